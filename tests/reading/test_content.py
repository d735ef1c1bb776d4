"""Content: a folder of files, of which each is read, published, or told what is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.model.content import Content
from generator.model.problems import Level
from generator.reading.content import read_content

LISTING = (
    "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\n"
    "byAK and the research community\n\nMar 13\n\n"
    "{0} Title of a Paper\n\nThe abstract of paper {0}, in a whole sentence of some length.\n\n"
)


def _content(tmp_path: Path, files: Mapping[str, str | bytes]) -> Content:
    root = tmp_path / "content"
    root.mkdir(exist_ok=True)
    for inside, text in files.items():
        file = root / inside
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_content(root)


def _problems(content: Content) -> list[str]:
    return [f"{p.place}: {p.message}" for p in content.problems]


def test_a_small_content(tmp_path: Path) -> None:
    """Every kind of file is read as what it is, with its path from the repository's root."""
    content = _content(
        tmp_path,
        {
            "dumps/2025-03-13-safety.txt": LISTING.format("First"),
            "dumps/2025-03-13-safety.md": "---\ntitle: Safety\n---\nA week of safety.\n",
            "notes/first-title-of-a-paper.md": "Read it.",
            "notes/pictures/a.png": b"\x89PNG",
            "topics/agents.md": "---\ntitle: Agents\nphrases: [agent]\n---\nThey act.",
            "lists/start.md": "---\ntitle: Start\n---\n1. [[first-title-of-a-paper]]",
            "facts.jsonl": '{"title": "First Title of a Paper", "year": 2025}\n',
            "index.md": "---\ntitle: Start\n---\n# Home\n",
            "guide/more.md": "More.",
            "guide/a.pdf": b"%PDF",
            "README.md": "---\nhow: to: edit",
            "inbox/.gitkeep": "",
        },
    )
    assert _problems(content) == []
    (dump,) = content.dumps
    assert (dump.slug, dump.captured) == ("2025-03-13-safety", date(2025, 3, 13))
    assert (dump.title, dump.path) == ("Safety", "content/dumps/2025-03-13-safety.txt")
    assert dump.prose
    assert dump.prose.text == "A week of safety."
    assert [entry.title for entry in dump.entries] == ["First Title of a Paper"]
    assert [note.place.path for note in content.notes] == [
        "content/notes/first-title-of-a-paper.md"
    ]
    assert [topic.slug for topic in content.topics] == ["agents"]
    assert [one.slug for one in content.lists] == ["start"]
    assert [fact.year for fact in content.facts] == [2025]
    assert [(page.path, page.title) for page in content.pages] == [
        ("guide/more.md", "More"),
        ("index.md", "Start"),
    ]
    assert content.files == {"notes/pictures/a.png", "guide/a.pdf"}


def test_no_folders(tmp_path: Path) -> None:
    """A content folder with nothing in it is right."""
    assert _content(tmp_path, {}) == Content()


def test_no_root(tmp_path: Path) -> None:
    """Without the content folder itself there is one error."""
    content = read_content(tmp_path / "content")
    assert _problems(content) == ["content:1:1: there is no such folder"]


def test_several_listings_in_a_file(tmp_path: Path) -> None:
    """Two listings in one file are two dumps; the second's name is one that no other has."""
    text = LISTING.format("First") + LISTING.format("Second")
    content = _content(
        tmp_path,
        {
            "dumps/2025-03-13-a.txt": text,
            "dumps/2025-03-13-a-2.txt": LISTING.format("Third"),
            "dumps/2025-03-13-a.md": "---\ntitle: Both\n---\n",
        },
    )
    assert _problems(content) == []
    assert {dump.slug: dump.entries[0].title.split()[0] for dump in content.dumps} == {
        "2025-03-13-a": "First",
        "2025-03-13-a-2": "Third",
        "2025-03-13-a-3": "Second",
    }
    assert [dump.title for dump in content.dumps if dump.slug == "2025-03-13-a"] == ["Both"]


def test_two_dumps_of_one_name(tmp_path: Path) -> None:
    """A `.txt` and a `.json` can't share a name: it is their address."""
    content = _content(
        tmp_path,
        {"dumps/2025-03-13-a.txt": LISTING.format("First"), "dumps/2025-03-13-a.json": "[]"},
    )
    message = "content/dumps/2025-03-13-a.txt:1:1: `2025-03-13-a` is another dump's name too"
    assert message in _problems(content)


def test_prose_without_dump(tmp_path: Path) -> None:
    """A `.md` in dumps/ is about the dump of its name; without one it is an error."""
    content = _content(tmp_path, {"dumps/2025-03-13-a.md": "Words."})
    assert _problems(content) == [
        "content/dumps/2025-03-13-a.md:1:1: there is no dump `2025-03-13-a`"
    ]


def test_inbox_is_a_notice(tmp_path: Path) -> None:
    """What waits in the inbox is told, and fails nothing."""
    content = _content(tmp_path, {"inbox/paste": "anything", "inbox/README.md": "How."})
    assert [(p.level, p.place.path) for p in content.problems] == [
        (Level.NOTICE, "content/inbox/paste")
    ]
    assert content.files == frozenset()


def test_topics_keep_what_can_be_kept(tmp_path: Path) -> None:
    """A topic whose name is no slug is an error, and stands under the right one meanwhile."""
    text = "---\ntitle: {}\n---\n"
    content = _content(
        tmp_path,
        {
            "topics/Machine Learning.md": text.format("Learning"),
            "topics/Agents.md": text.format("Others"),
            "topics/agents.md": text.format("Agents"),
        },
    )
    assert [(topic.slug, topic.title) for topic in content.topics] == [
        ("agents", "Agents"),
        ("machine-learning", "Learning"),
    ]
    assert [p.place.path for p in content.problems] == [
        "content/topics/Agents.md",
        "content/topics/Machine Learning.md",
    ]


def test_same_title_twice(tmp_path: Path) -> None:
    """Two topics of one title can't be told apart by readers: an error that names the other."""
    text = "---\ntitle: {}\n---\n- [[a]]"
    content = _content(
        tmp_path, {"lists/a.md": text.format("Start"), "lists/b.md": text.format("START")}
    )
    (problem,) = content.problems
    assert (problem.place.path, problem.hint) == ("content/lists/b.md", "see content/lists/a.md")


def test_broken_page(tmp_path: Path) -> None:
    """An ordinary page's broken front matter is an error, isn't shown, and its body is kept."""
    content = _content(tmp_path, {"about.md": "---\ntitle: A: b\n---\nBody"})
    assert [str(p.place) for p in content.problems] == ["content/about.md:2:9"]
    assert [(page.title, page.body.text) for page in content.pages] == [("About", "Body")]


def test_not_text(tmp_path: Path) -> None:
    """A file that isn't UTF-8 is one error, however much would be missing from it."""
    content = _content(tmp_path, {"topics/a.md": "---\ntitle: A\n---".encode("utf-16")})
    assert [p.place.path for p in content.problems] == ["content/topics/a.md"]


def test_a_folder_named_as_a_file(tmp_path: Path) -> None:
    """A folder where a note should be is an error, not a traceback."""
    (tmp_path / "content/notes/x.md").mkdir(parents=True)
    content = _content(tmp_path, {})
    assert _problems(content) == [
        "content/notes/x.md:1:1: it is a folder, but has the name of a file"
    ]


def test_unreadable_file(tmp_path: Path) -> None:
    """A file without permission to read it is an error; the others are read."""
    root = tmp_path / "content"
    _content(tmp_path, {"notes/a.md": "A", "notes/b.md": "B"})
    (root / "notes/a.md").chmod(0)
    if os.access(root / "notes/a.md", os.R_OK):
        pytest.skip("this user may read every file")
    content = read_content(root)
    assert _problems(content) == [
        "content/notes/a.md:1:1: the file can't be read: permission denied"
    ]
    assert [note.paper for note in content.notes] == ["b"]


def test_links_out_of_the_folder(tmp_path: Path) -> None:
    """A symbolic link is followed only to a file below the root; any other is an error."""
    root = tmp_path / "content"
    _content(tmp_path, {"notes/a.md": "Inside."})
    (tmp_path / "secret.md").write_text("Outside.", "utf-8")
    (tmp_path / "secrets").mkdir()
    links = {
        "notes/inside.md": "a.md",
        "notes/outside.md": "../../secret.md",
        "notes/nowhere.md": "gone.md",
        "notes/circle.md": "circle.md",
        "notes/folder": "../../secrets",
        "notes/self": "../notes",
    }
    for name, target in links.items():
        (root / name).symlink_to(target)
    content = read_content(root)
    assert [note.paper for note in content.notes] == ["a", "inside"]
    assert _problems(content) == [
        "content/notes/circle.md:1:1: the link leads nowhere",
        "content/notes/folder:1:1: the link leads out of content/ and isn't followed",
        "content/notes/nowhere.md:1:1: the link leads nowhere",
        "content/notes/outside.md:1:1: the link leads out of content/ and isn't followed",
        "content/notes/self:1:1: a link to a folder isn't followed",
    ]
    assert content.files == frozenset()


def test_not_a_file(tmp_path: Path) -> None:
    """A pipe isn't read, for that would wait for ever."""
    _content(tmp_path, {"notes/a.md": ""})
    os.mkfifo(tmp_path / "content/notes/pipe.md")
    content = read_content(tmp_path / "content")
    assert _problems(content) == ["content/notes/pipe.md:1:1: it is no file that can be read"]


def test_names_that_no_address_can_hold(tmp_path: Path) -> None:
    """A file name with a control character or without an encoding is told in safe letters."""
    root = tmp_path / "content"
    _content(tmp_path, {"notes/bad\x1b[31m.md": "A"})
    try:
        Path(os.fsdecode(bytes(root) + b"/notes/\xff.md")).write_text("B", "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    content = read_content(root)
    assert [p.place.path for p in content.problems] == [
        "content/notes/\\udcff.md",
        "content/notes/bad\\x1b[31m.md",
    ]


def test_problems_are_sorted(tmp_path: Path) -> None:
    """Problems come by path, line and column, whatever found them first."""
    content = _content(
        tmp_path,
        {
            "notes/b.md": "---\nzz: 1\nrating: 9\n---\n",
            "notes/a.txt": "",
            "lists/c.md": "---\ntitle: C\n---\n",
            "facts.jsonl": "{",
        },
    )
    places = [p.place for p in content.problems]
    assert places == sorted(places)
    assert len(places) == 5


def test_reading_changes_nothing(tmp_path: Path) -> None:
    """What people wrote is opened, and left as it is."""
    files = {"notes/a.md": "---\nrating: 9\n---\n", "topics/A b.md": "", "inbox/x": "y"}
    first = _content(tmp_path, files)
    root = tmp_path / "content"
    after = {f.relative_to(root).as_posix(): f.read_text() for f in root.rglob("*") if f.is_file()}
    assert after == files
    assert read_content(root) == first
