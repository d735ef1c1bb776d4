"""What the commands that ask servers have in common: who asks, whom, and with what key."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from importlib.metadata import version
from urllib.parse import urlsplit

import click

from generator.enriching.connections import Server
from generator.model.page import Settings

contact = click.option(
    "--contact",
    envvar="DIGEST_CONTACT",
    show_envvar=True,
    help="An e-mail or web address at which who runs the servers can reach you.",
)
_CONTACT = re.compile(r"[!-'*-:<-~]{3,200}")
"""What may stand in a comment of a User-Agent, RFC 9110, 10.1.5: no brackets, no blanks."""


def agent_of(contact: str | None, settings: Settings) -> str:
    """The User-Agent of this program, with the contact that is given or the digest's own address.

    Raises a usage error without one: who asks others' servers says who it is.
    """
    sites = (url for url in (settings.repository, settings.url) if url and not _is_example(url))
    who = contact or next(sites, "")
    if not _CONTACT.fullmatch(who):
        message = "say who asks: an e-mail or web address, or `site_url` in mkdocs.yml"
        raise click.BadParameter(message, param_hint="--contact")
    return f"paper-digest/{version('paper-digest')} (+{who})"


def _is_example(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return f".{host}".endswith((".example", ".example.org", ".example.com", ".localhost"))


def server(default: Server, variable: str) -> Server:
    """A server at its own address, or at that of a mirror which an environment variable names."""
    address = os.environ.get(variable, "").rstrip("/")
    return replace(default, address=address) if address else default
