"""What a build remembers saves time and nothing else, and is never believed unseen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.building.memory import Memory
from generator.cataloguing import basis
from generator.cataloguing.site import catalogue
from generator.model.content import Content
from generator.model.site import Site
from generator.reading.content import read_content
from tests.world import BREAD, HARBOUR, KITES, OWLS, content, dump, entry, note, topic
from tests.worlds import worlds

T = TypeVar("T")
NEW = dump(
    "2025-02-01-new", [entry("Islands", "Wind, kites and owls: all that islands need is bread.")]
)
OLD = dump(
    "2025-01-01-old",
    [
        entry("KiteNet: Kites", KITES),
        entry("Bread", f"{BREAD} Kite lines (KL) help. KL."),
        entry("Harbour", f"{HARBOUR} Unlike KiteNet, 2$\\times$ \\emph{{faster}}."),
        entry("Owls", OWLS),
        entry("More Owls", "Owls know nothing of KL, nor of bread and wind."),
    ],
)
SKY = topic("sky", ["kite", "wind"])
WORLD = content(OLD, topics=[SKY])
WORLDS = {
    "the same": WORLD,
    "a new dump": content(OLD, NEW, topics=[SKY]),
    "a note": content(OLD, topics=[SKY], notes=[note("owls", why="Owls!", card="Mine.")]),
    "a corrected title": content(OLD, topics=[SKY], notes=[note("owls", title="KiteNet Owls")]),
    "another topic": content(OLD, topics=[SKY, topic("sea", ["berth"])]),
    "a topic's phrases": content(OLD, topics=[topic("sky", ["owl"])]),
    "nothing at all": Content(),
}
KINDS = [
    "cards",
    "given-names",
    "listing",
    "names",
    "places",
    "related",
    "tag-names",
    "tags",
    "themes",
    "topic-profiles",
    "topics",
    "words",
]


class Watched(Memory):
    """A memory that tells what it had to find out."""

    def __init__(self, folder: Path) -> None:
        self.said: list[str] = []
        self.worked: dict[str, int] = {}
        super().__init__(folder, self.said.append)

    def answers(
        self,
        kind: str,
        context: bytes,
        questions: Sequence[bytes],
        work: Callable[[Sequence[int]], Iterable[T]],
        form: type[T],
    ) -> Sequence[T]:
        """As ever, counting the questions that nobody knew."""

        def counted(missing: Sequence[int]) -> Iterable[T]:
            self.worked[kind] = len(missing)
            return work(missing)

        return super().answers(kind, context, questions, counted, form)

    def keep(self, kind: str, value: object) -> None:
        """As ever, noting that there was something to keep."""
        self.worked.setdefault(kind, 1)
        super().keep(kind, value)


def build(folder: Path, world: Content) -> tuple[Site, Watched]:
    """The site of a world as a new process makes it, and its memory."""
    memory = Watched(folder)
    site = catalogue(world, memory)
    memory.save()
    return site, memory


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_a_memory_changes_nothing(tmp_path: Path, world: Content) -> None:
    """With and without a memory the site is the same, in this process and in the next ones."""
    fresh = catalogue(world)
    _, memory = build(tmp_path, WORLD)
    assert catalogue(world, memory) == fresh
    assert build(tmp_path, world)[0] == fresh
    assert build(tmp_path, world)[0] == fresh


def test_what_is_known_is_not_found_out_again(tmp_path: Path) -> None:
    """An unchanged archive, and one with an edited note, asks nothing twice."""
    _, first = build(tmp_path, WORLD)
    assert sorted(first.worked) == KINDS
    assert [path.stem for path in sorted(tmp_path.iterdir())] == KINDS
    assert build(tmp_path, WORLD)[1].worked == {}
    noted = content(OLD, topics=[SKY], notes=[note("owls", "Body.", why="Owls!", topics=["sky"])])
    assert build(tmp_path, noted)[1].worked == {}


def test_a_new_paper_is_the_only_one_to_be_read(tmp_path: Path) -> None:
    """A new paper leaves what others' own texts say as it is known."""
    build(tmp_path, WORLD)
    _, memory = build(tmp_path, WORLDS["a new dump"])
    each = {kind: memory.worked.get(kind, 0) for kind in ("cards", "given-names")}
    assert each == {"cards": 1, "given-names": 1}


def test_a_changed_topic_is_matched_anew(tmp_path: Path) -> None:
    """Another phrase of a topic is looked for in every paper, and nothing else is found out."""
    build(tmp_path, WORLD)
    _, memory = build(tmp_path, WORLDS["a topic's phrases"])
    papers = len(OLD.entries)
    topics = {"topics": papers, "topic-profiles": 1}
    assert memory.worked == topics | {"tag-names": 1, "tags": papers}


# --- A memory never changes what comes out, whatever it has seen before --------------------------


@settings(max_examples=40)
@given(st.lists(worlds, min_size=2, max_size=4))
def test_whatever_was_seen_before(seen: list[Content]) -> None:
    """Whatever an archive was before, in this process or earlier ones, its site is the same."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(basis, "FEW", 4)  # so that archives of a dozen papers outgrow it
        memory = Watched(Path(folder) / "one")
        for world in seen:
            fresh = catalogue(world)
            assert catalogue(world, memory) == fresh
            assert build(Path(folder) / "many", world)[0] == fresh


LINES = st.lists(
    st.sampled_from(["Kites", "Owls", KITES, OWLS, BREAD, "2$\\times$ Bread", "Daily Papers", ""]),
    max_size=8,
).map("\n\n".join)
DASHES = "---\n"
FILES = {
    "dumps/2025-01-01-a.txt": LINES,
    "dumps/2025-01-02-b.txt": LINES,
    "dumps/2025-01-02-b.md": st.just("---\ntitle: Mine\n---\nWords."),
    "dumps/2025-01-03-c.json": st.sampled_from(
        ["[]", "{", '[{"title": "Kites", "summary": "Up.", "upvotes": 3}]', '[{"upvotes": "x"}]']
    ),
    "notes/kites.md": st.sampled_from(
        ["", "---\nrating: 9\n---\n[[owls]]", "---\nhide: true\n---"]
    ),
    "topics/sky.md": st.sampled_from(
        ["---\ntitle: Sky\nphrases: [kite, wind]\n---", "---\nx: y\n---"]
    ),
    "lists/one.md": st.just("---\ntitle: One\n---\n1. [[kites]] Why.\n"),
    "facts.jsonl": st.sampled_from(['{"title": "Kites", "year": 2024}', "broken"]),
}
folders = st.fixed_dictionaries({}, optional=FILES)


@settings(max_examples=40)
@given(st.lists(folders, min_size=2, max_size=4))
def test_whatever_was_written_before(seen: list[dict[str, str]]) -> None:
    """Whatever files there were before, a folder is read as if for the first time."""
    with TemporaryDirectory() as folder:
        for number, (before, files) in enumerate(pairwise([{}, *seen])):
            root = Path(folder) / "content"
            for path in before.keys() - files.keys():
                (root / path).unlink()
            for path, text in files.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text, encoding="utf-8")
            root.mkdir(exist_ok=True)
            if not number:
                memory = Watched(Path(folder) / "one")
            fresh = read_content(root)
            assert read_content(root, memory) == fresh
            later = Watched(Path(folder) / "many")
            assert read_content(root, later) == fresh
            later.save()
            assert catalogue(read_content(root, memory), memory) == catalogue(fresh)


# --- What is kept in the folder -------------------------------------------------------------------


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    """The files hold the last build's answers, and no older ones."""
    build(tmp_path, WORLD)
    whole = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    build(tmp_path, WORLDS["a new dump"])
    build(tmp_path, WORLD)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == whole


DAMAGE = {
    "cut": lambda data: data[:-20],
    "empty": lambda data: b"",
    "a changed letter": lambda data: data[:-9] + b"x" + data[-8:],
    "other text": lambda data: b"\x80\x04cos\nsystem\n",
    "other JSON": lambda data: b"[1, 2]\n{}",
    "another kind's": lambda data: data.split(b"\n")[0] + b"\n\x93\x01\x02\x03",
    "without a body": lambda data: data.split(b"\n")[0],
    "deep": lambda data: b"[" * 100_000,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_ignored_with_a_word(tmp_path: Path, damage: Any) -> None:
    """Whatever stands in a file that this code didn't write so is told, and found out again."""
    fresh, _ = build(tmp_path, WORLD)
    for path in tmp_path.iterdir():
        path.write_bytes(damage(path.read_bytes()))
    site, memory = build(tmp_path, WORLD)
    assert site == fresh
    assert sorted(memory.worked) == KINDS
    assert len(memory.said) == len(KINDS)
    assert all("is damaged" in said for said in memory.said)
    assert build(tmp_path, WORLD)[1].said == []


def test_other_code_means_other_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What other code found out is not believed, and no word is lost on it."""
    with monkeypatch.context() as other:
        other.setattr("generator.building.memory.code_key", lambda: "other")
        build(tmp_path, WORLD)
    _, memory = build(tmp_path, WORLD)
    assert sorted(memory.worked) == KINDS
    assert memory.said == []


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A build goes on without a memory where there is no place for it, and says so."""
    (tmp_path / "file").write_text("")
    site, memory = build(tmp_path / "file" / "cache", WORLD)
    assert site == catalogue(WORLD)
    assert any("the next build takes longer" in said for said in memory.said)


@pytest.mark.skipif(os.name == "nt", reason="paths that are folders are told apart there")
def test_a_folder_in_a_files_place(tmp_path: Path) -> None:
    """A file that cannot be read, or written, is told, and nothing half written stays behind."""
    (tmp_path / "topics.msgpack").mkdir()
    site, memory = build(tmp_path, WORLD)
    assert site == catalogue(WORLD)
    assert len(memory.said) == 2
    assert [path.name for path in tmp_path.iterdir() if path.name.count(".") > 1] == []


def test_a_hidden_paper_leaves_the_answers(tmp_path: Path) -> None:
    """A memory never brings back what a curator took away."""
    build(tmp_path, WORLD)
    hidden = replace(WORLD, notes=(note("owls", hide=True),))
    assert "owls" not in build(tmp_path, hidden)[0].papers
