"""Bad content is told at its place, fails a strict build, and stops nothing else from building."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.site.project import HEADER, digest, dump, mkdocs, project

GOOD = {
    "content/dumps/2025-03-13-good.txt": dump(
        ("Agents That Knock", "We build agents that knock before they enter a tool."),
        ("Doors Nobody Opens", "We count doors. Most of them stay shut for a year or longer."),
    )
}
DUMP = "content/dumps/2025-04-01-bad.txt"
NOTE = "content/notes/agents-that-knock.md"
FINE = dump(("A Fine Title", "A fine abstract, in one whole sentence of some length."))
TWO_TITLES = FINE.replace("A Fine Title\n", "A Title Alone\n\nA Fine Title\n")

BAD: dict[str, tuple[Mapping[str, str | bytes], str]] = {
    "an empty dump": ({DUMP: b""}, f"{DUMP}:1:1: error: no paper in this file"),
    "a header alone": ({DUMP: HEADER}, f"{DUMP}:1:1: error: no paper in this file"),
    "two titles in a row": ({DUMP: TWO_TITLES}, f"{DUMP}:13:1: error: a title without an abstract"),
    "UTF-16": ({DUMP: FINE.encode("utf-16")}, f"{DUMP}:1:1: error: UTF-16, not UTF-8"),
    "a NUL byte": ({DUMP: FINE.replace("fine abs", "fi\0ne abs")}, f"{DUMP}:15:5: error: a NUL"),
    "broken YAML": (
        {NOTE: "---\nwhy: fine\nrating: [1\n---\nHello.\n"},
        f"{NOTE}:3:9: error: broken front matter",
    ),
    "an unknown field": (
        {NOTE: "---\nratting: 3\n---\n"},
        f"{NOTE}:2:1: error: there is no field `ratting`; did you mean `rating`?",
    ),
    "an unknown topic": (
        {NOTE: "---\ntopics: [agent]\n---\n"},
        f"{NOTE}:2:10: error: unknown topic `agent`; did you mean `agents`?",
    ),
    "a scheme that runs code": (
        {"content/about.md": "# About\n\nA [link](javascript:x).\n"},
        "content/about.md:3:3: error: a link to `javascript:` isn't shown",
    ),
    "a field that a page has not": (
        {"content/about.md": "---\ntemplate: x.html\n---\n"},
        "content/about.md:2:1: error: there is no field `template`",
    ),
    "a picture with a script": (
        {"content/notes/a.svg": "<svg>\n<script/></svg>"},
        "content/notes/a.svg:2:1: error: `<script>` in a picture isn't published",
    ),
    "a page with code of its own": (
        {"content/notes/a.html": "<script>alert(1)</script>"},
        "content/notes/a.html:1:1: error: a file in `.html` isn't published: it may hold code",
    ),
    "a link that leads nowhere": (
        {NOTE: "It cites\n[[doors-nobody-open]].\n"},
        f"{NOTE}:2:1: error: unknown page `doors-nobody-open`; did you mean `doors-nobody-opens`?",
    ),
}


@pytest.mark.parametrize(("files", "message"), BAD.values(), ids=BAD)
def test_bad_content_is_one_error(
    tmp_path: Path, files: Mapping[str, str | bytes], message: str
) -> None:
    """Each fault is one message at its place: `digest check` and a strict build both fail on it."""
    config = project(tmp_path, {**GOOD, **files})
    checked = digest(config, "check")
    assert checked.exit_code == 1
    assert checked.output.startswith(message)
    assert checked.output.count(" error: ") == 1
    built = mkdocs(config, "--strict")
    assert built.exit_code == 1
    assert f"ERROR   -  digest: {message.partition(': error: ')[0]}: " in built.output


def test_bad_content_stops_nothing_else(tmp_path: Path) -> None:
    """A plain build of every fault at once succeeds, with all that is right and no broken link."""
    files = {path: text for each, _ in BAD.values() for path, text in each.items()}
    for number, (each, _) in enumerate(BAD.values()):
        if DUMP in each:
            files[f"content/dumps/2025-04-{number + 1:02}-bad.txt"] = each[DUMP]
    config = project(tmp_path, {**GOOD, **files})
    built = mkdocs(config)
    assert built.exit_code == 0, built.output
    for name in ("agents-that-knock", "doors-nobody-opens", "a-fine-title"):
        assert (tmp_path / "site/papers" / name / "index.html").is_file()
    assert digest(config, "verify", str(tmp_path / "site")).output == "nothing wrong\n"


def test_quiet_does_not_hide_errors(tmp_path: Path) -> None:
    """`mkdocs -q --strict` fails too, though the log that MkDocs counts may be silenced."""
    config = project(tmp_path, {**GOOD, NOTE: "---\nratting: 3\n---\n"})
    assert mkdocs(config, "--quiet", "--strict").exit_code == 1
    assert mkdocs(config, "--quiet").exit_code == 0


def test_good_content_builds_strictly(tmp_path: Path) -> None:
    """Content without a fault passes the check, a strict build and the check of the built site."""
    config = project(tmp_path, GOOD)
    assert digest(config, "check").output.endswith("2 papers, 0 errors, 0 notices\n")
    assert mkdocs(config, "--strict").exit_code == 0
    assert digest(config, "verify", str(tmp_path / "site")).exit_code == 0
