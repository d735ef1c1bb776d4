"""A local server that plays the three APIs as they answer: shapes, moods and lies included.

Written by hand after recorded answers; the papers are made up.
"""

from __future__ import annotations

import json
import re
import textwrap
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from tests.enriching.clock import Hands


@dataclass(frozen=True, slots=True)
class Known:
    """A paper as the sources have it."""

    title: str
    abstract: str
    arxiv: str = ""
    authors: tuple[str, ...] = ("Ada Aloft", "Bo Breeze")
    published: str = "2024-10-07"
    categories: tuple[str, ...] = ("cs.LG", "cs.AI")
    comment: str = ""
    journal: str = ""
    doi: str = ""
    venue: str = ""
    code: str = ""
    project: str = ""
    by: frozenset[str] = frozenset({"hf", "arxiv", "s2"})
    """The sources that have it."""
    day: str = "2026-03-06"
    """When Hugging Face listed it."""
    votes: int = 10


@dataclass(frozen=True, slots=True)
class Mood:
    """How the server answers instead of as it should."""

    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    cut: int = 0
    """So many bytes are promised that never come."""
    takes: float = 0.0
    """Seconds between two pieces of the answer."""
    silent: bool = False
    """It says nothing at all, until the tests are over."""


HTML = Mood(503, b"<!doctype html><title>Sorry</title>We are back soon.", "text/html")
HTML_AS_IF = Mood(200, b"<!doctype html><title>Hello</title>", "text/html; charset=utf-8")
THROTTLED = Mood(429, b"Rate exceeded.", "text/plain")


@dataclass(slots=True)
class Sources:
    """The server: what it knows, how it answers, and what it was asked."""

    papers: list[Known]
    hands: Hands = field(default_factory=Hands)
    moods: dict[str, list[Mood]] = field(default_factory=dict)
    """By source, its next answers."""
    always: dict[str, Mood] = field(default_factory=dict)
    """By source, all its other answers."""
    old_shape: bool = False
    """Searches on Hugging Face give titles alone, as until 2024."""
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    """Source, path and query of each question."""
    agents: set[str] = field(default_factory=set)
    times: dict[str, list[float]] = field(default_factory=dict)
    """When each source was asked, by the hands."""
    connections: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    address: str = ""

    def of(self, source: str) -> list[Known]:
        """The papers that a source has."""
        return [paper for paper in self.papers if source in paper.by]

    def questions(self, source: str) -> list[str]:
        """What a source was asked: paths, and words that were looked for."""
        every = [(path, query) for name, path, query in self.asked if name == source]
        return [query.get("q") or query.get("search_query") or path for path, query in every]

    @property
    def environment(self) -> dict[str, str]:
        """The variables that lead the commands here."""
        return {
            "DIGEST_HUGGING_FACE": f"{self.address}/hf",
            "DIGEST_ARXIV": f"{self.address}/arxiv",
            "DIGEST_SEMANTIC_SCHOLAR": f"{self.address}/s2",
            "NO_PROXY": "127.0.0.1",
        }


@contextmanager
def serving(*papers: Known, hands: Hands | None = None) -> Iterator[Sources]:
    """The sources with these papers, at an address of this machine's own."""
    sources = Sources(list(papers), hands or Hands())
    handler = type("Bound", (_Handler,), {"sources": sources})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        sources.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield sources
        finally:
            sources.over.set()
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Answers by source: the first step of the path."""

    protocol_version = "HTTP/1.1"
    sources: Sources

    def setup(self) -> None:
        super().setup()
        self.sources.connections += 1

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's failure says more."""

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        posted = json.loads(self.rfile.read(length)) if length else None
        parts = urlsplit(self.path)
        _, source, path = parts.path.split("/", 2)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.sources.asked.append((source, path, query))
        self.sources.agents.add(self.headers.get("User-Agent", ""))
        self.sources.times.setdefault(source, []).append(self.sources.hands.now)
        waiting = self.sources.moods.get(source)
        mood = waiting.pop(0) if waiting else self.sources.always.get(source)
        self._say(mood or self._proper(source, path, query, posted))

    def _proper(self, source: str, path: str, query: dict[str, str], posted: Any) -> Mood:
        wanted = "application/atom+xml" if source == "arxiv" else "application/json"
        if self.headers.get("Accept") != wanted:
            return Mood(406, b"Not Acceptable", "text/plain")
        if source == "s2" and self.headers.get("x-api-key") != "a-key":
            return Mood(403, b'{"message": "Forbidden"}')
        if source == "hf":
            return _hugging_face(self.sources, path, query)
        if source == "arxiv":
            return _arxiv(self.sources, query)
        return _semantic_scholar(self.sources, path, query, posted)

    def _say(self, mood: Mood) -> None:
        if mood.silent:
            self.sources.over.wait()
            self.close_connection = True
            return
        self.send_response_only(mood.status)
        self.send_header("Content-Type", mood.kind)
        self.send_header("Content-Length", str(len(mood.body) + mood.cut))
        for name, value in mood.headers:
            self.send_header(name, value)
        self.end_headers()
        middle = len(mood.body) // 2
        for piece in (mood.body[:middle], mood.body[middle:]):
            self.sources.hands.now += mood.takes
            self.wfile.write(piece)
            self.wfile.flush()
        self.close_connection = bool(mood.cut)


def _json(value: Any, status: int = 200) -> Mood:
    return Mood(status, json.dumps(value).encode(), "application/json; charset=utf-8")


def _wrapped(text: str) -> str:
    """A text as arXiv hands it on, in lines of 80 letters."""
    return "\n".join(textwrap.wrap(text, 80))


# --- Hugging Face --------------------------------------------------------------------------------


def _hugging_face(sources: Sources, path: str, query: dict[str, str]) -> Mood:
    papers = sources.of("hf")
    if path == "api/papers/search":
        if len(query["q"]) > 250:
            return _json({"error": "query too long"}, 400)
        found = [paper for paper in papers if _shares_words(paper.title, query["q"])]
        old = [{"id": p.arxiv, "title": p.title, "source": "hf"} for p in found]
        return _json(old if sources.old_shape else [item(p) for p in found])
    if path == "api/daily_papers":
        return _json(_daily(papers, query))
    found = [paper for paper in papers if path == f"api/papers/{paper.arxiv}"]
    return _json(item(found[0])["paper"]) if found else _json({"error": "not found"}, 404)


def _shares_words(title: str, words: str) -> bool:
    """Whether a search by meaning might show a title for some words: one long word is enough."""
    long = {word for word in re.findall(r"\w+", words.casefold()) if len(word) > 4}
    return not long.isdisjoint(re.findall(r"\w+", title.casefold()))


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


def _arxiv(sources: Sources, query: dict[str, str]) -> Mood:
    papers, most = sources.of("arxiv"), int(query["max_results"])
    if "id_list" in query:
        ids = query["id_list"].split(",")
        wrong = [one for one in ids if not re.fullmatch(r"\d{4}\.\d{4,5}|[a-z-]+/\d{7}", one)]
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


def _semantic_scholar(sources: Sources, path: str, query: dict[str, str], posted: Any) -> Mood:
    papers = sources.of("s2")
    if path == "graph/v1/paper/batch":
        by_id = {f"ARXIV:{paper.arxiv}": _scholar(paper) for paper in papers if paper.arxiv}
        return _json([by_id.get(one) for one in posted["ids"]])
    like = [paper for paper in papers if _shares_words(paper.title, query["query"])]
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
