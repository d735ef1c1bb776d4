"""`digest check`: every problem with its place and hint, a summary, and exit 1 for errors alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site.project import PAGES, digest, dump, project

AGENTS = ("Agents That Knock", "We build agents that knock before they enter a tool.")


def test_no_problem(tmp_path: Path) -> None:
    """Fine content is one line that says how much there is."""
    result = digest(project(tmp_path, {"content/dumps/2025-03-13-a.txt": dump(AGENTS)}), "check")
    assert (result.exit_code, result.output) == (0, "1 paper, 0 errors, 0 notices\n")


def test_errors(tmp_path: Path) -> None:
    """A problem is `path:line:column: level: what; how it should look`, in order of place."""
    files = {
        "content/dumps/2025-03-13-a.txt": dump(AGENTS),
        "content/notes/agents-that-knock.md": "---\nratting: 3\ntopics: [agent]\n---\n",
    }
    result = digest(project(tmp_path, files), "check")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "content/notes/agents-that-knock.md:2:1: error: there is no field `ratting`; "
        "did you mean `rating`?",
        "content/notes/agents-that-knock.md:3:10: error: unknown topic `agent`; "
        "did you mean `agents`?",
        "1 paper, 2 errors, 0 notices",
    ]


def test_notices_do_not_fail(tmp_path: Path) -> None:
    """What a curator may want to look at is shown, and fails nothing."""
    result = digest(project(tmp_path, {"content/inbox/raw.txt": "Not yet."}), "check")
    assert result.exit_code == 0
    assert "content/inbox/raw.txt:1:1: notice: waits in the inbox" in result.output


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


def test_an_orphaned_note_fails_nothing(tmp_path: Path) -> None:
    """A note whose paper is in no dump is kept and told: a notice, with the name that was meant."""
    files = {
        "content/dumps/2025-03-13-a.txt": dump(AGENTS),
        "content/notes/agents-that-knack.md": "Hello.",
    }
    result = digest(project(tmp_path, files), "check")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "content/notes/agents-that-knack.md:1:1: notice: no dump has a paper `agents-that-knack`; "
        "did you mean `agents-that-knock`? Rename the file to agents-that-knock.md",
        "1 paper, 0 errors, 1 notice",
    ]


# --- For programs ---------------------------------------------------------------------------------

BAD: dict[str, str | bytes] = {
    "content/dumps/2025-03-13-a.txt": dump(AGENTS),
    "content/inbox/raw.txt": "Not yet.",
    "content/notes/agents-that-knock.md": "---\nratting: 3\n---\n",
}


def test_json(tmp_path: Path) -> None:
    """One object: the numbers, and each problem with its place; a whole file's is its beginning."""
    result = digest(project(tmp_path, BAD), "check", "--format", "json")
    assert result.exit_code == 1
    said = json.loads(result.output)
    assert said == {
        "papers": 1,
        "errors": 1,
        "notices": 1,
        "problems": [
            {
                "level": "notice",
                "path": "content/inbox/raw.txt",
                "line": 1,
                "column": 1,
                "message": "waits in the inbox, and isn't shown",
                "hint": said["problems"][0]["hint"],
            },
            {
                "level": "error",
                "path": "content/notes/agents-that-knock.md",
                "line": 2,
                "column": 1,
                "message": "there is no field `ratting`",
                "hint": "did you mean `rating`?",
            },
        ],
    }


def test_github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Actions a problem is an annotation at its line, by the path from the repository's root."""
    config = project(tmp_path / "my digest", BAD)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    result = digest(config, "check", "--format", "github")
    assert result.exit_code == 1
    notice, error, summary = result.output.splitlines()
    assert notice.startswith(
        "::notice file=my digest/content/inbox/raw.txt,line=1,col=1,title=digest::waits in the"
    )
    assert error == (
        "::error file=my digest/content/notes/agents-that-knock.md,line=2,col=1,title=digest::"
        "there is no field `ratting`; did you mean `rating`?"
    )
    assert summary == "1 paper, 1 error, 1 notice"


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_content_cannot_command_actions(form: str, tmp_path: Path) -> None:
    """No name and no field can add a command of its own to a workflow's log."""
    files = {
        "content/notes/a%0A::error::b.md": '---\n"##[add-mask]x\\n::set-env name=A::b": 1\n---\n',
        "content/topics/::debug::x.md": "---\ntitle: '##[group]'\n---\n",
    }
    result = digest(project(tmp_path, files), "check", "--format", form)
    assert result.exit_code == 1
    assert "##[" not in "".join(
        line for line in result.output.splitlines() if not line.startswith("::")
    )
    commands = [line for line in result.output.splitlines() if line.lstrip().startswith("::")]
    assert all(line.startswith(("::error file=", "::notice file=")) for line in commands)
    assert len(commands) == (0 if form != "github" else result.output.count("title=digest"))
