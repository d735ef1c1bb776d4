"""`digest diff`: what changed in the site since a revision, as people think of it."""

from __future__ import annotations

from pathlib import Path

import click

from generator.building.memory import Memory
from generator.cataloguing.known import Known
from generator.cataloguing.site import by_place, catalogue
from generator.checking.further import further
from generator.commands.loading import doing
from generator.commands.problems import log_line
from generator.commands.revisions import content_at
from generator.comparing.comparison import State
from generator.comparing.formats import Form, in_json, in_markdown, in_text
from generator.comparing.states import compare
from generator.model import Settings
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
    with content_at(revision, root.resolve()) as folder:
        after = _state(root, "This folder", settings, known)
        before = _state(folder, "The revision", settings, known)
    compared = compare(before, after)
    most = 0 if everything else SHOWN.get(Form(form), 0)
    if form == Form.JSON:
        click.echo(in_json(compared))
    elif form == Form.MARKDOWN:
        click.echo(in_markdown(compared, most), nl=False)
    else:
        for line in in_text(compared, most):
            click.echo(log_line(line))


def _state(root: Path, which: str, settings: Settings, known: Known) -> State:
    """The site of a content folder; what is known saves time, and is not written."""
    with doing(f"{which}: reading and cataloguing"):
        content = read_content(root)
        site = catalogue(content, known)
        problems = by_place([*site.problems, *further(content, site)])
        paths = frozenset(page.path for page in pages_of(site, settings)) | content.files
        return State(content, site, problems, paths)
