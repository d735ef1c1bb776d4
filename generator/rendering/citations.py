"""Turns papers into BibTeX, RIS and CSL-JSON. What isn't known isn't written.

`assets/cite.js` makes the same in a browser, letter for letter: a test holds them together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.page import url_of
from generator.model.paper import Paper, PaperId
from generator.rendering.author_names import Name, line, name_of
from generator.rendering.escape import bibtex
from generator.rendering.formulas import plain_text
from generator.rendering.signs import bibtex_verbatim

_JSON = json.JSONEncoder(ensure_ascii=False).encode
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class Cited:
    """What of a paper stands in its citations."""

    id: PaperId
    key: str
    title: str
    """It may have `$formulas$`."""
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str = ""
    arxiv: str = ""
    doi: str = ""
    published: date | None = None

    @property
    def day(self) -> date | None:
        """When its first version appeared, if that was in the year that is named."""
        day = self.published
        return day if day and day.year == self.year else None


def cited(paper: Paper, key: str) -> Cited:
    """A paper as its citations name it."""
    return Cited(
        paper.id,
        key,
        paper.title,
        paper.authors,
        paper.year or (paper.published.year if paper.published else None),
        paper.venue,
        paper.arxiv,
        paper.doi,
        paper.published,
    )


def paper_url(paper: Cited, site_url: str) -> str:
    """Where to find a paper: on arXiv if its id is known, else its page here."""
    if paper.arxiv:
        return f"https://arxiv.org/abs/{paper.arxiv}"
    return site_url + url_of(f"papers/{paper.id}.md") if site_url else ""


def _names(paper: Cited) -> list[Name]:
    return [name_of(author) for author in paper.authors if line(author)]


# --- BibTeX --------------------------------------------------------------------------------------


def bibtex_entry(paper: Cited, site_url: str) -> str:
    """A paper's BibTeX entry; authors only where the whole list is known.

    Fields for arXiv papers as arXiv asks for them: https://info.arxiv.org/help/hypertex/bibstyles
    """
    fields = [
        ("title", f"{{{bibtex(_title(paper))}}}"),
        ("author", " and ".join(map(_bibtex_name, _names(paper)))),
        ("year", str(paper.year or "")),
        ("month", _MONTHS[paper.day.month - 1] if paper.day else ""),
        ("howpublished", bibtex(line(paper.venue))),
        ("eprint", bibtex_verbatim(paper.arxiv)),
        ("archiveprefix", "arXiv" if paper.arxiv else ""),
        ("doi", bibtex_verbatim(line(paper.doi))),
        ("url", bibtex_verbatim(paper_url(paper, site_url))),
    ]
    lines = [
        # BibTeX has words of its own for the months.
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields
        if value
    ]
    return "\n".join([f"@misc{{{paper.key},", *lines, "}", ""])


def bibliography(papers: Iterable[Cited], site_url: str) -> str:
    """The BibTeX entries of many papers, a blank line between."""
    return "\n".join(bibtex_entry(paper, site_url) for paper in papers)


def _title(paper: Cited) -> str:
    return line(plain_text(paper.title))


def _bibtex_name(name: Name) -> str:
    """`Family, Suffix, Given`, which is read in one way; a group's name as one word."""
    if not name.literal:
        parts = (name.family, name.suffix, name.given)
        return ", ".join(bibtex(part) for part in parts if part)
    text = bibtex(name.literal)
    is_one_word = not set(" ,") & set(name.literal) and name.literal.lower() != "others"
    return text if is_one_word else f"{{{text}}}"


# --- RIS -----------------------------------------------------------------------------------------


def ris_record(paper: Cited, site_url: str) -> str:
    """A paper in RIS, whose lines end in CR LF.

    https://en.wikipedia.org/wiki/RIS_(file_format); what kind of work it is nobody says: `GEN`.
    """
    fields = [
        ("TY", "GEN"),
        ("ID", paper.key),
        ("TI", _title(paper)),
        *(("AU", _ris_name(name)) for name in _names(paper)),
        ("PY", str(paper.year or "")),
        ("DA", paper.day.isoformat().replace("-", "/") if paper.day else ""),
        ("T2", line(paper.venue)),
        ("AN", f"arXiv:{paper.arxiv}" if paper.arxiv else ""),
        ("DO", line(paper.doi)),
        ("UR", paper_url(paper, site_url)),
    ]
    return "".join([f"{tag}  - {value}\r\n" for tag, value in fields if value]) + "ER  - \r\n"


def _ris_name(name: Name) -> str:
    return name.literal or ", ".join(filter(None, (name.family, name.given, name.suffix)))


def ris_file(papers: Iterable[Cited], site_url: str) -> str:
    """The records of many papers."""
    return "\r\n".join(ris_record(paper, site_url) for paper in papers)


# --- CSL-JSON ------------------------------------------------------------------------------------


def csl_item(paper: Cited, site_url: str) -> dict[str, Any]:
    """A paper as an item of CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html.

    Its type, `article`, is what the specification has for preprints and other articles.
    """
    day = paper.day
    date_parts = [day.year, day.month, day.day] if day else [paper.year]
    fields: dict[str, Any] = {
        "id": paper.key,
        "type": "article",
        "title": _title(paper),
        "author": list(map(_csl_name, _names(paper))),
        "issued": {"date-parts": [date_parts]} if paper.year else None,
        "container-title": line(paper.venue),
        "publisher": "arXiv" if paper.arxiv and not paper.venue else "",
        "number": f"arXiv:{paper.arxiv}" if paper.arxiv else "",
        "DOI": line(paper.doi),
        "URL": paper_url(paper, site_url),
    }
    return {name: value for name, value in fields.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    parts = {"literal": name.literal, "family": name.family, "given": name.given}
    return {part: said for part, said in (*parts.items(), ("suffix", name.suffix)) if said}


def csl_file(papers: Iterable[Cited], site_url: str) -> str:
    """The items of many papers, a line each."""
    items = (_JSON(csl_item(paper, site_url)) for paper in papers)
    return "[\n" + ",\n".join(items) + "\n]\n"
