"""Asks Hugging Face for the papers that it listed on a day, and turns them into a dump's bytes.

A dump has what the reader of the site's JSON reads, and nothing of the people who submitted papers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generator.cataloguing.identity import title_key
from generator.enriching.candidates import addresses
from generator.enriching.connections import Answer, Connection, NotUnderstood
from generator.enriching.replies import from_json
from generator.model.content import Dump, Entry
from generator.model.problems import Place
from generator.reading.dump_json_items import entry_of
from generator.reading.kinds import real_date

NAME = "daily-papers"
"""What its dumps are called, after the day."""
_PATH = "/api/daily_papers"
A_PAGE = 100
_MOST_PAGES = 20
_NEAR = timedelta(days=3)
"""A weekend's papers may be listed on a Monday; days that are farther away are another listing."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper of the listing, and the day on which it was submitted to it."""

    entry: Entry
    day: date | None

    @property
    def key(self) -> str:
        """By which it is told from others."""
        return key_of(self.entry)


def key_of(entry: Entry) -> str:
    """By which a listed paper is told from others: its arXiv id, or its title."""
    return entry.arxiv or title_key(entry.title)


def latest_day(connection: Connection, today: date) -> date | None:
    """The newest day that has papers; None where there are none."""
    listed = connection.ask(_PATH, {"limit": str(A_PAGE)}, _understood)
    days = (one.day for one in listed if one.day and one.day <= today + timedelta(days=1))
    return max(days, default=None)


def listed_on(connection: Connection, day: date) -> tuple[Listed, ...]:
    """All papers of a day, in the listing's order, each once."""

    def understood(answer: Answer) -> list[Listed]:
        papers = _understood(answer)
        days = [one.day for one in papers if one.day]
        if days and all(abs(one - day) > _NEAR for one in days):
            raise NotUnderstood(f"papers of {days[0]}, not of {day}")
        return papers

    found: dict[str, Listed] = {}
    for page in range(_MOST_PAGES):
        asked = {"date": day.isoformat(), "limit": str(A_PAGE), "p": str(page)}
        papers = connection.ask(_PATH, asked, understood)
        new = {one.key: one for one in papers if one.key not in found}
        found |= new
        if len(papers) < A_PAGE or not new:
            break
    return tuple(found.values())


def _understood(answer: Answer) -> list[Listed]:
    items = from_json(answer)
    if not isinstance(items, list):
        raise NotUnderstood("no list of papers")
    listed = [Listed(entry, _day(item)) for item in items if (entry := _entry(item))]
    if items and not listed:
        raise NotUnderstood("a list without papers")
    return listed


def _entry(item: Any) -> Entry | None:
    entry, _ = entry_of(item, 1, Place(""))
    return entry


def _day(item: dict[str, Any]) -> date | None:
    paper = item.get("paper")
    said = (paper if isinstance(paper, dict) else item).get("submittedOnDailyAt")
    return real_date(said[:10]) if isinstance(said, str) else None


def not_in(papers: Iterable[Listed], dumps: Iterable[Dump], day: date) -> tuple[Listed, ...]:
    """The papers that no dump fetched for this day has: those that came to the listing since."""
    fetched = [d for d in dumps if d.captured == day and d.slug.startswith(f"{day}-{NAME}")]
    known = {key_of(entry) for dump in fetched for entry in dump.entries}
    return tuple(one for one in papers if one.key not in known)


def dump_of(papers: Sequence[Listed]) -> bytes:
    """A dump of the papers, in the shape of the API; the same for the same papers."""
    text = json.dumps([_item(one) for one in papers], indent=1, ensure_ascii=False)
    return f"{text}\n".encode()


def _item(listed: Listed) -> dict[str, Any]:
    entry = listed.entry
    links = addresses(entry.links)
    paper = {
        "id": entry.arxiv,
        "title": entry.title,
        "summary": entry.abstract,
        "authors": [{"name": name} for name in entry.authors],
        "publishedAt": entry.published.isoformat() if entry.published else "",
        "submittedOnDailyAt": listed.day.isoformat() if listed.day else "",
        "upvotes": entry.votes,
        "projectPage": links.get("project", ""),
        "githubRepo": links.get("code", ""),
        "ai_summary": entry.summary,
        "ai_keywords": list(entry.keywords),
        "organization": {"name": entry.organization} if entry.organization else None,
    }
    said = {name: value for name, value in paper.items() if value not in ("", None, [])}
    comments = {"numComments": entry.comments} if entry.comments is not None else {}
    return {"paper": said, **comments}
