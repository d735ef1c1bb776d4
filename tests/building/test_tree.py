"""A tree holds what it was told, and never writes into bytes that another folder may share."""

from __future__ import annotations

import os
from pathlib import Path

from generator.building.hashing import named
from generator.building.tree import Tree


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a folder by path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def put(tree: Tree, path: str, data: bytes) -> None:
    """Write a file under a key of its bytes."""
    tree.write(path, f"of {data!r}", named(data))


def tree_of(folder: Path, **files: bytes) -> Tree:
    """A tree that has written files, `_` in a name for a slash."""
    folder.mkdir()
    tree = Tree(folder, {})
    for name, data in files.items():
        put(tree, name.replace("_", "/"), data)
    return tree


def test_a_written_file_is_known_by_its_key(tmp_path: Path) -> None:
    """What a file was made of is known, of another key or path nothing is."""
    tree = tree_of(tmp_path / "a", x_y=b"1")
    assert tree.has("x/y", "of b'1'")
    assert not tree.has("x/y", "of b'2'")
    assert not tree.has("x", "of b'1'")
    assert files_of(tmp_path / "a") == {"x/y": b"1"}


def test_a_shared_file_keeps_its_bytes(tmp_path: Path) -> None:
    """A file that two trees share by two names stays as it was in one if the other gets new."""
    one, other = tree_of(tmp_path / "a", x=b"1"), tree_of(tmp_path / "b")
    other.link("x", one.files["x"], str(tmp_path / "a" / "x"))
    put(other, "x", b"2")
    assert files_of(tmp_path / "a") == {"x": b"1"}
    assert files_of(tmp_path / "b") == {"x": b"2"}


def test_altered_files_are_found(tmp_path: Path) -> None:
    """Files that are gone or have other bytes in number are not as they were left."""
    tree = tree_of(tmp_path / "a", x=b"1", y=b"1", z=b"1")
    (tmp_path / "a" / "x").unlink()
    (tmp_path / "a" / "y").write_bytes(b"22")
    assert sorted(tree.altered()) == ["x", "y"]


def test_what_is_not_kept_goes_with_its_folder(tmp_path: Path) -> None:
    """Removing the last file of a folder removes the folder; others stay."""
    tree = tree_of(tmp_path / "a", x_y_z=b"1", x_w=b"1", v=b"1")
    tree.keep_only(["x/w", "v"])
    assert files_of(tmp_path / "a") == {"x/w": b"1", "v": b"1"}
    assert not (tmp_path / "a" / "x" / "y").exists()


def test_a_file_gives_way_to_a_folder_and_back(tmp_path: Path) -> None:
    """A page may come to stand where a file was, and a file where a page's folder was."""
    tree = tree_of(tmp_path / "a", x=b"1")
    put(tree, "x/index.html", b"2")
    assert files_of(tmp_path / "a") == {"x/index.html": b"2"}
    put(tree, "x", b"3")
    assert files_of(tmp_path / "a") == {"x": b"3"}
    assert set(tree.files) == {"x"}


def test_strays_are_found(tmp_path: Path) -> None:
    """What somebody else put into the folder later is found: files, folders, links to elsewhere."""
    tree = tree_of(tmp_path / "a", x_y=b"1", v=b"1", mark=b"")
    os.utime(tmp_path / "a" / "mark", (1, 1))
    (tmp_path / "a" / "x" / "stray").write_bytes(b"2")
    (tmp_path / "a" / "deep" / "er").mkdir(parents=True)
    (tmp_path / "a" / "link").symlink_to(tmp_path)
    assert sorted(tree.strays("mark")) == ["deep", "link", "x/stray"]
