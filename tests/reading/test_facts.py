"""Facts: a JSON object a line, read strictly."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.facts import FIELDS, parse_facts

PATH = "content/facts.jsonl"


def test_a_line() -> None:
    """A line says what is known of one paper, and knows where it stands."""
    said = {
        "title": "A  Title",
        "arxiv": "2410.05434",
        "authors": ["A. Author", "B. Writer"],
        "year": 2024,
        "venue": "ACL",
        "categories": ["cs.CL"],
    }
    facts, problems = parse_facts("\n" + json.dumps(said) + "\n", PATH)
    assert problems == ()
    (fact,) = facts
    assert (fact.title, fact.arxiv, fact.year, fact.venue) == ("A Title", "2410.05434", 2024, "ACL")
    assert (fact.authors, fact.categories) == (("A. Author", "B. Writer"), ("cs.CL",))
    assert str(fact.place) == f"{PATH}:2:1"


def test_a_line_that_a_source_filled() -> None:
    """A line may say which sources were asked and when, and how far they agree with the dump."""
    said = {
        "title": "A Title",
        "published": "2024-10-07",
        "comment": "20 pages",
        "doi": "10.1007/s10686-024-09975-3",
        "code": "https://github.com/a/b",
        "project": "https://example.org/",
        "state": "doubtful",
        "matched": "A Title, Perhaps",
        "source": ["arxiv"],
        "similarity": 0.75,
        "asked": ["arxiv", "hugging-face"],
        "day": "2026-11-22",
    }
    (fact,), problems = parse_facts(json.dumps(said), PATH)
    assert problems == ()
    assert (fact.published, fact.day) == (date(2024, 10, 7), date(2026, 11, 22))
    assert (fact.comment, fact.doi) == ("20 pages", "10.1007/s10686-024-09975-3")
    assert (fact.code, fact.project) == ("https://github.com/a/b", "https://example.org/")
    assert (fact.state, fact.matched, fact.similarity) == ("doubtful", "A Title, Perhaps", 0.75)
    assert (fact.source, fact.asked) == (("arxiv",), ("arxiv", "hugging-face"))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "1:2 broken JSON: Expecting property name enclosed in double quotes"),
        ("[1]", "1:1 the line isn't a JSON object"),
        ('"title"', "1:1 the line isn't a JSON object"),
        ("{}", "1:1 `title` is missing"),
        ('{"title": ""}', "1:1 `title` should be a text, but is ``"),
        ('{"title": 5}', "1:1 `title` should be a text, but is `5`"),
        ('{"title": "A", "title": "B"}', "1:1 `title` is written twice"),
        ("[" * 100_000, "1:1 broken JSON: nested too deep, or a number too long"),
    ],
)
def test_lines_that_are_left_out(line: str, problem: str) -> None:
    """A line that names no paper is left out, with one error at its place; the rest is kept."""
    facts, problems = parse_facts(line + '\n{"title": "Kept"}', PATH)
    assert [f"{p.place}".removeprefix(f"{PATH}:") + f" {p.message}" for p in problems] == [problem]
    assert [fact.title for fact in facts] == ["Kept"]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ('"arxiv": "2410.05434v2"', "`arxiv` should be an arXiv identifier without version"),
        ('"arxiv": 2410.05434', "`arxiv` should be an arXiv identifier without version"),
        ('"year": "2024"', "`year` should be a year"),
        ('"year": true', "`year` should be a year"),
        ('"year": 20240', "`year` should be a year"),
        ('"authors": "A. Author"', "`authors` should be a list of names"),
        ('"authors": ["A", null]', "`authors` should be a list of names"),
        ('"venue": null', "`venue` should be a text"),
        ('"published": "2024-13-01"', "`published` should be a date"),
        ('"day": 20241001', "`day` should be a date"),
        ('"doi": "https://doi.org/10.1/x"', "`doi` should be a DOI"),
        ('"code": "javascript:alert(1)"', "`code` should be an http(s) address"),
        ('"state": "certain"', "`state` should be `sure`, `doubtful` or `unknown`"),
        ('"similarity": 109.55', "`similarity` should be a number from 0 to 1"),
        ('"similarity": true', "`similarity` should be a number from 0 to 1"),
        ('"category": ["cs.CL"]', "there is no field `category`"),
    ],
)
def test_fields_that_are_left_out(field: str, message: str) -> None:
    """A field that isn't right is left out of its line, with an error; the paper is kept."""
    facts, problems = parse_facts(f'{{"title": "A", {field}}}', PATH)
    assert len(facts) == len(problems) == 1
    assert problems[0].message.startswith(message)


def test_unknown_field_has_a_suggestion() -> None:
    """A field that is misspelled comes with the right one."""
    _, (problem,) = parse_facts('{"title": "A", "autors": []}', PATH)
    assert problem.hint == "did you mean `authors`?"


def test_duplicate_titles() -> None:
    """A paper has one line; the second is left out and names the first."""
    facts, problems = parse_facts('{"title": "A b"}\n{"title": "a  B", "year": 2020}', PATH)
    assert [fact.year for fact in facts] == [None]
    assert [p.message for p in problems] == ["`a B` stands in line 1 too"]


@given(st.one_of(st.text(), st.text(alphabet='{}[]":,\\title019eE-.nu \n')))
def test_never_raises(text: str) -> None:
    """Any text gives facts with titles, and problems."""
    facts, _ = parse_facts(text, PATH)
    assert all(fact.title for fact in facts)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from([*FIELDS, "x"]), JSON))
def test_every_line_is_a_fact_or_a_problem(said: dict[str, object]) -> None:
    """No line vanishes: what isn't kept is told."""
    facts, problems = parse_facts(json.dumps(said), PATH)
    assert facts or problems
