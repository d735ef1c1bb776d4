"""Turns what a paste is called, asks for or is about into the words of a dump's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from slugify import slugify

from generator.cataloguing.concordance import spoken_in
from generator.cataloguing.topic_choice import UNKNOWN, chosen
from generator.cataloguing.topic_phrases import TopicMatcher
from generator.importing.captures import DAY_IN_NAME
from generator.importing.holdings import Part

LONGEST = 60
ENOUGH = 0.25
"""The share of its papers that a topic needs to name a dump."""
_SAYS_NOTHING = frozenset(
    """
    a ai ak api archive arxiv by clipboard content copied copy daily data day default digest doc
    document download downloads draft dump dumped dumps entry export exported file final
    from hf html https huggingface hugging face import inbox index input item items json latest
    list listing listings markdown md me message misc my neu new news note notes now of old output
    page pages paper papers paste pasted pasting query raw result results sample saved screen
    search site stdin temp test text the tmp to today trending txt unbenannt unnamed untitled
    upload url web website www yesterday
    """.split()
)
"""Words that a file is called where nobody thought of a name."""
_WORD = re.compile(r"[a-z]{3,}")
_HEX = re.compile(r"[0-9a-f]*[0-9][0-9a-f]*")


def theme_of(part: Part, name: str, matcher: TopicMatcher) -> str:
    """Words for a dump's name, such as `offline-rl`: the file's own, its query, or its topics."""
    said = _from_name(name)
    query = next((one.query for one in part.listings if one.query), "")
    asked = slugify(query, max_length=LONGEST, word_boundary=True)
    return said or asked or _from_topics(part, matcher) or "papers"


def _from_name(name: str) -> str:
    """The words of a file's name, without its date, if they say more than that it is a file."""
    words = slugify(PurePath(DAY_IN_NAME.sub(" ", name)).stem).split("-")
    telling = [w for w in words if _tells(w) and not _is_code(w)]
    if not telling:
        return ""
    kept = [word for word in words if not _is_code(word)]
    return slugify(" ".join(kept), max_length=LONGEST, word_boundary=True)


def _tells(word: str) -> bool:
    """Whether a word says more than that it is a file; `paste2` says no more than `paste`."""
    return bool(_WORD.search(word)) and word.rstrip("0123456789") not in _SAYS_NOTHING


def _is_code(word: str) -> bool:
    """Whether a word is a number or a hash, as downloads have in their names."""
    return bool(_HEX.fullmatch(word))


def _from_topics(part: Part, matcher: TopicMatcher) -> str:
    """The one or two topics that most of its papers have: `ai-safety-and-continual-learning`."""
    entries = part.entries
    texts = [text for entry in entries for text in (entry.title, entry.abstract)]
    found = (chosen(links, UNKNOWN) for links in matcher.links(spoken_in(texts)))
    counts = Counter(link.slug for links in found for link in links)
    enough = max(2, ENOUGH * len(entries))
    ranked = sorted(counts.items(), key=lambda count: (-count[1], count[0]))
    names: Sequence[str] = [slug for slug, number in ranked[:2] if number >= enough]
    return "-and-".join(names)
