"""`digest stats`: what a curator needs to improve the topics."""

from __future__ import annotations

from pathlib import Path

from tests.site.project import digest, dump, project

PAPERS = dump(
    ("Agents That Knock", "We build agents that knock before they enter a tool."),
    ("Agents That Wait", "We build agents that wait for an answer before they enter."),
    ("Doors Nobody Opens", "We count doors. Most of them stay shut for a year or longer."),
)
DOORS = "---\ntitle: Gates\nphrases: [gate, garden gate]\n---\nGates.\n"


def test_stats(tmp_path: Path) -> None:
    """Papers per topic, papers without one, phrases that match too much or nothing."""
    files = {"content/dumps/2025-03-13-a.txt": PAPERS, "content/topics/gates.md": DOORS}
    result = digest(project(tmp_path, files), "stats")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "Papers: 3, topics a paper: 0.67",
        "",
        "Papers per topic",
        "      2  agents",
        "      0  gates",
        "",
        "Papers without a topic",
        "  Doors Nobody Opens",
        "",
        "Papers whose topic is by similarity alone",
        "  none",
        "",
        "Terms of papers without a sure topic",
        "  none",
        "",
        "Phrases that match too much",
        "  agents: agent (2 papers)",
        "",
        "Phrases of papers that mostly lack the topic",
        "  none",
        "",
        "Phrases that match nothing",
        "  gates: 2 of 2: gate, garden gate",
        "",
        "Topics that go together",
        "  none",
    ]


def test_phrases_that_may_mean_something_else(tmp_path: Path) -> None:
    """A phrase that many papers have, and few of them with its topic, is named with both."""
    papers = [(f"Bolt {n}", f"An agent, a bolt and {n} agents of bolts, once.") for n in range(9)]
    files = {
        "content/dumps/2025-03-13-a.txt": dump(*papers, ("A gate of gates", "A gate, a gate.")),
        "content/topics/gates.md": "---\ntitle: Gates\nphrases: [once, gate]\n---\nGates.\n",
    }
    shown = digest(project(tmp_path, files), "stats").output
    assert "lack the topic\n  none" in shown
    files["content/dumps/2025-03-14-b.txt"] = dump(("Bolt 10", "Agents, bolts, agents, once."))
    shown = digest(project(tmp_path / "more", files), "stats").output
    assert "lack the topic\n  gates: once (0 of 10 papers have the topic)\n\n" in shown
    weak = files["content/topics/gates.md"].replace("[once, gate]", "[gate]\nweak: [once]")
    files["content/topics/gates.md"] = weak
    shown = digest(project(tmp_path / "weak", files), "stats").output
    assert "lack the topic\n  none" in shown


def test_titles_command_nothing(tmp_path: Path) -> None:
    """No title can speak to a terminal or to a workflow's log."""
    evil = dump(("::error::Doors", "We count doors."), ("##[group]Gates", "We count gates."))
    result = digest(project(tmp_path, {"content/dumps/2025-03-13-a.txt": evil}), "stats")
    lines = result.output.splitlines()
    assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line] == []
    assert any("::error::Doors" in line for line in lines)


def test_no_papers(tmp_path: Path) -> None:
    """Without papers there are statistics too."""
    result = digest(project(tmp_path, {}), "stats")
    assert result.exit_code == 0
    assert result.output.startswith("Papers: 0, topics a paper: 0.00\n")
