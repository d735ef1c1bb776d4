"""The day of capture: by `--date`, name, header with a year, else the latest day that can be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.importing.pastes import KITE, LOAF, PORT, files, imported
from tests.site.project import digest, dump, project, write


def filed(config: Path) -> list[str]:
    """The names of the dumps that are filed, in order."""
    return sorted(files(config, "dumps"))


@pytest.mark.parametrize(
    ("name", "header", "today", "day", "because"),
    [
        ("a.txt", "Mar 13", "2026-06-30", "2026-03-13", "this is the latest such day"),
        ("a.txt", "Mar 13", "2026-03-13", "2026-03-13", "its header says Mar 13"),
        ("a.txt", "Mar 13", "2026-03-12", "2026-03-13", "its header says Mar 13"),
        ("a.txt", "Mar 13", "2026-03-11", "2025-03-13", "its header says Mar 13"),
        ("a.txt", "Feb 29", "2026-06-30", "2024-02-29", "its header says Feb 29"),
        ("a.txt", "Dec 31", "2026-01-01", "2025-12-31", "its header says Dec 31"),
        ("a.txt", "Mar 13, 2024", "2026-06-30", "2024-03-13", "by its header, Mar 13, 2024"),
        ("2025-03-13.txt", "Mar 13", "2026-06-30", "2025-03-13", "by the file's name"),
        ("x 20250313 (1).txt", "Mar 13", "2026-06-30", "2025-03-13", "by the file's name"),
        ("Shot 2025_03_13.txt", "Mar 13", "2026-06-30", "2025-03-13", "by the file's name"),
        ("2025.03.13", "Mar 13", "2026-06-30", "2025-03-13", "by the file's name"),
        ("2025-03-14.txt", "Mar 13", "2026-06-30", "2025-03-14", "though its header says Mar 13"),
        ("2025-02-30.txt", "Mar 13", "2026-06-30", "2026-03-13", "this is the latest such day"),
        ("a20250313b.txt", "Mar 13", "2026-06-30", "2026-03-13", "this is the latest such day"),
        ("2025-13-01.txt", "Mar 13", "2026-06-30", "2026-03-13", "this is the latest such day"),
        ("120250313.txt", "Mar 13", "2026-06-30", "2026-03-13", "this is the latest such day"),
    ],
)
def test_days(name: str, header: str, today: str, day: str, because: str, tmp_path: Path) -> None:
    """The name counts most, then the header; without a year it is the latest day that has been."""
    paste = dump(KITE).replace("Mar 13", header)
    config = project(tmp_path, {f"content/inbox/{name}": paste})
    output = imported(config, today=today).output
    assert f"  captured on {day}: " in output
    assert because in output
    assert [name[:10] for name in filed(config)] == [day]


def test_the_person_knows_best(tmp_path: Path) -> None:
    """`--date` outweighs name and header."""
    config = project(tmp_path, {"content/inbox/2025-03-14 a.txt": dump(KITE)})
    output = imported(config, "--date", "2024-03-13").output
    assert "captured on 2024-03-13: as `--date` says\n" in output
    assert filed(config) == ["2024-03-13-papers.txt"]


def test_an_assumed_day_is_said_to_be_one(tmp_path: Path) -> None:
    """Where a year had to be assumed, how to correct it is said; a year that is known is not."""
    config = project(
        tmp_path, {"content/inbox/a": dump(KITE), "content/inbox/2025-03-13": dump(LOAF)}
    )
    lines = [line for line in imported(config).output.splitlines() if "captured" in line]
    assert ["`--date` corrects it" in line for line in lines] == [False, True]


def test_correcting_a_day(tmp_path: Path) -> None:
    """A dump that is filed gets another day when it is named with `--date`; its words go along.

    Its old address leads on: the words say what the dump was called.
    """
    paste, words = dump(KITE), "---\ntitle: Kites\n---\nUp they go.\n"
    config = project(tmp_path, {"content/inbox/a.txt": paste})
    imported(config)
    write(tmp_path, {"content/dumps/2026-03-13-papers.md": words})
    old = tmp_path / "content" / "dumps" / "2026-03-13-papers.txt"
    result = imported(config, str(old), "--date", "2024-03-13")
    assert result.exit_code == 0, result.output
    assert filed(config) == ["2024-03-13-papers.md", "2024-03-13-papers.txt"]
    assert (old.parent / "2024-03-13-papers.txt").read_text("utf-8") == paste
    said = (old.parent / "2024-03-13-papers.md").read_text("utf-8")
    assert said == words.replace("title:", "also: 2026-03-13-papers\ntitle:")
    assert digest(config, "check").exit_code == 0


def test_a_day_corrected_twice(tmp_path: Path) -> None:
    """A dump without words gets some; each name that it has had stays, and no other dump's is."""
    config = project(tmp_path, {"content/inbox/a.txt": dump(KITE)})
    imported(config)
    for day, name in (("2024-03-13", "2026-03-13-papers"), ("2023-03-13", "2024-03-13-papers")):
        path = str(tmp_path / "content/dumps" / f"{name}.txt")
        assert imported(config, path, "--date", day).exit_code == 0
    assert (tmp_path / "content/dumps/2023-03-13-papers.md").read_text("utf-8") == (
        "---\nalso: [2026-03-13-papers, 2024-03-13-papers]\n---\n"
    )
    write(tmp_path, {"content/inbox/b.txt": dump(LOAF)})
    imported(config)
    assert "2026-03-13-papers-2.txt" in filed(config)
    assert digest(config, "check").output.endswith("2 papers, 0 errors, 0 notices\n")


def test_a_filed_dump_keeps_its_day(tmp_path: Path) -> None:
    """Without `--date`, or with the day it has, a filed dump is left alone."""
    config = project(tmp_path, {"content/dumps/2024-01-02-kites.txt": dump(KITE)})
    path = str(tmp_path / "content" / "dumps" / "2024-01-02-kites.txt")
    for more in ([], ["--date", "2024-01-02"]):
        result = imported(config, path, *more)
        assert result.exit_code == 0
        assert "filed already: content/dumps/2024-01-02-kites.txt" in result.output
        assert filed(config) == ["2024-01-02-kites.txt"]


def test_a_dump_without_a_day_in_its_name(tmp_path: Path) -> None:
    """A file in `dumps/` that nobody dated is dated when it is named, and moves."""
    config = project(tmp_path, {"content/dumps/Kites!.txt": dump(KITE)})
    assert imported(config, str(tmp_path / "content" / "dumps" / "Kites!.txt")).exit_code == 0
    assert filed(config) == ["2026-03-13-kites.txt"]


@pytest.mark.parametrize(
    ("name", "header"), [("2026-07-02.txt", "Mar 13"), ("a.txt", "Jul 2, 2026")]
)
def test_days_to_come(name: str, header: str, tmp_path: Path) -> None:
    """A day that no place on earth has seen yet is a mistake: the paste stays."""
    config = project(tmp_path, {f"content/inbox/{name}": dump(KITE).replace("Mar 13", header)})
    result = imported(config)
    assert result.exit_code == 1
    assert "2026-07-02 is still to come" in result.output
    assert "`--date YYYY-MM-DD`" in result.output
    assert filed(config) == []


@pytest.mark.parametrize(
    "written", ["2026-07-02", "2026-02-30", "13.3.2025", "yesterday", "٢٠٢٥-٠٣-١٣"]
)
def test_wrong_days(written: str, tmp_path: Path) -> None:
    """What `--date` can't mean is a wrong argument, told before anything is done."""
    config = project(tmp_path, {"content/inbox/a.txt": dump(KITE)})
    assert imported(config, "--date", written).exit_code == 2
    assert filed(config) == []


def test_a_paste_without_a_day(tmp_path: Path) -> None:
    """Where nothing names a day it is the day of the import, and said to be assumed."""
    paste = "\n".join(dump(KITE).splitlines()[12:]) + "\n"
    config = project(tmp_path, {"content/inbox/a.txt": paste})
    output = imported(config).output
    assert "captured on 2026-06-30: nothing in it names a day, so this is today;" in output


@pytest.mark.parametrize(
    ("days", "day"),
    [
        (["2026-03-04", "2026-03-06"], "2026-03-06"),
        (["2023-03-04", "2026-03-06"], "2026-06-30"),
        (["2026-13-99"], "2026-06-30"),
    ],
)
def test_the_days_in_json(days: list[str], day: str, tmp_path: Path) -> None:
    """A day's page says when it listed its papers; a search has papers of all years."""
    items = [
        {"paper": {"title": title, "summary": text, "submittedOnDailyAt": f"{at}T03:55:12.777Z"}}
        for (title, text), at in zip((KITE, LOAF), days, strict=False)
    ]
    config = project(tmp_path, {"content/inbox/a.json": json.dumps(items)})
    imported(config)
    assert filed(config) == [f"{day}-papers.json"]


def test_a_listing_without_a_day_after_one_with(tmp_path: Path) -> None:
    """Of several listings in one paste, one that names no day has that of the one before it."""
    second = dump(PORT).replace("\nMar 13\n", "\n")
    config = project(tmp_path, {"content/inbox/both.txt": dump(KITE) + "\n" + second})
    output = imported(config).output
    assert "captured on 2026-03-13: as the listing before it;" in output
    assert filed(config) == ["2026-03-13-both-2.txt", "2026-03-13-both.txt"]
