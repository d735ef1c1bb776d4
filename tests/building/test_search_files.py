"""The files of a search index: Pagefind's results lead to our texts, and what changed changes."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cbor2
import pytest

from generator.building import search_postings
from generator.building.search_files import IndexFile, index_files
from generator.building.search_postings import postings_of
from generator.building.search_program import READER, NoIndex
from generator.rendering.search_record import SearchRecord
from tests import world

RECORDS = tuple(
    SearchRecord(
        f"papers/{number}/",
        f"KiteNet number {number}: fine-tuned Kites",
        world.TEXTS[number % 4],
        {"kind": ("paper",), "tag": tuple(f"tag {number % n}" for n in (2, 3, 5, 7))},
    )
    for number in range(200)
)


def files_of(records: tuple[SearchRecord, ...], inside: str = "") -> dict[str, bytes]:
    """The bytes of the files of an index by their paths."""
    return {file.path: file.make() for file in found_in(records, inside)}


def found_in(records: tuple[SearchRecord, ...], inside: str = "") -> list[IndexFile]:
    """The files of an index that was never made before."""
    with TemporaryDirectory() as folder:
        return list(index_files(records, postings_of(records, Path(folder)), inside))


def texts_of(files: dict[str, bytes]) -> dict[str, list[str]]:
    """The addresses of the results whose texts are in each file."""
    return {
        path: [one["url"] for one in json.loads(data)]
        for path, data in files.items()
        if path.startswith("text/")
    }


def main_of(files: dict[str, bytes]) -> list[Any]:
    """The main file of an index, as Pagefind's reader takes it."""
    language = json.loads(files["pagefind-entry.json"])["languages"]["en"]
    data = gzip.decompress(files[f"pagefind.{language['hash']}.pf_meta"])
    main: list[Any] = cbor2.loads(data.removeprefix(b"pagefind_dcd"))
    return main


def test_the_same_every_time() -> None:
    """Pagefind's program makes the same bytes of the same records, whatever Python packs them."""
    files = files_of(RECORDS)
    assert files_of(RECORDS) == files
    # The system's number of RFC 1952, which some versions write: 255 is none.
    assert {data[9] for path, data in files.items() if path.endswith(".pf_meta")} == {255}


def test_the_reader_comes_with_the_first_index() -> None:
    """The site's first index has the reader's own files beside it, and no other has."""
    assert set(READER) <= files_of(RECORDS[:2]).keys()
    assert not set(READER) & files_of(RECORDS[:2], "words/").keys()


def test_all_files_of_words_are_there() -> None:
    """Each file of words that the main file names is in the index, and no others are."""
    files = files_of(RECORDS)
    named = {f"index/{name}.pf_index" for _, _, name in main_of(files)[2]}
    assert named == {path for path in files if path.startswith("index/")} != set()


def test_a_result_leads_to_its_text() -> None:
    """The reader's name for a result says where its text is: folder, file, and place there."""
    files = files_of(RECORDS, "words/")
    for record, (name, length) in zip(RECORDS, main_of(files)[1], strict=True):
        path, _, at = name.removeprefix("words/").rpartition(".")
        text = json.loads(files[f"text/{path}.json"])[int(at)]
        assert name.startswith("words/")
        assert (text["url"], text["title"], text["content"]) == (
            record.url,
            record.title,
            record.content,
        )
        assert text["facets"] == {"kind": ["paper"]}
        assert abs(length - len(record.content.split())) <= length / 16


def test_facets_name_results() -> None:
    """The results of each value of a facet are those that have it, by their numbers."""
    files = files_of(RECORDS)
    facets = json.loads(files["facets.json"])
    sizes = {name: [len(urls) for urls in _packs(files, name)] for name, _ in facets["folders"]}
    assert dict(map(tuple, facets["folders"])) == sizes
    for value, differences in facets["facets"]["tag"].items():
        numbers = [sum(differences[: at + 1]) for at in range(len(differences))]
        assert numbers == [at for at, one in enumerate(RECORDS) if value in one.facets["tag"]]


def _packs(files: dict[str, bytes], folder: str) -> list[list[str]]:
    texts = texts_of(files)
    own = [path for path in texts if path.startswith(f"text/{folder}/")]
    return [texts[path] for path in sorted(own, key=lambda p: int(p.split("/")[2].split(".")[0]))]


def test_a_name_has_one_content() -> None:
    """What a browser or a cache keeps under a name is the same in any other index."""
    changed = (replace(RECORDS[0], title="Another"), *RECORDS[1:])
    by_name: dict[str, bytes] = {}
    for records in (RECORDS, changed, RECORDS[:90]):
        for _, name, make in found_in(records):
            assert by_name.setdefault(name, make()) == make()


def test_new_records_leave_the_texts_of_others() -> None:
    """One more result, wherever it stands, changes the texts of few others."""
    more = SearchRecord("papers/more/", "More", world.OWLS, {"kind": ("paper",)})
    before = texts_of(files_of(RECORDS))
    for at in (0, 100, 200):
        after = texts_of(files_of((*RECORDS[:at], more, *RECORDS[at:])))
        new = [url for path, urls in after.items() if path not in before for url in urls]
        assert "papers/more/" in new
        assert len(new) < len(RECORDS)


def test_a_record_without_a_word() -> None:
    """Of what has no word Pagefind has no result; the others lead to their own texts."""
    mute = SearchRecord("mute/", "…", "…")
    files = files_of((RECORDS[0], mute, RECORDS[1]))
    found = [name for name, _ in main_of(files)[1]]
    paths = [f"text/{name.rpartition('.')[0]}.json" for name in found]
    places = [int(name.rpartition(".")[2]) for name in found]
    texts = [json.loads(files[path])[at] for path, at in zip(paths, places, strict=True)]
    assert [text["url"] for text in texts] == [RECORDS[0].url, RECORDS[1].url]


@pytest.mark.parametrize("records", [(), (SearchRecord("mute/", "…", "…"),)])
def test_no_records(records: tuple[SearchRecord, ...]) -> None:
    """An index may be empty: a site without notes, lists and pages has one."""
    main = main_of(files_of(records))
    assert (main[1], main[2]) == ([], [])


def test_another_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index of another form than Pagefind 1.5's is a clear error."""
    monkeypatch.setattr(search_postings, "RESULTS", 0)
    with pytest.raises(NoIndex, match="unknown form"):
        files_of(RECORDS[:3])
