"""The site's indexes: put into editions together, that of notes renewed by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.building.edition import Edition
from generator.building.inputs import Inputs
from generator.building.record import Record
from generator.building.search_indexes import Indexes
from generator.building.tree import Tree
from generator.rendering.prose import Words
from generator.rendering.search_notes import note_record, said_in
from generator.rendering.search_record import SearchRecord, SearchRecords
from tests import world

LAST, NOW = Inputs("around", {"notes/a.md": "1"}), Inputs("around", {"notes/a.md": "2"})
PAPER = SearchRecord("papers/kitenet/", "KiteNet", world.KITES, {"kind": ("paper",)})


def begun(cache: Path, said: str = "Old", serving: bool = False) -> Indexes:
    """The indexes of a site with a paper and its note, remembered as those of a build."""
    paper = world.paper("KiteNet", note=world.note("kitenet", said))
    note = note_record("kitenet", "KiteNet", said_in(world.note("kitenet")), Words(said, ()))
    indexes = Indexes(cache, serving)
    indexes.start(SearchRecords((PAPER,), (), (note,) if note else ()), [paper])
    indexes.remember(LAST)
    return indexes


def words(text: str) -> dict[str, Words]:
    """The new words of the one note."""
    return {"kitenet": Words(text, ())}


def files_in(indexes: Indexes, folder: Path) -> dict[str, bytes]:
    """The files of an edition with the indexes."""
    folder.mkdir()
    edition = Edition(Tree(folder, {}), Record(LAST), alone=True)
    indexes.add(edition)
    edition.publish(Record(LAST))
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize(("old", "new"), [("Old", "New"), ("Old", ""), ("", "New")])
def test_a_note_is_renewed(tmp_path: Path, old: str, new: str) -> None:
    """With new words of a note, in another process, the indexes are those made from nothing."""
    begun(tmp_path / "one", old)
    renewed = Indexes(tmp_path / "one", serving=False)
    assert renewed.renew(LAST, words(new))
    right = files_in(begun(tmp_path / "two", new), tmp_path / "right")
    assert files_in(renewed, tmp_path / "site") == right


def test_renewed_again_and_again(tmp_path: Path) -> None:
    """A renewal is remembered for the next one, which knows no older."""
    indexes = begun(tmp_path)
    assert indexes.renew(LAST, words("New"))
    indexes.remember(NOW)
    assert not indexes.renew(LAST, words("Newer"))
    assert indexes.renew(NOW, words("Newer"))


def test_an_orphan_has_no_result(tmp_path: Path) -> None:
    """The words of a note whose paper is gone are in no index."""
    indexes = begun(tmp_path)
    before = files_in(indexes, tmp_path / "before")
    assert indexes.renew(LAST, {"another": Words("New", ())})
    assert files_in(indexes, tmp_path / "after") == before


@pytest.mark.parametrize("damage", [b"", b"{}", b"x\n{}"])
def test_records_that_are_not_at_hand(tmp_path: Path, damage: bytes) -> None:
    """With damaged records, or none, nothing is renewed: a whole build makes them anew."""
    indexes = begun(tmp_path)
    (tmp_path / "search" / "words.json").write_bytes(damage)
    assert not indexes.renew(LAST, words("New"))
    (tmp_path / "search" / "words.json").unlink()
    assert not indexes.renew(LAST, words("New"))


def test_serve_has_the_first_index_at_once(tmp_path: Path) -> None:
    """Where there is no index yet `serve` waits for it, and has a search from the beginning."""
    files = files_in(Indexes(tmp_path, serving=True), tmp_path / "none")
    assert files == {}
    indexes = begun(tmp_path, serving=True)
    assert "pagefind/pagefind.js" in files_in(indexes, tmp_path / "site")
    indexes.stop()
