"""`digest fetch`: a day's papers become a dump, once, and nothing is written over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest

from generator.commands.fetch import run
from generator.reading.content import read_content
from tests.enriching.answers import item
from tests.enriching.asking import AGENT
from tests.enriching.clock import TODAY
from tests.enriching.known import HTML_AS_IF, THROTTLED, Known, Mood
from tests.enriching.sources import Sources, serving
from tests.importing.pastes import files
from tests.site.project import digest, project, write
from tests.world import BREAD, KITES, OWLS

DAY = date(2026, 3, 6)
KITE = Known("Kites in a Network", KITES, "2602.23229", code="https://github.com/a/kites", votes=7)
LOAF = Known("Measuring Sourdough", BREAD, "2602.00001", day="2026-03-05")
OWL = Known("Owls Heard Twice", OWLS, "2602.00002", votes=0)
NAME = "2026-03-06-daily-papers.json"


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sources]:
    """Hugging Face with papers of two days, to which the command is led."""
    with serving(LOAF, KITE, OWL) as served:
        for name, value in served.environment.items():
            monkeypatch.setenv(name, value)
        yield served


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A digest without papers."""
    return project(tmp_path, {"content/dumps/.gitkeep": ""})


def fetch(config: Path, sources: Sources, day: date | None = DAY) -> int:
    """Fetches by a clock that nobody waits for; the exit status."""
    return run(config, day, AGENT, sources.hands.clock)


def test_a_day(config: Path, sources: Sources, capsys: pytest.CaptureFixture[str]) -> None:
    """A day's papers are filed with votes, ids and authors, and told of as an import is."""
    assert fetch(config, sources) == 0
    assert capsys.readouterr().out.splitlines() == [
        "https://huggingface.co/papers/date/2026-03-06",
        f"  filed as content/dumps/{NAME}",
        "  captured on 2026-03-06: by the file's name",
        "  2 papers: 2 new, 0 known",
        "    new: Kites in a Network",
        "    new: Owls Heard Twice",
        "1 dump filed, 0 filed already, 0 files stay",
    ]
    content = read_content(config.parent / "content")
    assert content.problems == ()
    (dump,) = content.dumps
    assert (dump.slug, dump.captured) == ("2026-03-06-daily-papers", DAY)
    kite, owl = dump.entries
    assert (kite.arxiv, kite.votes, kite.authors) == ("2602.23229", 7, ("Ada Aloft", "Bo Breeze"))
    assert (kite.abstract, kite.links, owl.votes) == (KITES, (KITE.code,), 0)
    assert digest(config, "check").output.endswith("2 papers, 0 errors, 0 notices\n")


def test_the_latest(config: Path, sources: Sources) -> None:
    """Without a day it is the newest one that has papers."""
    assert fetch(config, sources, None) == 0
    assert list(files(config, "dumps")) == [".gitkeep", NAME]


def test_the_same_day_again(
    config: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    """A day that was fetched stays as it is, other votes and all; only new papers are filed."""
    fetch(config, sources)
    before = files(config, "dumps")
    sources.papers[1:2] = [Known(KITE.title, KITES, KITE.arxiv, votes=99)]
    capsys.readouterr()
    assert fetch(config, sources) == 0
    assert capsys.readouterr().out == "fetched already: all 2 papers of 2026-03-06\n"
    assert files(config, "dumps") == before
    sources.papers.append(Known("A Late Paper", BREAD, "2602.00004"))
    assert fetch(config, sources) == 0
    later = files(config, "dumps")
    second = json.loads(later.pop("2026-03-06-daily-papers-2.json"))
    assert [one["paper"]["title"] for one in second] == ["A Late Paper"]
    assert later == before


def test_another_file_of_that_name(config: Path, sources: Sources) -> None:
    """What somebody else put there is left alone, and the fetched dump gets another name."""
    write(config.parent, {f"content/dumps/{NAME}": json.dumps([item(LOAF)])})
    before = files(config, "dumps")
    assert fetch(config, sources) == 0
    later = files(config, "dumps")
    assert set(later) - set(before) == {"2026-03-06-daily-papers-2.json"}
    assert later[NAME] == before[NAME]


def test_a_day_without_papers(
    config: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    """A Sunday without papers is no failure."""
    assert fetch(config, sources, date(2026, 3, 8)) == 0
    assert capsys.readouterr().out == "no papers were listed on 2026-03-08\n"
    sources.papers.clear()
    assert fetch(config, sources, None) == 0
    assert list(files(config, "dumps")) == [".gitkeep"]


@pytest.mark.parametrize(
    ("lie", "why"),
    [
        (THROTTLED, "HTTP 429"),
        (HTML_AS_IF, "text/html where JSON should be"),
        (Mood(200, b'[{"paper": {"id": "2602', cut=99), "no connection, or one that broke"),
        (Mood(200, json.dumps([item(KITE)] * 3).encode()[:-2]), "broken JSON"),
        (Mood(200, b'{"error": "down"}'), "no list of papers"),
        (Mood(400, b'{"error": "date"}'), "HTTP 400"),
        (Mood(404, b"{}"), "no list of papers"),
    ],
)
def test_no_listing(lie: Mood, why: str, config: Path, sources: Sources) -> None:
    """Without a whole listing nothing is filed, and why is said."""
    sources.always["hf"] = lie
    with pytest.raises(click.ClickException, match=why):
        fetch(config, sources)
    assert list(files(config, "dumps")) == [".gitkeep"]


def test_hostile_papers(config: Path, sources: Sources) -> None:
    """Whatever stands in a paper's title is text, and reaches no terminal as a command."""
    sources.papers[:] = [Known("::error::\x1b[31mOwned\u202e", KITES, "2602.00005")]
    assert fetch(config, sources) == 0
    (dump,) = read_content(config.parent / "content").dumps
    assert dump.entries[0].title == "::error::[31mOwned"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2026-13-01"], "write the day as YYYY-MM-DD"),
        (["yesterday"], "write the day as YYYY-MM-DD"),
        (["2199-01-01"], "2199-01-01 is still to come"),
        (["2026-03-06", "--latest"], "give a day, or --latest, not both"),
        (["2026-03-06", "2026-03-07"], "unexpected extra argument"),
    ],
)
def test_wrong_arguments(arguments: list[str], said: str, config: Path, sources: Sources) -> None:
    """A wrong argument is told before anything is asked."""
    result = digest(config, "fetch", "--contact", "a@b.c", *arguments, **sources.environment)
    assert (result.exit_code, sources.asked) == (2, [])
    assert said in result.output


def test_the_command(config: Path, sources: Sources) -> None:
    """The command itself fetches, and says who asks."""
    arguments = ["2026-03-05", "--contact", "me@example.net"]
    result = digest(config, "fetch", *arguments, **sources.environment)
    assert result.exit_code == 0, result.output
    assert list(files(config, "dumps")) == [".gitkeep", "2026-03-05-daily-papers.json"]
    assert all(agent.endswith("(+me@example.net)") for agent in sources.agents)
    result = digest(config, "fetch", SITE_URL="https://example.org/", **sources.environment)
    assert result.exit_code == 2
    assert "say who asks" in result.output


def test_politeness(config: Path, sources: Sources) -> None:
    """Two questions, for the latest day and its papers, with a second between."""
    fetch(config, sources, None)
    assert sources.hands.waits == [1.0]
    assert (len(sources.asked), sources.connections, sources.hands.today) == (2, 1, TODAY)
