"""Turns a few titles, texts and names into whole contents of all kinds, for laws to hold on."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.cataloguing.identity import paper_id
from generator.model.content import NoteLink
from tests.world import TEXTS, content, dump, entry, facts, note, page, reading_list, topic

TITLES = ["KiteNet: Kites", "BreadBench", "Harbour", "Owls", "owls!", "C++", "KiteNet: More"]
NAMES = [*map(paper_id, TITLES), *TITLES, "missing", "old", "Old", "", "sky", "§"]
SAID = ["KiteNet flies.", "We introduce OwlEar, a microphone.", "box kites", "Kite lines (KL). KL."]

names = st.sampled_from(NAMES)
some = st.lists(names, max_size=2)
abstracts = st.lists(st.sampled_from([*SAID, *TEXTS]), max_size=3).map(" ".join)
entries = st.builds(
    entry,
    st.sampled_from(TITLES),
    abstracts,
    summary=st.sampled_from(["", "Kites fly."]),
    arxiv=st.sampled_from(["", "", "2501.00001"]),
)
dumps = st.lists(st.lists(entries, max_size=5), max_size=4).map(
    lambda lists: [dump(f"2025-01-0{day}-d", each) for day, each in enumerate(lists, 1)]
)
notes = st.lists(
    st.builds(
        note,
        st.sampled_from([*map(paper_id, TITLES), "old", "missing", "Not An Address"]),
        st.sampled_from(["", "See [[owls]], [[KiteNet: Kites]] and [x](../topics/sea.md)."]),
        title=st.sampled_from(["", "", "Owls", "New: Title"]),
        abstract=st.sampled_from(["", "", "OwlEar and KiteNet."]),
        card=st.sampled_from(["", "Mine."]),
        hide=st.booleans(),
        also=st.lists(st.sampled_from(["Old", *TITLES]), max_size=1).map(tuple),
        links=st.just((NoteLink("https://github.com/a/b", "Code"),)),
        same=st.lists(names, max_size=1),
        not_same=some,
        topics=some,
        not_topics=some,
        tags=some.map(lambda tags: [tag for tag in tags if tag]),
        not_tags=some,
        related=some,
        not_related=some,
    ),
    max_size=4,
    unique_by=lambda each: each.paper,
)
phrases = st.lists(st.sampled_from(["kite", "KL", "bread", "box kite", "++"]), max_size=3)
topics = st.lists(
    st.builds(topic, st.sampled_from(["sky", "sea", "owls"]), phrases, phrases),
    max_size=3,
    unique_by=lambda each: each.slug,
)
parts = st.lists(st.one_of(st.just("Prose."), st.tuples(names, st.just("Why."))), max_size=4)
lists = st.builds(reading_list, st.just("one"), parts).map(lambda one: [one])
known = st.lists(st.builds(facts, st.sampled_from(TITLES), arxiv=st.just("2501.00001")), max_size=1)
worlds = st.builds(
    lambda listed, **more: content(*listed, **more),
    dumps,
    notes=notes,
    topics=topics,
    lists=lists,
    facts=known,
    pages=st.just([page("about.md", "See [[sky]] and [[glossary]].")]),
)
