"""`digest enrich` in trouble: no failure, lie or kill takes a fact, and the next run goes on."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.enriching import killed
from tests.enriching.asking import AGENT
from tests.enriching.enriched import KITE, NAMES, enrich, facts
from tests.enriching.known import HTML_AS_IF, THROTTLED, Mood
from tests.enriching.seeds import world
from tests.enriching.sources import Sources
from tests.site.project import digest

LIES = {
    "throttled": THROTTLED,
    "a page in HTML": HTML_AS_IF,
    "nothing": Mood(200, b""),
    "an empty list": Mood(200, b"[]"),
    "cut": Mood(200, b'[{"paper": {"id": "2410.054', cut=500),
    "slow": Mood(200, b"[]", takes=40.0),
    "another paper": Mood(200, b'{"id": "2401.00009", "title": "Owls", "summary": "They call."}'),
    "an error": Mood(400, b'{"error": "no"}'),
    "not there": Mood(404, b"{}"),
    "null": Mood(200, b"null"),
    "an empty feed": Mood(
        200, b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "application/atom+xml"
    ),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
@pytest.mark.parametrize("state", ["written", "sure"])
def test_no_failure_takes_a_fact(lie: Mood, state: str, config: Path, sources: Sources) -> None:
    """Whatever a server says or doesn't: no fact that is there is removed or changed."""
    if state == "sure":
        enrich(config, sources)
    else:
        line = '{"title":"Kites in a Network","arxiv":"2410.05434","year":2023,"venue":"Air"}\n'
        (config.parent / "content" / "facts.jsonl").write_text(line, "utf-8")
    before = facts(config)
    sources.always |= {"hf": lie, "arxiv": lie}
    enrich(config, sources, again=True)
    after = facts(config)
    for title, said in before.items():
        kept = {name: value for name, value in said.items() if name not in ("asked", "day")}
        assert {name: after[title].get(name) for name in kept} == kept
    sources.always.clear()
    enrich(config, sources)
    assert facts(config)[KITE.title]["authors"] == ["Ada Aloft", "Bo Breeze"]


@pytest.mark.parametrize("ill", ["hf", "arxiv", "s2"])
def test_a_source_that_is_down(
    ill: str,
    config: Path,
    sources: Sources,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The others are asked all the same; the run says who is missing, and the next asks it."""
    monkeypatch.setenv("S2_API_KEY", "a-key")
    sources.always[ill] = THROTTLED
    assert enrich(config, sources) == 1
    out = capsys.readouterr().out
    assert f"{NAMES[ill]} isn't asked any more in this run: HTTP 429" in out
    others = sorted(set(NAMES.values()) - {NAMES[ill]})
    assert {tuple(said["asked"]) for said in facts(config).values()} == {tuple(others)}
    sources.always.clear()
    asked = {source: len(sources.questions(source)) for source in NAMES}
    assert enrich(config, sources) == 0
    assert {tuple(said["asked"]) for said in facts(config).values()} == {
        tuple(sorted(NAMES.values()))
    }
    assert all(len(sources.questions(s)) == asked[s] for s in NAMES if s != ill)


def test_a_wrong_key(config: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that isn't taken is said at once; the key itself stands nowhere."""
    monkeypatch.setenv("S2_API_KEY", "another-key")
    assert enrich(config, sources) == 1
    assert len(sources.questions("s2")) == 1
    assert "another-key" not in (config.parent / "content" / "facts.jsonl").read_text("utf-8")


def test_the_time_is_over(
    seeds: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run keeps to its minutes, and several short ones come to what a long one comes to."""
    sources.papers[:] = world()
    began = sources.hands.now
    assert enrich(seeds, sources, minutes=0.75) == 0
    assert sources.hands.now - began <= 45
    assert "the time is over: the next run goes on from here" in capsys.readouterr().out
    while "to come; " not in (out := capsys.readouterr().out) or "the time is over" in out:
        enrich(seeds, sources, minutes=0.75)
    short, asked = facts(seeds), sorted(sources.questions("hf"))
    (seeds.parent / "content" / "facts.jsonl").unlink()
    sources.asked.clear()
    enrich(seeds, sources)
    assert (facts(seeds), sorted(sources.questions("hf"))) == (short, asked)


def test_killed(seeds: Path, sources: Sources) -> None:
    """Killed at any moment, it goes on where it was: what was answered isn't asked again."""
    sources.papers[:] = world()
    for at in (2, 60):
        done = killed.run(seeds, at, sources.environment)
        assert done.returncode < 0, done.stderr
        assert facts(seeds)
    enrich(seeds, sources)
    resumed, asked = facts(seeds), sorted(sources.questions("hf"))
    (seeds.parent / "content" / "facts.jsonl").unlink()
    sources.asked.clear()
    enrich(seeds, sources)
    assert (facts(seeds), sorted(sources.questions("hf"))) == (resumed, asked)


def test_politeness(seeds: Path, sources: Sources) -> None:
    """It says who asks, over one connection a server, a second or three between questions."""
    sources.papers[:] = world()
    enrich(seeds, sources)
    assert sources.agents == {AGENT}
    assert sources.connections == 2
    for source, pause in (("hf", 1.0), ("arxiv", 3.0)):
        times = sources.times[source]
        assert all(later - earlier >= pause for earlier, later in pairwise(times))


def test_mistakes_in_the_file(config: Path, sources: Sources) -> None:
    """A file with a mistake is shown to the person who made it, and nothing is asked."""
    file = config.parent / "content" / "facts.jsonl"
    file.write_text('{"title": "Kites in a Network", "yaer": 2024}\n', "utf-8")
    result = digest(config, "enrich", "--contact", "a@b.c", **sources.environment)
    assert result.exit_code == 1
    assert "content/facts.jsonl:1:1: error: there is no field `yaer`" in result.output
    assert "mend these lines first" in result.output
    assert sources.asked == []
