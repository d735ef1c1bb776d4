"""The index that Pagefind makes: complete, the same every time, and one clear error where not."""

from __future__ import annotations

import gzip
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.building.search import SearchError, records_key, start_index
from generator.rendering.search_records import SearchRecord
from tests import world

RECORDS = tuple(
    SearchRecord(
        f"papers/{number}/",
        f"Paper number {number}",
        world.TEXTS[number % 4],
        {"kind": ("paper",), "tag": tuple(f"tag {number % n}" for n in (2, 3, 5, 7))},
        {"captured": f"202501{number % 28 + 1:02}", "year": str(2000 + number % 20)},
    )
    for number in range(40)
)


def made(folder: Path, records: tuple[SearchRecord, ...] = RECORDS) -> dict[str, bytes]:
    """The files of an index that is made in a folder."""
    start_index(records, folder).finish()
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def stand_in(folder: Path, script: str) -> str:
    """The path of a program that a script is, in Pagefind's place."""
    program = folder / "program"
    program.write_text(f"#!{sys.executable}\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_an_index_holds_every_record(tmp_path: Path) -> None:
    """Each record is a fragment of its own, with address, title and filters."""
    files = made(tmp_path / "pagefind")
    fragments = [data for path, data in files.items() if path.endswith(".pf_fragment")]
    found = [json.loads(gzip.decompress(data)[12:]) for data in fragments]
    assert {(one["url"], one["meta"]["title"]) for one in found} == {
        (record.url, record.title) for record in RECORDS
    }
    assert json.loads(files["pagefind-entry.json"])["languages"]["en"]["page_count"] == 40


def test_the_same_records_the_same_bytes(tmp_path: Path) -> None:
    """Two indexes of the same records are the same, whatever order Pagefind's maps have."""
    first = made(tmp_path / "first")
    assert [made(tmp_path / str(again)) == first for again in range(3)] == [True] * 3


def test_nothing_that_the_site_does_not_use(tmp_path: Path) -> None:
    """Of Pagefind's own files only those stay that a search loads."""
    names = {path.split("/")[0] for path in made(tmp_path / "pagefind") if "pf_meta" not in path}
    assert names == {
        "filter",
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
        "wasm.en.pagefind",
    }


def test_an_older_index_is_replaced(tmp_path: Path) -> None:
    """Nothing of an older index survives in the folder or beside it."""
    folder = tmp_path / "pagefind"
    made(folder, RECORDS[:9])
    assert made(folder) == made(tmp_path / "fresh")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh", "pagefind"]


def test_other_fragments_have_other_addresses(tmp_path: Path) -> None:
    """A browser that keeps files of an older index never takes them for the new one's."""
    one = made(tmp_path / "one")
    changed = (replace(RECORDS[0], title="Another"), *RECORDS[1:])
    two = made(tmp_path / "two", changed)
    hashed = {p for p in one.keys() & two.keys() if "/" in p or p.endswith(".pf_meta")}
    assert [path for path in hashed if one[path] != two[path]] == []


def test_the_key_is_that_of_the_records(tmp_path: Path) -> None:
    """The same records have the same key, and any change of one another."""
    assert records_key(RECORDS) == records_key(tuple(RECORDS))
    changes = {
        "url": "x/",
        "title": "x",
        "content": "x",
        "filters": {},
        "sort": {},
        "prominent": True,
    }
    keys = {
        records_key((replace(RECORDS[0], **{name: value}), *RECORDS[1:]))  # type: ignore[arg-type]  # any field
        for name, value in changes.items()
    }
    assert len(keys | {records_key(RECORDS)}) == 7


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("import sys; sys.stdin.read()", "stopped after 0.2 seconds"),
        ("raise SystemExit(3)", "stopped before it had made the index"),
        ("print('cannot open shared object,')", "cannot open shared object"),
        ("print('bnVsbA==,')", "bnVsbA=="),
    ],
)
def test_a_failing_pagefind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, message: str
) -> None:
    """A program that hangs, dies or talks nonsense is one clear error; the old index stays."""
    folder = tmp_path / "site" / "pagefind"
    before = made(folder)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", stand_in(tmp_path, script))
    running = start_index(RECORDS * 50, folder)
    with pytest.raises(SearchError, match=message):
        running.finish(patience=0.2 if "read" in script else 60)
    assert contents(folder.parent) == {f"pagefind/{path}": data for path, data in before.items()}


def test_an_error_that_pagefind_reports(tmp_path: Path) -> None:
    """What Pagefind says of a folder it can't write to is passed on."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SearchError, match="No search index was made"):
        start_index(RECORDS, tmp_path / "file" / "pagefind").finish()


def test_a_pagefind_that_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that can't be run is an error at once."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "none"))
    with pytest.raises(SearchError, match="doesn't start"):
        start_index(RECORDS, tmp_path / "pagefind")


def test_an_index_that_is_no_longer_wanted(tmp_path: Path) -> None:
    """A build that fails stops the index too, and leaves none."""
    start_index(RECORDS, tmp_path / "pagefind").stop()
    assert not (tmp_path / "pagefind").exists()
