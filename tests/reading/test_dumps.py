"""Turns golden pastes, and generated ones, into the listings that they must give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model.content import Entry
from generator.model.problems import Problem
from generator.reading.dump_lines import read_lines
from generator.reading.dumps import ParsedListing, parse_dump, read_dump
from generator.reading.text import clean, decode

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((Path(__file__).parent / "golden_dumps").glob("*.yaml"))
CAPTURED = date(2026, 6, 30)


# --- Golden cases --------------------------------------------------------------------------------


@pytest.mark.parametrize("case", GOLDEN, ids=lambda path: path.stem)
def test_golden_case(case: Path) -> None:
    """A paste gives the entries and the problems that its file in golden_dumps/ states."""
    golden = yaml.safe_load(case.read_text(encoding="utf-8"))
    listings, problems = parse_dump(golden["input"], "dump", golden.get("captured", CAPTURED))
    assert [shown(listing) for listing in listings] == golden.get("listings", [])
    assert [said(problem) for problem in problems] == golden.get("problems", [])


def shown(listing: ParsedListing) -> dict[str, Any]:
    """A listing as golden cases write it: only what it holds."""
    day = listing.header_date
    header = {"query": listing.query, "header_date": list(day) if day else None}
    entries = [entry_shown(entry) for entry in listing.entries]
    return {name: value for name, value in header.items() if value} | {"entries": entries}


def entry_shown(entry: Entry) -> dict[str, Any]:
    """An entry as golden cases write it: its line, and the fields that hold something."""
    names = [f.name for f in fields(entry) if f.name not in ("place", "position")]
    values = {name: getattr(entry, name) for name in names}
    held = {name: value for name, value in values.items() if value not in ("", None, ())}
    plain = {name: list(v) if isinstance(v, tuple) else v for name, v in held.items()}
    return {"line": entry.place.line} | plain


def said(problem: Problem) -> str:
    """A problem as golden cases write it: where, how bad, what."""
    where = str(problem.place).removeprefix("dump").removeprefix(":")
    return f"{where} {problem.level} {problem.message}".strip()


# --- The first two dumps -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stem", "count", "day"),
    [
        ("2025-03-13-safety-and-continual-learning", 64, (None, 3, 13)),
        ("2025-08-12-weak-supervision-and-offline-rl", 30, (None, 8, 12)),
    ],
)
def test_seeds(stem: str, count: int, day: tuple[int | None, int, int]) -> None:
    """The two dumps that the archive began with are read whole, and without a problem."""
    path = ROOT / "content" / "dumps" / f"{stem}.txt"
    text, problems = decode(path.read_bytes(), path.name)
    listings, more = parse_dump(text, path.name, CAPTURED)
    assert [*problems, *more] == []
    assert [(len(listing.entries), listing.header_date) for listing in listings] == [(count, day)]
    assert all(entry.title and entry.abstract for entry in listings[0].entries)


# --- Laws ----------------------------------------------------------------------------------------

WORDS = [
    *("new", "Daily", "Daily Papers", "Subscribe", "Get trending papers in your email inbox!"),
    *("byAK and the research community", "# Daily Papers", "## Trending Papers", "Mar 13", "by"),
    *(
        "Weekly",
        "Next",
        "Pricing",
        "·",
        "[",
        "][3]",
        "[-] 1",
        "- 8 authors",
        "2 authors",
        "12",
        "-",
    ),
    *("### [A Title of a Paper][3]", "### A Title of a Paper", "[3]: /papers/2401.00001", "\\\\"),
    *("https://huggingface.co/papers/2401.00001", "https://huggingface.co/papers/date/2026-01-01"),
    *("[7](https://huggingface.co/login?next=%2Fpapers%2F2401.00001)", "A Title of Some Paper"),
    *("We do this. We do that. " * 20, "x" * 70_000, "[{", '{"title": "T"}', '{"paper": 1}', "]"),
    *("[text](https://example.com)", "May 29[6](https://huggingface.co/papers/2401.1#community)"),
]
pastes = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=40)), max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n"]).map(lambda end: end.join(lines))
)


@given(st.one_of(st.text(), pastes))
def test_every_line_is_accounted_for(text: str) -> None:
    """No text raises, and each line is a paper's, the page's or reported: one of the three."""
    reading = read_dump(text, "dump", CAPTURED)
    sets = (reading.used, reading.furniture, reading.reported)
    if any(sets):
        lines, _ = read_lines(text, "dump")
        assert sorted(n for each in sets for n in each) == [line.number for line in lines]
    assert reading.listings or reading.problems
    assert all(problem.message and problem.place.path == "dump" for problem in reading.problems)


@given(pastes)
def test_reported_lines_have_a_problem(text: str) -> None:
    """Above a line that was not understood stands a problem, and between them no paper's line."""
    reading = read_dump(text, "dump", CAPTURED)
    places = [problem.place.line for problem in reading.problems]
    for number in reading.reported:
        told = max(line for line in places if line <= number)
        assert not reading.used & set(range(told, number))


def test_a_long_line_hides_no_other() -> None:
    """A line that is too long is told, and so is what begins above it, each at its own line."""
    sentence = "We do this. " * 40
    reading = read_dump(f"{sentence}\n{'x' * 70_000}\nnew\nnew\n\nnew", "dump", CAPTURED)
    assert [str(problem.place) for problem in reading.problems] == ["dump:1:1", "dump:2:1"]


@given(st.one_of(st.text(), pastes))
def test_line_ends_do_not_matter(text: str) -> None:
    """Lines that end as on Windows give what lines that end as elsewhere give."""
    unix = text.replace("\r", "")
    assert read_dump(unix.replace("\n", "\r\n"), "d", CAPTURED) == read_dump(unix, "d", CAPTURED)


@given(st.one_of(st.text(), pastes))
def test_entries_are_clean_and_numbered(text: str) -> None:
    """Titles and abstracts are clean lines, no title is empty, and positions count from 1."""
    for listing in parse_dump(text, "dump", CAPTURED)[0]:
        assert [entry.position for entry in listing.entries] == [
            at for at, _ in enumerate(listing.entries, start=1)
        ]
        for entry in listing.entries:
            assert entry.title
            texts = (entry.title, entry.abstract, entry.summary)
            assert texts == tuple(clean(each) for each in texts)


# --- Generated listings of each shape ------------------------------------------------------------

titles = st.lists(
    st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="\\[]()`"), min_size=1),
    min_size=1,
    max_size=12,
).map(lambda words: clean("On " + " ".join(words))[:250].strip())
abstracts = st.lists(
    st.sampled_from("We show that it holds in all cases known.".split()), min_size=20
)
papers = st.lists(
    st.tuples(titles, abstracts.map(lambda words: " ".join(words) + " so. It holds.")),
    min_size=1,
    max_size=6,
)
Papers = list[tuple[str, str]]


def as_plain(found: Papers) -> str:
    """Bare text, as the first dumps are."""
    return "new\n\nDaily Papers\n\nbyAK and the research community\n\nMar 13\n\n" + "\n\n".join(
        text for paper in found for text in paper
    )


def as_lines(found: Papers) -> str:
    """Bare text without blank lines."""
    return as_plain(found).replace("\n\n", "\n")


def as_addresses(found: Papers) -> str:
    """Text with addresses between."""
    head = (
        "Daily Papers\n\nby\n\nAK\n\nhttps://huggingface.co/akhaliq\n\n and the research community"
    )
    cards = [
        f"[-] {at}\n\nhttps://huggingface.co/login?next=%2Fpapers%2F2401.{at:05}\n\n{title}\n\n"
        f"https://huggingface.co/papers/2401.{at:05}\n\n{text}\n\n"
        f"https://huggingface.co/papers/2401.{at:05}\n\n[\n\n"
        f"2 authors](https://huggingface.co/papers/2401.{at:05})\n\n·\n\nOct 7, 2024"
        for at, (title, text) in enumerate(found)
    ]
    return "\n\n".join([head, "Mar 25", *cards])


def as_markdown(found: Papers) -> str:
    """Markdown with links."""
    cards = [
        f"[{at}](https://huggingface.co/login?next=%2Fpapers%2F2401.{at:05})\n\n"
        f"### [{title}](https://huggingface.co/papers/2401.{at:05})\n\n"
        f"[{text}](https://huggingface.co/papers/2401.{at:05})\n\n- 3 authors\n\n·\n\nMay 29"
        for at, (title, text) in enumerate(found)
    ]
    return "\n\n".join(["# Daily Papers", "Oct 2", *cards])


def as_references(found: Papers) -> str:
    """Markdown with numbered links."""
    cards = [
        f"[\n-\n][1]\n\n### [{title}][2]\n\n[\n\n{text}\n\n][3]\n[\n* 3 authors\n][4]\n·\nMay 30"
        for title, text in found
    ]
    return "\n\n".join(["# Daily Papers", "Jun 29", *cards])


SHAPES = [as_plain, as_lines, as_addresses, as_markdown, as_references]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@given(found=papers)
def test_titles_come_out_as_they_went_in(shape: Callable[[Papers], str], found: Papers) -> None:
    """A whole listing of any shape gives its titles and abstracts letter for letter."""
    listings, problems = parse_dump(shape(found), "dump", CAPTURED)
    entries = [(e.title, e.abstract) for listing in listings for e in listing.entries]
    assert entries == found
    assert problems == ()


HOSTILE = (
    r"""
--- | # x | {{ x }} | <b> | - a | title: x | ../../etc/passwd | Daily | new | 0 | C++ | $x$ | &amp;
'; DROP TABLE papers;-- | <![x | ![[]() | =cmd() | ` | * | \ | [a | ][ | { | {"a": 1} | null | ...
%PDF | ::error:: | ### x | ### [a](b) | [1]: /x | Subscribe | Next | Pricing | - 8 authors | <!-- x
""".replace("\n", " | ")
    .strip(" |")
    .split(" | ")
)
odd = (st.text(min_size=1, max_size=30).map(clean) | st.sampled_from(HOSTILE)).filter(bool)
odd_or_long = odd | st.just("x" * 500)


@given(st.lists(st.tuples(odd, odd_or_long), min_size=1, max_size=12))
def test_whatever_alternates_keeps_every_entry(found: Papers) -> None:
    """Below a header's date, title and abstract in turn are just that, whatever they are.

    But several papers with titles as long as abstracts, and abstracts as short as titles.
    """
    text = as_plain([*found, ("The Last Title", "And an abstract that ends in a full stop.")])
    listings, problems = parse_dump(text, "dump", CAPTURED)
    entries = [(e.title, e.abstract) for listing in listings for e in listing.entries]
    assert entries[:-1] == found
    assert problems == ()


# --- Sizes ---------------------------------------------------------------------------------------


def test_an_over_long_line_costs_its_paper_alone() -> None:
    """A line of more than 64,000 characters is refused with its paper; all else stays."""
    text = as_plain([("A Title", "word " * 13_000), ("Another Title", "An abstract. It ends.")])
    listings, problems = parse_dump(text, "dump", CAPTURED)
    assert [entry.title for entry in listings[0].entries] == ["Another Title"]
    assert [said(problem) for problem in problems] == [
        "11:1 error a line of 65,000 characters; the longest may have 64,000"
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("x" * 1_000_000, "\n" * 1_000_000, "[" * 1_000_000, '[{"title":' + "[" * 100_000),
        *('{"title":\n' * 20_000, "new\n" * 20_000, "[\n" * 20_000, '[{"title":' + "9" * 10_000),
        *(
            "# Daily Papers\n### a\n" + "[x\n" * 20_000,
            "# Daily Papers\n### [" + "\\" * 60_000 + "](u)",
        ),
        *(
            "# Daily Papers\n### a\n" + "[a](b)" * 9_000 + "x",
            ("a" + "\u0301\u0316" * 30_000 + "\n") * 9,
        ),
    ],
    ids=lambda text: ascii(text[-4:]),
)
def test_nothing_takes_quadratic_time(text: str) -> None:
    """Texts made to cost much time are read, or refused, in no more than their length asks for."""
    listings, problems = parse_dump(text, "dump", CAPTURED)
    assert listings or problems
