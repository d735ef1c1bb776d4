"""Turns papers into the answers of the three APIs, with the shapes and quirks of recorded ones.

Written by hand; nothing in it was recorded.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from tests.enriching.known import Known, Mood

MOST = 10
"""Papers that a search on Hugging Face shows."""


def _json(value: Any, status: int = 200) -> Mood:
    return Mood(status, json.dumps(value).encode(), "application/json; charset=utf-8")


def _wrapped(text: str) -> str:
    """A text as arXiv hands it on, in lines of 80 letters."""
    return "\n".join(textwrap.wrap(text, 80))


# --- Hugging Face --------------------------------------------------------------------------------


def hugging_face(papers: Sequence[Known], old: bool, path: str, query: dict[str, str]) -> Mood:
    """A search, in the shape of until 2024 if `old`; a day's listing; or one paper."""
    if path == "api/papers/search":
        if len(query["q"]) > 250:
            return _json({"error": "query too long"}, 400)
        found = sorted(papers, key=lambda paper: -_shared_words(paper.title, query["q"]))
        found = [paper for paper in found[:MOST] if _shared_words(paper.title, query["q"])]
        bare = [{"id": p.arxiv, "title": p.title, "source": "hf"} for p in found]
        return _json(bare if old else [item(p) for p in found])
    if path == "api/daily_papers":
        return _json(_daily(papers, query))
    found = [paper for paper in papers if path == f"api/papers/{paper.arxiv}"]
    return _json(item(found[0])["paper"]) if found else _json({"error": "not found"}, 404)


def _shared_words(title: str, words: str) -> int:
    """How many words would make a search by meaning show a title: one long word is enough."""
    long = {word for word in re.findall(r"\w+", words.casefold()) if len(word) > 4}
    return len(long.intersection(re.findall(r"\w+", title.casefold())))


def _daily(papers: Sequence[Known], query: dict[str, str]) -> list[dict[str, Any]]:
    newest = sorted(papers, key=lambda paper: paper.day, reverse=True)
    listed = [p for p in newest if query.get("date") in (None, p.day)]
    size, page = int(query.get("limit", "50")), int(query.get("p", "0"))
    return [item(paper) for paper in listed[size * page : size * (page + 1)]]


def item(paper: Known) -> dict[str, Any]:
    """A paper as it stands in a day's listing and in a search."""
    inner: dict[str, Any] = {
        "id": paper.arxiv,
        "authors": [{"_id": "x", "name": name, "hidden": False} for name in paper.authors],
        "publishedAt": f"{paper.published}T17:08:18.000Z",
        "submittedOnDailyAt": f"{paper.day}T03:55:12.777Z",
        "title": paper.title,
        "submittedOnDailyBy": {"user": "somebody", "avatarUrl": "/avatars/a.svg"},
        "summary": _wrapped(paper.abstract),
        "upvotes": paper.votes,
    }
    inner |= {"githubRepo": paper.code} if paper.code else {}
    inner |= {"projectPage": paper.project} if paper.project else {}
    outer = {"title": paper.title, "numComments": 2, "submittedBy": {"name": "somebody"}}
    return {"paper": inner, **outer}


# --- arXiv ---------------------------------------------------------------------------------------


def arxiv(papers: Sequence[Known], query: dict[str, str]) -> Mood:
    """A feed by ids or by phrases of titles; HTTP 400 for what is no id."""
    most = int(query["max_results"])
    if "id_list" in query:
        ids = query["id_list"].split(",")
        form = r"\d{4}\.\d{4,5}|[a-z-]+/\d{7}"
        wrong = [one for one in ids if not re.fullmatch(form, one)]
        if wrong:
            return _feed([_error(wrong[0])], 1, 400)
        found = [paper for one in ids for paper in papers if paper.arxiv == one]
    else:
        phrases = re.findall(r'ti:"([^"]+)"', query["search_query"])
        found = [p for p in papers if any(_holds(p.title, phrase) for phrase in phrases)]
    return _feed([_entry(paper) for paper in found[:most]], len(found))


def _holds(title: str, phrase: str) -> bool:
    """A phrase is found in a longer title too."""
    words = [" ".join(re.findall(r"\w+", text.casefold())) for text in (title, phrase)]
    return f" {words[1]} " in f" {words[0]} "


def _feed(entries: Sequence[str], total: int, status: int = 200) -> Mood:
    text = (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" '
        'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">\n'
        "<id>https://arxiv.org/api/x</id><title>arXiv Query</title>\n"
        f"<opensearch:totalResults>{total}</opensearch:totalResults>\n{''.join(entries)}</feed>\n"
    )
    return Mood(status, text.encode(), "application/atom+xml; charset=utf-8")


def _error(name: str) -> str:
    where = f"https://arxiv.org/api/errors#incorrect_id_format_for_{name}"
    said = f"<summary>incorrect id format for {name}</summary>"
    return f"<entry><id>{where}</id><title>Error</title>{said}</entry>"


def _entry(paper: Known) -> str:
    title, abstract = escape(_wrapped(paper.title)), escape(_wrapped(paper.abstract))
    authors = "".join(f"<author><name>{escape(a)}</name></author>" for a in paper.authors)
    terms = "".join(f'<category term="{term}"/>' for term in reversed(paper.categories))
    first = paper.categories[0] if paper.categories else ""
    more = {"comment": paper.comment, "journal_ref": paper.journal, "doi": paper.doi}
    own = "".join(f"<arxiv:{k}>{escape(v)}</arxiv:{k}>" for k, v in more.items() if v)
    return (
        f"<entry><id>http://arxiv.org/abs/{paper.arxiv}v3</id><title>{title}</title>"
        f"<updated>2025-01-19T03:30:53Z</updated><summary>{abstract}</summary>{terms}"
        f"<published>{paper.published}T19:31:47Z</published>{own}"
        f'<arxiv:primary_category term="{first}"/>{authors}</entry>\n'
    )


# --- Semantic Scholar ----------------------------------------------------------------------------


def semantic_scholar(
    papers: Sequence[Known], path: str, query: dict[str, str], posted: Any
) -> Mood:
    """Many papers by id, or the one whose title is nearest, with a score that says nothing."""
    if path == "graph/v1/paper/batch":
        by_id = {f"ARXIV:{paper.arxiv}": _scholar(paper) for paper in papers if paper.arxiv}
        return _json([by_id.get(one) for one in posted["ids"]])
    like = [paper for paper in papers if _shared_words(paper.title, query["query"])]
    if not like:
        return _json({"error": "Title match not found"}, 404)
    return _json({"data": [_scholar(like[0]) | {"matchScore": 109.55098}]})


def _scholar(paper: Known) -> dict[str, Any]:
    ids = {"CorpusId": 1} | ({"ArXiv": paper.arxiv} if paper.arxiv else {})
    ids |= {"DOI": paper.doi or f"10.48550/arXiv.{paper.arxiv}"}
    return {
        "paperId": "2d5673",
        "externalIds": ids,
        "title": f"[PDF] {paper.title}",
        "abstract": paper.abstract or None,
        "venue": paper.venue or "arXiv.org",
        "year": int(paper.published[:4]),
        "publicationDate": paper.published,
        "authors": [{"authorId": "1", "name": name} for name in paper.authors],
    }
