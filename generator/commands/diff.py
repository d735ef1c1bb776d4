"""`digest diff`: what changed in the site since a revision, as people think of it."""

from __future__ import annotations

from pathlib import Path

import click

from generator.building.memory import Memory
from generator.cataloguing.site import by_place, catalogue
from generator.checking.further import further
from generator.commands.loading import doing
from generator.commands.problems import log_line
from generator.commands.revisions import content_at
from generator.comparing.comparison import State
from generator.comparing.formats import Form, in_json, in_markdown, in_text
from generator.comparing.states import compare
from generator.garbage import uncollected
from generator.known import Known
from generator.model.content import Content
from generator.model.page import Settings
from generator.reading.content import read_content
from generator.reading.settings import read_settings
from generator.rendering.pages import pages_of

SHOWN = {Form.TEXT: 20, Form.MARKDOWN: 100}
"""So many things of a kind are shown, unless all are wanted."""


@click.command()
@click.argument("revision", metavar="[REV]", default="HEAD")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    help="Lines of text, Markdown for GitHub, or one JSON object with everything.",
)
@click.option("--all", "everything", is_flag=True, help="Show all things of each kind.")
@click.pass_obj
def diff(config: Path, revision: str, form: str, everything: bool) -> None:
    """Compare the site of this folder with that of revision REV: HEAD, if none is given.

    Papers that are new, recurring, merged, changed or re-tagged; addresses that moved or answer no
    more, with the line that mends it; notes, topics and other words; problems new and mended. Both
    sites are made by this program. REV's content is read from git, and no file is touched; forty
    zeros stand for a site with nothing in it.
    """
    settings, root = read_settings(config)
    known = Memory(config.parent / ".cache", lambda _: None)
    with content_at(revision, root.resolve()) as folder, uncollected():
        after = _state(_read(root, "This folder", known), "This folder", settings, known)
        known.save()  # as a build would; what the revision adds to it, nobody asks for again
        content = _read(folder, "The revision", known)
        same = content == after.content
        before = after if same else _state(content, "The revision", settings, known)
        compared = compare(before, after)
    most = 0 if everything else SHOWN.get(Form(form), 0)
    if form == Form.JSON:
        click.echo(in_json(compared))
    elif form == Form.MARKDOWN:
        click.echo(in_markdown(compared, most), nl=False)
    else:
        for line in in_text(compared, most):
            click.echo(log_line(line))


def _read(root: Path, which: str, known: Known) -> Content:
    with doing(f"{which}: reading"):
        return read_content(root, known)


def _state(content: Content, which: str, settings: Settings, known: Known) -> State:
    """The site of a content; of two that have much in common, most is worked out once."""
    with doing(f"{which}: cataloguing"):
        site = catalogue(content, known)
        problems = by_place([*site.problems, *further(content, site)])
        paths = frozenset(page.path for page in pages_of(site, settings)) | content.files
        return State(content, site, problems, paths)
