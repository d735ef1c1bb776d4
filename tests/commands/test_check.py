"""`digest check`: every problem with its place and hint, a summary, and exit 1 for errors alone."""

from __future__ import annotations

from pathlib import Path

from tests.site.project import PAGES, digest, dump, project

AGENTS = ("Agents That Knock", "We build agents that knock before they enter a tool.")


def test_no_problem(tmp_path: Path) -> None:
    """Fine content is one line that says how much there is."""
    result = digest(project(tmp_path, {"content/dumps/2025-03-13-a.txt": dump(AGENTS)}), "check")
    assert (result.exit_code, result.output) == (0, "1 paper, 0 errors, 0 notices\n")


def test_errors(tmp_path: Path) -> None:
    """A problem is `path:line:column: level: message` with its hint below, in order of place."""
    files = {
        "content/dumps/2025-03-13-a.txt": dump(AGENTS),
        "content/notes/agents-that-knock.md": "---\nratting: 3\ntopics: [agent]\n---\n",
    }
    result = digest(project(tmp_path, files), "check")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "content/notes/agents-that-knock.md:2:1: error: there is no field `ratting`",
        "    did you mean `rating`?",
        "content/notes/agents-that-knock.md:3:10: error: unknown topic `agent`",
        "    did you mean `agents`?",
        "1 paper, 2 errors, 0 notices",
    ]


def test_notices_do_not_fail(tmp_path: Path) -> None:
    """What a curator may want to look at is shown, and fails nothing."""
    result = digest(project(tmp_path, {"content/inbox/raw.txt": "Not yet."}), "check")
    assert result.exit_code == 0
    assert "content/inbox/raw.txt: notice: waits in the inbox" in result.output


def test_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Controls and marks that hide text are spelled out, wherever they come from."""
    note = "content/notes/agents-that-knock.md"
    files = {
        "content/dumps/2025-03-13-a.txt": dump(AGENTS),
        note: '---\nrating: "\\e[31m\\u202E3"\n---\n[[\u202ex]]\n',
    }
    result = digest(project(tmp_path, files), "check")
    assert result.exit_code == 1
    assert not {"\x1b", "\u202e"} & set(result.output)


def test_elsewhere(tmp_path: Path) -> None:
    """Where there is no `mkdocs.yml` the command says so, and what to do."""
    result = digest(tmp_path / "mkdocs.yml", "check")
    assert result.exit_code == 1
    assert "go to the digest's folder" in result.output


def test_nothing_but_problems_and_the_summary(tmp_path: Path) -> None:
    """In a pipe nothing tells of progress."""
    result = digest(project(tmp_path, PAGES), "check")
    assert result.stderr == ""
    assert "\r" not in result.output
