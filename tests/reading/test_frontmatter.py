"""Front matter: the block between the dashes, apart from the body, and strict."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.model.problems import Place
from generator.reading.frontmatter import Document, read_document
from generator.reading.strict_yaml import DEEPEST, LARGEST, Mapping, Scalar

PATH = "content/index.md"


def _read(front_matter: str) -> Document:
    return read_document(f"---\n{front_matter}\n---\nBody", PATH)


def _messages(document: Document) -> list[str]:
    return [f"{p.place.line}:{p.place.column} {p.message}" for p in document.problems]


def test_without_front_matter_all_is_body() -> None:
    """Dashes that don't come first are a rule in the body."""
    document = read_document("Text\n---\ntitle: A\n---", PATH)
    assert document.body.text == "Text\n---\ntitle: A\n---"
    assert document.fields.pairs == ()


def test_front_matter_is_kept_as_written() -> None:
    """The text between the dashes is at hand, comments and order and all."""
    assert _read("# why\nhide: [toc]\na:   b").front_matter == "# why\nhide: [toc]\na:   b"


def test_scalars_stay_text() -> None:
    """No scalar becomes a number, a date or a truth by itself."""
    values = [value for _, value in _read("a: 1\nb: no\nc: 2025-01-01").fields.pairs]
    assert [value.text for value in values if isinstance(value, Scalar)] == [
        "1",
        "no",
        "2025-01-01",
    ]


def test_lines_end_as_editors_end_them() -> None:
    """U+0085, U+2028 and a lone CR end lines in YAML, but in no editor: here they are spaces."""
    document = _read("a: x\u0085y\u2028z\rw\nb: *c")
    assert [value for _, value in document.fields.pairs] == [Scalar("x y z w", Place(PATH, 2, 4))]
    assert _messages(document) == ["3:4 `*c` is a YAML alias, which isn't read here"]


def test_too_long() -> None:
    """Front matter is at most 64 KB, counted as the file is stored."""
    assert _read("a: " + "é" * (LARGEST // 2 - 2)).problems == ()
    document = _read("a: " + "é" * (LARGEST // 2))
    assert _messages(document) == ["2:1 broken front matter: it is longer than 64 KB"]
    assert document.body.text == "Body"


def test_deepest() -> None:
    """Ten levels are read, the fields themselves being the first; the eleventh is refused."""
    inner = DEEPEST - 1
    assert _read("a: " + "[" * inner + "]" * inner).problems == ()
    document = _read("a: " + "[" * DEEPEST + "]" * DEEPEST)
    assert _messages(document) == [
        f"2:{3 + DEEPEST} broken front matter: it is nested more than 10 deep"
    ]


def test_nesting_by_indentation() -> None:
    """Depth is the same thing however it is written."""
    block = "\n".join(" " * n + "a:" for n in range(DEEPEST + 2)) + " b"
    assert [p.message for p in _read(block).problems] == [
        "broken front matter: it is nested more than 10 deep"
    ]


def test_all_problems_are_told() -> None:
    """One problem doesn't hide the next."""
    document = _read("a: &x 1\nb: *x\na: 2\n<<: c\n? [d]\n: e")
    assert [p.place.line for p in document.problems] == [2, 3, 4, 5, 6]


def test_fields_before_a_break_are_kept() -> None:
    """What was whole before the break is read; the field that broke is not half read."""
    document = _read("a: 1\nb: two: three\nc: 4")
    assert document.broken
    assert [key.text for key, _ in document.fields.pairs] == ["a"]


def test_hint_quotes_the_very_line() -> None:
    """The hint of a broken line shows the line as it would be right."""
    hints = [
        _read(line).problems[0].hint.removeprefix("such a value wants quotes: ")
        for line in ("a: b: c", 'why: "So" it is: yes', "why: @home", "why: 'open")
    ]
    assert hints == [
        '`a: "b: c"`',
        '`why: "\\"So\\" it is: yes"`',
        '`why: "@home"`',
        '`why: "open"`',
    ]


def test_quoted_hint_is_right() -> None:
    """What the hint shows is valid front matter itself."""
    for line in ("a: b: c", 'a: "So" it is: yes', "a: @home", "a: 'open", "a: b\\c: d"):
        hint = _read(line).problems[0].hint
        assert _read(hint.split("`")[1]).problems == ()


YAML_SIGNS = st.text(alphabet=st.sampled_from("ab0 \n\t\r:-?[]{},#&*!|>'\"%@`\\~<.\0\ud800\u2028"))


@given(st.one_of(st.text(), YAML_SIGNS))
def test_never_raises(text: str) -> None:
    """Any text is read, and has fields or none."""
    assert isinstance(read_document(text, PATH).fields, Mapping)
    assert isinstance(_read(text).fields, Mapping)


@given(st.text(alphabet=st.sampled_from("-ab \n\t…")))
def test_nothing_is_lost(text: str) -> None:
    """Every word of a file is in its front matter or in its body."""
    document = read_document(text, PATH)
    words = (document.front_matter + "\n" + document.body.text).split()
    missing = [word for word in text.split() if word not in words]
    assert set(missing) <= {"---"}
