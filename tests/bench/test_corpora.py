"""Corpora have as many distinct papers as asked for, the same ones every time."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from bench.corpora import FIRST_DAY, HEADER, MARKED, Made, distinct, papers_of, write_corpus
from bench.recombining import Paper, made_name, recombined

KITES = Paper("KiteNet: Threads for Kites", "Kites fall. We present KiteNet. It holds them.")
BREAD = Paper("Baking With Tides in Mind", "Bread rises. Nobody knows why. KiteNet does not help.")
OWLS = Paper("Counting Owls by Ear", "Owls call at night. OwlBench has two hundred calls of them.")


def dump(*papers: Paper) -> str:
    """A listing as the seeds have it."""
    return f"{HEADER}Mar 13\n" + "".join(f"\n{p.title}\n\n{p.abstract}\n" for p in papers)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with two dumps, of three papers, one of them twice."""
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "a.txt").write_text(dump(KITES, BREAD), encoding="utf-8")
    (folder / "b.txt").write_text(dump(BREAD, OWLS), encoding="utf-8")
    return folder


def all_of(folder: Path) -> list[Paper]:
    """The papers of all dumps in a folder."""
    return [paper for path in sorted(folder.iterdir()) for paper in papers_of(path)]


def test_a_corpus_has_the_papers_asked_for(source: Path, tmp_path: Path) -> None:
    """Real papers come first, each once; recombined ones fill up; the marked one is among them."""
    made = write_corpus(source, 120, 50, tmp_path / "now", tmp_path / "later")
    now, later = all_of(tmp_path / "now"), all_of(tmp_path / "later")
    assert (len(now), len(later)) == (120, 50)
    assert len(list(distinct([*now, *later]))) == 170
    assert now[:3] == [KITES, BREAD, OWLS]
    assert now[60] == MARKED
    assert made == Made(real=3, recombined=167)


def test_a_corpus_is_the_same_each_time(source: Path, tmp_path: Path) -> None:
    """The same source and numbers give the same bytes."""
    for name in ("one", "two"):
        write_corpus(source, 60, 0, tmp_path / name, tmp_path / "later")
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("one", "two"))
    assert one == two
    assert not (tmp_path / "later").exists()


def test_later_papers_are_captured_later(source: Path, tmp_path: Path) -> None:
    """Dumps are dated a day apart, and the papers that come later have the newest day."""
    write_corpus(source, 100, 50, tmp_path / "now", tmp_path / "later")
    days = [path.name[:10] for path in sorted((tmp_path / "now").iterdir())]
    assert days == [FIRST_DAY.isoformat(), "2025-03-14"]
    assert [path.name[:10] for path in (tmp_path / "later").iterdir()] == ["2025-03-15"]


def test_a_folder_without_papers_is_refused(tmp_path: Path) -> None:
    """Nothing can be recombined from nothing."""
    with pytest.raises(ValueError, match=r"no \.txt dump"):
        write_corpus(tmp_path, 10, 0, tmp_path / "now", tmp_path / "later")


@pytest.mark.parametrize(
    ("text", "count"), [(dump(KITES), 1), (dump(KITES) + "\nHalf\n", 1), ("Prose.\n", 0), ("", 0)]
)
def test_only_whole_papers_are_read(tmp_path: Path, text: str, count: int) -> None:
    """A title without an abstract, and text of another shape, are no papers."""
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert len(papers_of(tmp_path / "a.txt")) == count


def test_a_name_of_one_paper_becomes_the_new_papers_own() -> None:
    """What two real papers name stays; what one alone names is named anew in each new paper."""
    text = " ".join(" ".join(paper) for paper in islice(recombined([KITES, BREAD, OWLS]), 30))
    assert "KiteNet" in text
    assert "OwlBench" not in text


def test_made_names_are_distinct() -> None:
    """No two numbers have one name."""
    assert len({made_name(number).casefold() for number in range(20_000)}) == 20_000
