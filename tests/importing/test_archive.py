"""What is filed is known again, by its lines and its papers, and is never written over."""

from __future__ import annotations

from pathlib import Path

from tests.importing.pastes import FINE, KITE, LOAF, OWL, PORT, files, imported
from tests.site.project import digest, dump, project, write
from tests.world import KITES


def test_the_same_dump_again(tmp_path: Path) -> None:
    """A dump that is filed, under whatever name, line endings or blank lines, changes nothing."""
    config = project(tmp_path, {"content/inbox/a.txt": FINE})
    imported(config)
    filed = files(config, "dumps")
    again: dict[str, str | bytes] = {
        "content/inbox/the same.txt": FINE,
        "content/inbox/windows.txt": b"\xef\xbb\xbf" + FINE.replace("\n", "\r\n").encode(),
        "content/inbox/spaced.txt": FINE.replace("\n\n", "\n\n\n") + "\n \n",
    }
    write(tmp_path, again)
    result = imported(config)
    assert result.exit_code == 0
    assert result.output.count("  filed already: content/dumps/2026-03-13-papers.txt\n") == 3
    assert result.output.count("  removed from where it was: all of it is filed\n") == 3
    assert result.output.endswith("0 dumps filed, 3 filed already, 0 files stay\n")
    assert (files(config, "dumps"), files(config, "inbox")) == (filed, {})


def test_the_same_page_with_another_frame(tmp_path: Path) -> None:
    """A copy of a filed page that has more or fewer lines around the same papers adds nothing."""
    config = project(tmp_path, {"content/dumps/2025-03-13-a.txt": FINE})
    write(tmp_path, {"content/inbox/b.txt": FINE.replace("Subscribe\n\nDaily Papers\n\n", "")})
    result = imported(config)
    assert "  filed already: content/dumps/2025-03-13-a.txt\n" in result.output
    assert (set(files(config, "dumps")), files(config, "inbox")) == ({"2025-03-13-a.txt"}, {})


def test_the_same_papers_on_another_day(tmp_path: Path) -> None:
    """A page that lists on another day what it listed before is a dump of its own."""
    config = project(tmp_path, {"content/dumps/2025-03-13-a.txt": FINE})
    write(tmp_path, {"content/inbox/b.txt": FINE.replace("Mar 13", "Mar 14")})
    write(tmp_path, {"content/inbox/2024-03-13.txt": FINE.replace("Daily Papers\n\n", "")})
    assert imported(config).exit_code == 0
    assert {name[:10] for name in files(config, "dumps")} == {
        *("2024-03-13", "2025-03-13", "2026-03-14"),
    }


def test_the_same_dump_twice_at_once(tmp_path: Path) -> None:
    """Of two pastes of one dump the first is filed, and the other one known by then."""
    config = project(tmp_path, {"content/inbox/a.txt": FINE, "content/inbox/b.txt": FINE})
    result = imported(config)
    assert result.output.endswith("1 dump filed, 1 filed already, 0 files stay\n")
    assert list(files(config, "dumps")) == ["2026-03-13-papers.txt"]


def test_known_under_another_day(tmp_path: Path) -> None:
    """A dump that is filed under another day than the paste names: how to correct it is told."""
    config = project(tmp_path, {"content/inbox/a.txt": FINE})
    imported(config)
    write(tmp_path, {"content/inbox/2025-03-13 kites.txt": FINE})
    output = imported(config).output
    assert "captured on 2025-03-13, by the file's name?" in output
    assert "`digest import content/dumps/2026-03-13-papers.txt --date 2025-03-13`" in output


def test_a_name_that_is_taken(tmp_path: Path) -> None:
    """Another listing of the same day and theme gets a number; nothing is written over."""
    config = project(tmp_path, {"content/dumps/2026-03-13-papers.txt": dump(OWL)})
    write(tmp_path, {"content/inbox/a.txt": FINE, "content/inbox/b.txt": dump(PORT)})
    assert imported(config).exit_code == 0
    assert files(config, "dumps") == {
        "2026-03-13-papers.txt": dump(OWL).encode(),
        "2026-03-13-papers-2.txt": FINE.encode(),
        "2026-03-13-papers-3.txt": dump(PORT).encode(),
    }
    assert digest(config, "check").exit_code == 0


def test_new_and_known(tmp_path: Path) -> None:
    """Papers that an older dump lists are known, by whatever identity the site has for them."""
    retitled = ("Kites in a  network!", KITES)
    config = project(tmp_path, {"content/dumps/2025-01-01-old.txt": dump(KITE)})
    write(tmp_path, {"content/inbox/a.txt": dump(retitled, LOAF, LOAF), "content/inbox/b": dump()})
    output = imported(config).output
    assert "  2 papers: 1 new, 1 known\n" in output
    assert "    new: Measuring Sourdough\n    known: Kites in a network!\n" in output


def test_all_titles(tmp_path: Path) -> None:
    """Of many papers some are shown, and all on request."""
    many = dump(*((f"Kite Number {n} of the Fleet", f"{KITES} Kite {n}.") for n in range(8)))
    config = project(tmp_path, {"content/inbox/a.txt": many})
    some = imported(config, "--dry-run").output
    assert some.count("    new: Kite Number") == 5
    assert "    new: 3 more, which `--titles` shows\n" in some
    assert imported(config, "--dry-run", "--titles").output.count("    new: Kite Number") == 8


# --- Several dumps in one paste ------------------------------------------------------------------

AUGUST = dump(PORT, OWL).replace("Mar 13", "Aug 12, 2025")


def test_several_dumps_in_one_paste(tmp_path: Path) -> None:
    """Each listing of a paste is a dump with its own day; together they are the paste."""
    config = project(tmp_path, {"content/inbox/both.txt": FINE + "\n" + AUGUST})
    result = imported(config)
    assert result.exit_code == 0, result.output
    filed = files(config, "dumps")
    assert set(filed) == {"2026-03-13-both.txt", "2025-08-12-both.txt"}
    assert filed["2026-03-13-both.txt"] + filed["2025-08-12-both.txt"] == (
        f"{FINE}\n{AUGUST}".encode()
    )
    assert digest(config, "check").output.endswith("4 papers, 0 errors, 0 notices\n")


def test_one_of_several_is_known(tmp_path: Path) -> None:
    """A listing of a paste that is filed already is not filed again."""
    config = project(tmp_path, {"content/inbox/a.txt": AUGUST})
    imported(config)
    write(tmp_path, {"content/inbox/both.txt": FINE + "\n" + AUGUST})
    result = imported(config)
    assert "filed already: content/dumps/2025-08-12-papers.txt" in result.output
    assert "filed as content/dumps/2026-03-13-both.txt" in result.output
    assert len(files(config, "dumps")) == 2
    assert files(config, "inbox") == {}
