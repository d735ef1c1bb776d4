"""A comparison in text, Markdown and JSON: complete, in few lines, and no text becomes anything."""

from __future__ import annotations

import json
import re
import string
from dataclasses import replace

import pytest
from markdown import markdown
from selectolax.lexbor import LexborHTMLParser

from generator.comparing.comparison import Comparison, Dead, Named, Papers
from generator.comparing.formats import LARGEST, in_json, in_markdown, in_text
from generator.comparing.states import compare
from tests.comparing.states import FIRST, KITE, LOAF, PORT, state
from tests.site.hostile import TITLES
from tests.world import dump, note

CHANGED = compare(
    state(FIRST),
    state(
        dump("2025-01-01-a", [replace(KITE, title="A Network of Kites"), LOAF]),
        dump("2025-02-01-b", [LOAF, PORT]),
        notes=[note("measuring-sourdough", rating=4, topics=["loaves"])],
    ),
)
TEXT = """\
2 papers before, 3 now: 2 new, 1 recurring, 1 page gone, 1 to look at.

New papers (2)
  Berths Before Tides /papers/berths-before-tides/
  A Network of Kites /papers/a-network-of-kites/

Recurring papers (1)
  Measuring Sourdough /papers/measuring-sourdough/ in B

Addresses that answer no more (1)
  Kites in a Network /papers/kites-in-a-network/
    no dump lists it any more
    with /papers/kites-in-a-network.bib, /papers/kites-in-a-network.md
    it seems to be A Network of Kites /papers/a-network-of-kites/ now: to lead there,
    make content/notes/a-network-of-kites.md with this line between two lines of ---
    also: "Kites in a Network"

Dumps (2)
  changed: A 2025-01-01-a
    1 entry changed
  new: B 2025-02-01-b

Notes (1)
  new: Measuring Sourdough measuring-sourdough

New problems (1)
  content/notes/measuring-sourdough.md:2:5 error: unknown topic `loaves`
    there is no topic of a similar name
"""


def of(titles: tuple[str, ...]) -> Comparison:
    """A comparison of new papers with these titles."""
    new = tuple(Named(f"papers/{at}/", title) for at, title in enumerate(titles))
    return Comparison(papers=Papers(after=len(new), new=new))


def items(text: str) -> list[str]:
    """What a reader sees of the items that are in Markdown."""
    html = LexborHTMLParser(markdown(text))
    return [(node.text() or "").strip() for node in html.css("li")]


def test_text() -> None:
    """Each kind of difference has a heading with their number, and a line for each."""
    assert "\n".join([*in_text(CHANGED, 20), ""]) == TEXT


def test_nothing() -> None:
    """Where nothing differs, one line says so in each format for people."""
    nothing = compare(state(FIRST), state(FIRST))
    assert list(in_text(nothing, 20)) == ["Nothing differs: 2 papers."]
    assert in_markdown(nothing, 20).count("\n") == 3


def test_what_goes_as_it_should() -> None:
    """Rare automatic tags stand by themselves; a hidden paper's files are its curator's wish."""
    tag = Dead(Named("tags/sand/", "sand"), ("tags/sand/",), "too few", expected=True)
    kite = Named("papers/kite/", "Kite")
    hidden = Dead(kite, ("papers/kite.bib",), "the paper is hidden", expected=True)
    assert list(in_text(Comparison(dead=(tag, hidden)), 20)) == [
        "0 papers before, 0 now.",
        "",
        "Automatic tags that too few papers share now (1)",
        "  sand /tags/sand/",
    ]


def test_many_things() -> None:
    """Of many things some are shown, and it is told how many more there are."""
    lines = list(in_text(of(("Kites",) * 30), 20))
    assert len(lines) == 1 + 2 + 20 + 1
    assert lines[-1] == "  … and 10 more, which `--all` shows"
    assert len(list(in_text(of(("Kites",) * 30), 0))) == 1 + 2 + 30


def test_markdown_says_what_the_text_says() -> None:
    """In Markdown it is a list under each heading, whose words are those of the text."""
    html = LexborHTMLParser(markdown(in_markdown(CHANGED, 20), tab_length=2))
    headings = [node.text() for node in html.css("h3")]
    assert headings == [line for line in TEXT.split("\n") if line.endswith(")") and line[0] != " "]
    said = {code.text() for code in html.css("code")}
    assert {"/papers/berths-before-tides/", 'also: "Kites in a Network"'} <= said
    assert len(html.css("li")) == sum(line.startswith("  ") for line in TEXT.split("\n"))


@pytest.mark.parametrize("title", [*TITLES, "@octocat", "#1", ":tada:", "www.example.org", "a@b.c"])
def test_markdown_escapes_by_type(title: str) -> None:
    """A title is text in the summary, letter for letter: no link, name, number, picture or HTML."""
    text = in_markdown(of((title,)), 20)
    assert items(text) == [f"{title} /papers/0/"]
    html = LexborHTMLParser(markdown(text))
    made = {node.tag for node in html.css("body *")}
    assert made == {"h2", "h3", "p", "ul", "li", "code"}
    (line,) = (line for line in text.split("\n") if line.startswith("- "))
    signs = re.sub(r"&#\d+;|<!-- -->|</?code>", "", line.removeprefix("- "))
    assert not set(string.punctuation) & set(signs)


def test_markdown_ends_where_github_would() -> None:
    """A summary that is larger than GitHub takes is cut at a line's end, and says so."""
    text = in_markdown(of(tuple("<" * 400 for _ in range(2000))), 0)
    assert len(text.encode()) < LARGEST + 100
    assert text.endswith("\n\n… and more than GitHub would show here.\n")


def test_a_terminal_is_not_steered() -> None:
    """Controls and marks that hide text are spelled out."""
    lines = "\n".join(in_text(of(("\x1b[31mred", "right\u202eleft")), 20))
    assert not {"\x1b", "\u202e"} & set(lines)


def test_json() -> None:
    """Everything is there for a program, under the names of the comparison's own types."""
    said = json.loads(in_json(CHANGED))
    assert set(said) == set(Comparison.__dataclass_fields__)
    assert said["papers"]["new"][0] == {
        "url": "papers/berths-before-tides/",
        "title": "Berths Before Tides",
    }
    assert said["dead"][0]["asked"]["line"] == 'also: "Kites in a Network"'
    assert said["new_problems"][0] == {
        "level": "error",
        "message": "unknown topic `loaves`",
        "hint": "there is no topic of a similar name",
        "path": "content/notes/measuring-sourdough.md",
        "line": 2,
        "column": 5,
    }
    assert "##[" not in in_json(of(("##[group]",)))


def test_long_values_are_shown_where_they_differ() -> None:
    """Of two long texts the part that differs is shown, not the beginning that they share."""
    more = replace(KITE, abstract=f"{KITE.abstract} More.")
    text = in_text(compare(state(FIRST), state(dump("2025-01-01-a", [more, LOAF]))), most=99)
    (line,) = (line for line in text if "abstract: " in line)
    before, after = line.split(" → ")
    assert before.startswith("    abstract: …")
    assert f"{before.split('…', 1)[1]} More." == after.removeprefix("…")
