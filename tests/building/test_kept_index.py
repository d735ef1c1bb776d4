"""The kept index: made once for the same records, whole or not at all, and beside the build."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.building.hashing import hash_of
from generator.building.kept_index import FEW, KeptIndex, SearchError, SiteFile, records_key
from generator.rendering.search_record import SearchRecord
from tests import world

NEVER = 10_000.0
SOME = tuple(
    SearchRecord(f"{number}/", f"Paper {number}", world.TEXTS[number % 4], {"kind": ("paper",)})
    for number in range(20)
)
MANY = tuple(replace(SOME[number % 20], url=f"many/{number}/") for number in range(FEW + 1))


def must_not_be_asked() -> Sequence[SearchRecord]:
    """Records that nobody may need."""
    raise AssertionError("the index is there already")


def made(cache: Path, records: tuple[SearchRecord, ...] = SOME, name: str = "words") -> KeptIndex:
    """An index that was begun."""
    index = KeptIndex(cache, name)
    index.start(records_key(records), lambda: records)
    return index


def contents(files: Mapping[str, SiteFile]) -> dict[str, bytes]:
    """The bytes of an index's files by their paths in the site."""
    return {path: one.file.read_bytes() for path, one in files.items()}


def test_the_files_are_those_of_the_site(tmp_path: Path) -> None:
    """The first index brings the reader's own files, the other is inside its folder."""
    archive, words = made(tmp_path, name="archive").files(), made(tmp_path).files()
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json", "pagefind/facets.json"} < set(
        archive
    )
    assert {path.rpartition("/")[0] for path in words} >= {"pagefind/words"}
    assert [path for path in words if not path.startswith("pagefind/words/")] == []
    for one in (*archive.values(), *words.values()):
        assert hash_of(one.file.read_bytes()) == one.data


def test_many_records_are_indexed_beside_the_build(tmp_path: Path) -> None:
    """Another process makes an index of many, and it is that which this process would make."""
    index = made(tmp_path / "one", MANY)
    assert contents(index.files()) == contents(made(tmp_path / "two", MANY).files())
    assert index.ready


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    """In another build nobody is asked for the records that made the index."""
    before = made(tmp_path).files()
    index = KeptIndex(tmp_path, "words")
    index.start(records_key(SOME), must_not_be_asked)
    assert index.files() == before


def test_another_index_leaves_nothing_of_the_last(tmp_path: Path) -> None:
    """The folder has the files of the newest index alone; those that stay are not written again."""
    first = made(tmp_path).files()
    second = made(tmp_path, (*SOME, replace(SOME[0], url="more/"))).files()
    kept = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    names = {one.file.relative_to(tmp_path) for one in second.values()}
    assert kept - names == {Path("search/words/index.json"), Path("search/words/postings")}
    assert set(first.values()) - set(second.values())


@pytest.mark.parametrize("records", [SOME, MANY], ids=["at once", "beside the build"])
def test_other_facets_need_no_pagefind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, records: tuple[SearchRecord, ...]
) -> None:
    """Where only facets change, what was found of the texts stands, and so does the reader."""
    changed = tuple(replace(one, facets={"kind": ("note",)}) for one in records)
    right = contents(made(tmp_path / "new", changed).files())
    made(tmp_path / "old", records).files()
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "none"))
    assert contents(made(tmp_path / "old", changed).files()) == right


def test_begun_before_the_facets_are_known(tmp_path: Path) -> None:
    """An index that was begun with the texts alone is the one made of the records at once."""
    index = KeptIndex(tmp_path / "early", "archive")
    index.begin([replace(one, facets={}) for one in MANY])
    index.start(records_key(MANY), lambda: MANY)
    assert contents(index.files()) == contents(made(tmp_path / "late", MANY, "archive").files())


def test_begun_with_other_texts(tmp_path: Path) -> None:
    """What was begun with texts that turn out to be others is given up."""
    index = KeptIndex(tmp_path / "early", "words")
    index.begin(MANY[::-1])
    index.start(records_key(MANY), lambda: MANY)
    assert contents(index.files()) == contents(made(tmp_path / "late", MANY).files())


def test_begun_and_left(tmp_path: Path) -> None:
    """Who begins and goes away leaves no process, and no index."""
    index = KeptIndex(tmp_path, "words")
    index.begin(MANY)
    index.stop()
    assert index.ready
    assert KeptIndex(tmp_path, "words").is_empty


@pytest.mark.parametrize("damage", ["gone", "cut", "its list", "nonsense"])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: str) -> None:
    """A kept index that is not whole is never handed out."""
    whole = made(tmp_path)
    before = contents(whole.files())
    file = max(whole.files().values(), key=lambda one: one.file.stat().st_size).file
    record = tmp_path / "search" / "words" / "index.json"
    match damage:
        case "gone":
            file.unlink()
        case "cut":
            file.write_bytes(file.read_bytes()[:10])
        case "its list":
            record.write_bytes(record.read_bytes()[:-1])
        case _:
            record.write_bytes(b"\xff\n[]")
    assert contents(made(tmp_path).files()) == before


def test_a_killed_making_leaves_the_last_index(tmp_path: Path) -> None:
    """Whoever is killed meanwhile leaves the last index whole, and the next build makes the new."""
    last = made(tmp_path).files()
    index = made(tmp_path, MANY)
    index.stop()
    assert KeptIndex(tmp_path, "words").files() == last
    assert len(made(tmp_path, MANY).files()) > len(last)


def test_a_maker_that_is_killed(tmp_path: Path) -> None:
    """A process that somebody else ends is one clear error, and the last index stays."""
    last = made(tmp_path).files()
    index = KeptIndex(tmp_path, "words")
    index.start(records_key(MANY), lambda: MANY, after=NEVER)
    assert index._maker
    os.kill(index._maker.pid, signal.SIGKILL)
    with pytest.raises(SearchError, match="its maker ended with -9"):
        index.files()
    assert index.files() == last


def test_an_index_is_made_when_nothing_else_is_asked_for(tmp_path: Path) -> None:
    """What is begun to be made after a while is given up for another that is asked for sooner."""
    index = made(tmp_path)
    last = index.files()
    index.start("first", lambda: MANY, after=NEVER)
    assert not index.ready
    assert index.files(wait=False) == last
    index.start("second", lambda: MANY[::-1], after=NEVER)
    index.start("second", must_not_be_asked, after=NEVER)
    index.start(records_key(SOME), must_not_be_asked)
    assert index.ready
    assert index.files() == last


def test_no_index_yet(tmp_path: Path) -> None:
    """Who doesn't wait for the first index has none."""
    index = KeptIndex(tmp_path, "words")
    index.start("first", lambda: MANY, after=NEVER)
    assert index.files(wait=False) == {}
    index.stop()


@pytest.mark.parametrize("records", [SOME, MANY], ids=["at once", "beside the build"])
def test_a_folder_that_cant_be_written(tmp_path: Path, records: tuple[SearchRecord, ...]) -> None:
    """Where there is no room or right to write, that is said in one sentence."""
    index = KeptIndex(tmp_path, "words")
    (tmp_path / "search" / "words").mkdir(parents=True)
    (tmp_path / "search" / "words" / "index").write_text("in the way")
    index.start(records_key(records), lambda: records)
    with pytest.raises(SearchError, match=r"No search index was made: .*/index.*: \w+"):
        index.files()


def test_a_cache_that_cant_be_made(tmp_path: Path) -> None:
    """A file where the cache's folder should be is the same clear error."""
    (tmp_path / "cache").write_text("")
    with pytest.raises(SearchError, match=r"No search index was made: .*cache"):
        made(tmp_path / "cache").files()


def test_without_pagefind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Pagefind's program says when it doesn't start is passed on."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "none"))
    with pytest.raises(SearchError, match="Pagefind doesn't start"):
        made(tmp_path, name="archive").files()


def test_the_key_is_that_of_the_records() -> None:
    """The same records have the same key, and any change of one another."""
    changes = {"url": "x/", "title": "x", "content": "x", "facets": {}, "fields": ("about",)}
    keys = {
        records_key((replace(SOME[0], **{name: value}), *SOME[1:]))  # type: ignore[arg-type]  # any field
        for name, value in changes.items()
    }
    assert len(keys | {records_key(SOME), records_key(tuple(SOME))}) == 6
