"""The files of a search index: what Pagefind's program finds is found, and what changed changes."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.building.search_files import index_files
from generator.rendering.search_record import SearchRecord
from tests import world
from tests.building import pagefind

VERSION = "1.5.2"
RECORDS = tuple(
    SearchRecord(
        f"papers/{number}/",
        f"KiteNet number {number}: fine-tuned Kites",
        world.TEXTS[number % 4],
        {"kind": ("paper",), "tag": tuple(f"tag {number % n}" for n in (2, 3, 5, 7))},
    )
    for number in range(200)
)
ODD = (
    SearchRecord("a/", "C++ and C#", "Gödel's naïve RÉSUMÉ of seq2seq (GPT-4o) in KVCache", {}),
    SearchRecord("b/", "Ångström", "godel_escher--bach", {}, ("name", "title")),
    SearchRecord("c/#note", "About", "x", {}, ("about",)),
)


def files_of(records: tuple[SearchRecord, ...], inside: str = "") -> dict[str, bytes]:
    """The bytes of the files of an index by their paths."""
    return {path: make() for path, _, make in index_files(records, VERSION, inside)}


def texts_of(files: dict[str, bytes]) -> dict[str, list[str]]:
    """The addresses of the results whose texts are in each file."""
    return {
        path: [one["url"] for one in json.loads(data)]
        for path, data in files.items()
        if path.startswith("text/")
    }


def test_what_pagefind_finds_is_found() -> None:
    """Pagefind's own program, fed with the same records, finds no word anywhere that ours doesn't.

    Weights differ by the 24th part that tells a whole word from one that needs no weight.
    """
    records = (*RECORDS, *ODD)
    urls = [record.url for record in records]
    ours = pagefind.found_in(files_of(records), urls)
    theirs = pagefind.found_in(pagefind.indexed(records), urls)
    missing = {
        (word, place): weight
        for word, places in theirs.items()
        for place, weight in places.items()
        if abs(ours.get(word, {}).get(place, -9) - weight) > 1
    }
    assert missing == {}
    assert theirs[("kitenet", "")]


WORDS = st.text(st.sampled_from("abyzABYZ059-_.,:+#(/)éÖßΣσ²中"), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_any_words(words: list[str]) -> None:
    """Each word of a text is found at its place, and words are in the order of the table."""
    record = SearchRecord("x/", "Title", " ".join(words))
    files = files_of((record,))
    found = pagefind.found_in(files, ["x/"])
    places = {place.position for all_ in found.values() for place in all_ if place.field == ""}
    assert places >= {at for at, word in enumerate(words) if any(map(str.isalnum, word))}
    table = pagefind.main_of(files)[2]
    assert all(row[0] <= row[1] for row in table)
    assert all(one[1] < two[0] for one, two in pairwise(table))


def test_words_are_in_the_chunk_that_is_looked_in() -> None:
    """Each word is between the two that the main file gives for its chunk."""
    files = files_of(RECORDS)
    main = pagefind.main_of(files)
    assert len(main[2]) > 3
    for first, last, name in main[2]:
        words = [word for word, *_ in pagefind.value(files[f"index/{name}.pf_index"])[0]]
        assert words == sorted(words)
        assert words[0].startswith(first)
        assert words[-1].startswith(last) or first <= last <= words[-1]


def test_a_result_leads_to_its_text() -> None:
    """The reader's name for a result says where its text is: folder, file, and place there."""
    files = files_of(RECORDS, "words/")
    for record, (name, length) in zip(RECORDS, pagefind.main_of(files)[1], strict=True):
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
        for _, name, make in index_files(records, VERSION):
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


def test_no_records() -> None:
    """An index may be empty: a site without notes, lists and pages has one."""
    files = files_of(())
    assert pagefind.main_of(files)[1:] == [[], [], [], [], []]
    assert json.loads(files["facets.json"]) == {"folders": [], "facets": {}}
