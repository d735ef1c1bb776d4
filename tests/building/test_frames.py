"""Frames: pages joined with the theme once drawn are the pages that MkDocs itself makes."""

from __future__ import annotations

from pathlib import Path

from tests.site.project import dump, mkdocs, project

HOSTILE = (
    "</title><script>alert(1)</script> & “quotes” pd-slot-content-pd",
    "An abstract of pd-slot-title-pd, <h1>pd-slot-head-pd</h1> and pd-slot-step/.",
)
PLAIN = ("Agents That Knock", "We build agents that knock before they enter a tool.")
MANY = [(f"Agent Number {n}", f"Agent {n} is an agent of its own.") for n in range(155)]


def site(root: Path, *, frames: bool) -> dict[str, bytes]:
    """The files of a site by path, built with or without frames."""
    files = {"content/dumps/2025-03-13-a.txt": dump(HOSTILE, PLAIN, *MANY)}
    config = project(root, {**files, "content/notes/agents-that-knock.md": "See [[agents]].\n"})
    options = config.read_text(encoding="utf-8")
    options = options.replace(
        "  - digest:\n", f"  - digest:\n      frames: {str(frames).lower()}\n"
    )
    config.write_text(options, encoding="utf-8")
    result = mkdocs(config, "--strict")
    assert result.exit_code == 0, result.output
    built = root / "site"
    return {
        p.relative_to(built).as_posix(): p.read_bytes() for p in built.rglob("*") if p.is_file()
    }


def test_frames_change_nothing(tmp_path: Path) -> None:
    """Every file is the same, byte for byte, at every depth and with slots' names in the text."""
    fast = site(tmp_path / "fast", frames=True)
    slow = site(tmp_path / "slow", frames=False)
    assert "topics/agents/page-1/index.html" in fast
    assert {path: fast[path] for path in fast} == {path: slow[path] for path in slow}
