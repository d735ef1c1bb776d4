"""A site built from an older one is the site that would be built from nothing."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.building.record import MARK
from tests.site.project import mkdocs, write
from tests.site.small import first, site_of, some


def built(config: Path, *arguments: str) -> str:
    """What a build said that went well."""
    result = mkdocs(config, *arguments)
    assert result.exit_code == 0, result.output
    return result.output


def from_nothing(root: Path, elsewhere: Path) -> dict[str, bytes]:
    """The site of the same content and settings, built in a folder that has seen no build."""
    shutil.copytree(root / "content", elsewhere / "content", symlinks=True)
    shutil.copyfile(root / "mkdocs.yml", elsewhere / "mkdocs.yml")
    built(elsewhere / "mkdocs.yml")
    return site_of(elsewhere)


def test_nothing_changed(tmp_path: Path) -> None:
    """A second build says that there was nothing to do, and leaves every file as it was."""
    config = first(tmp_path)
    built(config)
    before = {path: path.stat() for path in (tmp_path / "site").rglob("*")}
    assert "Nothing has changed" in built(config)
    after = {path: path.stat() for path in (tmp_path / "site").rglob("*")}
    assert {path: (s.st_ino, s.st_mtime_ns) for path, s in before.items()} == {
        path: (s.st_ino, s.st_mtime_ns) for path, s in after.items()
    }


def test_problems_are_told_again(tmp_path: Path) -> None:
    """A build with nothing to do repeats what is wrong, and a strict one fails again."""
    config = first(tmp_path)
    write(tmp_path, {"content/notes/study-1-of-plans.md": "See [[nothing such]].\n"})
    told = [line for line in built(config).splitlines() if "nothing such" in line]
    again = built(config)
    assert "Nothing has changed" in again
    assert told
    assert told == [line for line in again.splitlines() if "nothing such" in line]
    assert mkdocs(config, "--strict").exit_code == 1


def test_a_build_that_must_run_again(tmp_path: Path) -> None:
    """Where MkDocs has warned, the next build runs in full; what it finds as it was, it leaves."""
    config = first(tmp_path)
    with config.open("a", encoding="utf-8") as file:
        file.write("nav: [index.md, gone.md]\n")
    built(config)

    site, spare = tmp_path / "site", tmp_path / ".cache/spare"

    def files() -> dict[Path, int]:
        paths = (path for folder in (site, spare) for path in folder.rglob("*"))
        return {path: path.stat().st_ino for path in paths if path.name != MARK}

    before = files()
    for _ in range(2):
        output = built(config)
        assert "gone.md" in output
        assert "Nothing has changed" not in output
        assert files() == before
        assert (spare / MARK).read_bytes() == (site / MARK).read_bytes()


def test_the_same_site_by_other_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all is made again and nothing differs, the build after that has nothing to do."""
    config = first(tmp_path)
    built(config)
    before = site_of(tmp_path)
    monkeypatch.setattr("platform.python_version", lambda: "another")
    time.sleep(1)  # a file's time is remembered in seconds
    assert "Nothing has changed" not in built(config)
    assert "Nothing has changed" in built(config)
    assert site_of(tmp_path) == before


Change = Callable[[Path], None]


def _rewrite(path: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return change


def _write(path: str, text: str) -> Change:
    return lambda root: write(root, {path: text})


def _remove(path: str) -> Change:
    return lambda root: (root / path).unlink()


def _remove_folder(path: str) -> Change:
    return lambda root: shutil.rmtree(root / path)


CHANGES: dict[str, Change] = {
    "a note's words": _rewrite("content/notes/study-3-of-plans.md", "Read it.", "Read *all*."),
    "a note's words with a link": _rewrite(
        "content/notes/study-3-of-plans.md", "Read it.", "Read [[Study 2 of plans]], then this."
    ),
    "a note's words with a mistake": _rewrite(
        "content/notes/study-3-of-plans.md", "Read it.", "Read [[nothing such]]."
    ),
    "a note's words emptied": _rewrite("content/notes/study-3-of-plans.md", "Read it.", ""),
    "a note's rating": _rewrite("content/notes/study-3-of-plans.md", "4", "5"),
    "a note taken away": _remove("content/notes/study-3-of-plans.md"),
    "a new note": _write("content/notes/study-5-of-plans.md", "---\nwhy: New.\n---\n"),
    "a new dump": _write("content/dumps/2025-05-01-c.txt", some(2, 20, 21)),
    "a dump taken away": _remove("content/dumps/2025-04-01-b.txt"),
    "an abstract corrected": _rewrite("content/dumps/2025-03-13-a.txt", "study 1 that", "it that"),
    "a topic's phrase": _rewrite("content/topics/agents.md", "[agent]", "[agent, robot]"),
    "a topic's words": _rewrite("content/topics/agents.md", "They act.", "They do."),
    "a list's words": _rewrite("content/lists/start.md", "First.", "Last."),
    "an ordinary page": _rewrite("content/about.md", "How this", "Why this"),
    "a picture": _write("content/notes/door.png", "another"),
    "a setting": _rewrite("mkdocs.yml", "site_name: Paper digest", "site_name: Digest of mine"),
    "an option": _rewrite("mkdocs.yml", '!ENV [DIGEST_REPOSITORY, ""]', "https://github.com/a/b"),
    "the navigation": _rewrite("mkdocs.yml", "  - Glossary: glossary.md\n", ""),
    "the site lost": _remove_folder("site"),
    "the cache lost": _remove_folder(".cache"),
    "a page lost": _remove("site/papers/study-3-of-plans/index.html"),
    "a page overwritten": _write("site/papers/study-3-of-plans/index.html", "Hello"),
    "a stray page": _write("site/papers/stray/index.html", "Hello"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change(name: str, tmp_path: Path) -> None:
    """After any change, and after another one that follows it, the site is the right one."""
    root = tmp_path / "mine"
    config = first(root)
    built(config)
    CHANGES[name](root)
    built(config)
    if "stray" not in name:  # what a build doesn't touch it doesn't look through
        assert site_of(root) == from_nothing(root, tmp_path / "fresh")
    write(root, {"content/dumps/2025-06-01-d.txt": some(30)})
    built(config)
    assert site_of(root) == from_nothing(root, tmp_path / "fresh again")


def test_after_many_changes(tmp_path: Path) -> None:
    """However changes follow each other, each build's site is the right one."""
    root = tmp_path / "mine"
    config = first(root)
    chance = random.Random(7)
    for step in range(8):
        numbers = chance.sample(range(20), k=chance.randrange(1, 8))
        day = f"2025-0{chance.randrange(1, 6)}-0{chance.randrange(1, 9)}"
        changes: list[Change] = [
            _write(f"content/dumps/{day}-x.txt", some(*numbers)),
            _write("content/notes/study-3-of-plans.md", f"Words {step}.\n"),
            _write("content/about.md", "# About\n"),
        ]
        chance.choice(changes)(root)
        built(config)
        assert site_of(root) == from_nothing(root, tmp_path / f"fresh {step}")


def test_a_strict_build_that_fails_keeps_the_last_site(tmp_path: Path) -> None:
    """Readers keep the site of the last build that went well."""
    config = first(tmp_path)
    built(config, "--strict")
    before = site_of(tmp_path)
    write(tmp_path, {"content/notes/study-1-of-plans.md": "See [[nothing such]].\n"})
    assert mkdocs(config, "--strict").exit_code == 1
    assert site_of(tmp_path) == before


def test_hidden_files_stay(tmp_path: Path) -> None:
    """What MkDocs leaves in the site's folder stays: hidden files, such as a repository's."""
    config = first(tmp_path)
    write(tmp_path, {"site/.git/HEAD": "ref", "site/old.html": "old"})
    built(config)
    assert site_of(tmp_path)[".git/HEAD"] == b"ref"
    assert "old.html" not in site_of(tmp_path)
    write(tmp_path, {"content/notes/study-1-of-plans.md": "New.\n"})
    built(config)
    assert site_of(tmp_path)[".git/HEAD"] == b"ref"


@pytest.mark.parametrize("damage", [b"", b"{}", b"x\n{}", "other"])
def test_a_damaged_cache_is_not_believed(damage: bytes | str, tmp_path: Path) -> None:
    """With any file of the cache cut, emptied or replaced, the next build makes the right site."""
    root = tmp_path / "mine"
    config = first(root)
    built(config)
    write(root, {"content/notes/study-1-of-plans.md": "New.\n"})
    right = from_nothing(root, tmp_path / "fresh")
    kinds = ("acronyms.json", "builds/*", "search/*.json", "search/*/index.json")
    files = [path for kind in kinds for path in (root / ".cache").glob(kind)]
    for number, path in enumerate(files):
        copy = tmp_path / str(number)
        shutil.copytree(root, copy)
        file = copy / path.relative_to(root)
        kept = file.read_bytes()
        file.write_bytes(damage if isinstance(damage, bytes) else kept[: len(kept) // 2])
        built(copy / "mkdocs.yml")
        assert site_of(copy) == right, file
