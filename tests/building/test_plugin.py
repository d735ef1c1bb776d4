"""The plugin: MkDocs gets the pages made of the content, and fails where the content is wrong."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.site.project import digest, dump, mkdocs, project
from tests.site.reading_back import parsed, texts

KNOCK = ("Agents That Knock", "We build agents that knock before they enter a tool.")
DUMP = {"content/dumps/2025-03-13-a.txt": dump(KNOCK)}


def built(config: Path, *arguments: str) -> str:
    """What MkDocs said of a build that went well."""
    result = mkdocs(config, *arguments)
    assert result.exit_code == 0, result.output
    return result.output


def paths(site: Path) -> set[str]:
    """The paths of all files of a site."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_raw_files_are_not_published(tmp_path: Path) -> None:
    """Dumps, notes, facts, the inbox and READMEs stay at home; pictures and the like go along."""
    files: dict[str, str | bytes] = {
        "content/notes/agents-that-knock.md": "![A door](door.png)\n",
        "content/notes/door.png": b"\x89PNG",
        "content/slides.pdf": b"%PDF",
        "content/facts.jsonl": '{"title": "Agents That Knock", "year": 2024}\n',
        "content/inbox/raw.txt": "Not yet.\n",
        "content/README.md": "How to edit.\n",
        "content/notes/README.md": "How to write notes.\n",
        "content/.hidden": "x",
    }
    config = project(tmp_path, {**DUMP, **files})
    assert "WARNING" not in built(config, "--strict")
    published = paths(tmp_path / "site")
    assert {"notes/door.png", "slides.pdf", "papers/agents-that-knock/index.html"} <= published
    made = {"llms.txt", "robots.txt", "papers/agents-that-knock.md"}
    raw = (".txt", ".md", "facts.jsonl", ".hidden")
    assert {path for path in published if path.endswith(raw)} == made
    assert not any("readme" in path.lower() or "inbox" in path for path in published)
    assert digest(config, "verify", str(tmp_path / "site")).output == "nothing wrong\n"


def test_symbolic_links_lead_nowhere(tmp_path: Path) -> None:
    """A link out of the content folder publishes nothing, and is told."""
    config = project(tmp_path, {**DUMP, "secret.txt": "My password.\n"})
    (tmp_path / "content/leak.pdf").symlink_to(tmp_path / "secret.txt")
    assert "leak.pdf" in built(config)
    assert "leak.pdf" not in paths(tmp_path / "site")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_what_is_no_file_stops_no_build(tmp_path: Path) -> None:
    """A link in a ring, one without an end, and a pipe are told; all else is published."""
    config = project(tmp_path, DUMP)
    (tmp_path / "content/notes").mkdir()
    (tmp_path / "content/notes/ring.md").symlink_to("ring.md")
    (tmp_path / "content/dumps/2025-01-01-zero.txt").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "content/dumps/2025-01-02-pipe.txt")
    said = built(config)
    assert all(name in said for name in ("ring.md", "zero.txt", "pipe.txt"))
    assert "papers/agents-that-knock/index.html" in paths(tmp_path / "site")


def test_linked_folders_are_not_walked(tmp_path: Path) -> None:
    """A link to a folder is told; MkDocs, which would follow it, finds all else in its order."""
    own = {
        "content/about.md": "# About",
        "content/files/a.pdf": "%PDF",
        "content/z/index.md": "# Z",
    }
    site = tmp_path / "site"
    config = project(tmp_path, {**DUMP, **own})
    built(config)
    before = {path: (site / path).read_bytes() for path in paths(site)}
    endless = tmp_path / "endless"
    endless.mkdir()
    for name in ("a", "b", "c"):  # as many ways through it as no walk comes to the end of
        (endless / name).symlink_to(endless)
    (tmp_path / "content/notes").mkdir(exist_ok=True)
    (tmp_path / "content/notes/linked").symlink_to(endless)
    assert "content/notes/linked:1:1: the link leads out of content/" in built(config)
    assert {path: (site / path).read_bytes() for path in paths(site)} == before
    assert "Nothing has changed" in built(config)


def test_the_ends_of_time(tmp_path: Path) -> None:
    """Days of capture that gzip can't write into the sitemap's head stop no build."""
    for day in ("0001-01-01", "9999-12-31"):
        config = project(
            tmp_path / day, {f"content/dumps/{day}-x.txt": dump(("Owls", "We watch."))}
        )
        built(config)
        assert "papers/owls/index.html" in paths(tmp_path / day / "site")


def test_edit_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages lead to GitHub's editor if the repository is known; else there is no such link."""
    config = project(tmp_path, DUMP)
    page = tmp_path / "site/papers/agents-that-knock/index.html"
    built(config)
    assert texts(page, ".pd-edit a") == []
    monkeypatch.setenv("DIGEST_REPOSITORY", "https://github.com/me/mine/")
    built(config)
    assert texts(page, ".pd-edit a") == ["Write a note"]
    link = parsed(page).css_first(".pd-edit a")
    assert link
    assert (link.attributes["href"] or "").startswith(
        "https://github.com/me/mine/new/main/content/notes?filename=agents-that-knock.md&"
    )


def test_ordinary_pages(tmp_path: Path) -> None:
    """Pages that people write keep their front matter, and their links to papers are resolved."""
    links = "See [[Agents That Knock]] and [it](notes/agents-that-knock.md).\n"
    about = f"---\ntitle: About us\n---\n# About\n\n{links}"
    config = project(tmp_path, {**DUMP, "content/about.md": about})
    built(config, "--strict")
    page = tmp_path / "site/about/index.html"
    assert texts(page, "h1") == ["About us"]
    assert texts(page, "head > title") == ["About us – Paper digest"]
    assert texts(page, 'a[href="../papers/agents-that-knock/"]') == ["Agents That Knock", "it"]


def test_hidden_and_moved_papers(tmp_path: Path) -> None:
    """A hidden paper's address says so, a former one leads on, and neither is a broken link."""
    files = {
        "content/dumps/2025-03-13-a.txt": dump(KNOCK, ("Doors", "We count doors of all sizes.")),
        "content/notes/doors.md": "---\nhide: true\n---\n",
        "content/notes/agents-that-knock.md": "---\nalso: Agents at the Door\n---\n",
    }
    config = project(tmp_path, files)
    built(config, "--strict")
    papers = tmp_path / "site/papers"
    assert texts(papers / "doors/index.html", "h1") == ["Hidden by the curator"]
    assert texts(papers / "agents-at-the-door/index.html", "h1") == ["This paper has moved"]
    sitemap = (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")
    assert re.findall("papers/([a-z-]+)/", sitemap) == ["agents-that-knock"]
    leads = parsed(papers / "agents-at-the-door/index.html").css_first("meta[http-equiv=refresh]")
    assert leads
    assert leads.attributes["content"] == "0; url=../../papers/agents-that-knock/"
    assert digest(config, "verify", str(tmp_path / "site")).output == "nothing wrong\n"


def test_dates_are_the_newest_captures(tmp_path: Path) -> None:
    """The sitemap and its packed twin bear the day of the newest dump, never today's."""
    config = project(tmp_path, DUMP)
    built(config)
    sitemap = (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<lastmod>2025-03-13</lastmod>") == sitemap.count("<lastmod>") > 5
    stamp = (tmp_path / "site/sitemap.xml.gz").read_bytes()[4:8]
    assert int.from_bytes(stamp, "little") == 1741824000  # 2025-03-13 00:00 UTC


def test_no_dump(tmp_path: Path) -> None:
    """Without a dump there is a site all the same, and nothing in it is wrong."""
    config = project(tmp_path, {})
    built(config, "--strict")
    assert digest(config, "verify", str(tmp_path / "site")).output == "nothing wrong\n"


def test_subscribing(tmp_path: Path) -> None:
    """Where readers can subscribe is an option, and stands in each digest and its mail."""
    config = project(tmp_path, DUMP)
    text = config.read_text(encoding="utf-8")
    option = "- digest:\n      subscribe: https://list.example/me"
    config.write_text(text.replace("- digest:", option), encoding="utf-8")
    built(config, "--strict")
    (mail,) = (tmp_path / "site/digests").glob("*/email.html")
    for page in (mail, mail.parent / "index.html"):
        assert 'href="https://list.example/me"' in page.read_text(encoding="utf-8")


def test_without_a_search(tmp_path: Path) -> None:
    """Where the search is switched off there is no index, no box, no page, and no fault."""
    config = project(tmp_path, DUMP)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("- digest:", "- digest:\n      search: false"), encoding="utf-8")
    built(config, "--strict")
    site = tmp_path / "site"
    assert not {path for path in paths(site) if path.startswith(("pagefind/", "search/"))}
    for page in ("index.html", "about/index.html", "papers/agents-that-knock/index.html"):
        assert "pd-search" not in (site / page).read_text(encoding="utf-8")
        assert "search.js" not in (site / page).read_text(encoding="utf-8")
    assert digest(config, "verify", str(site)).output == "nothing wrong\n"


def test_without_an_address(tmp_path: Path) -> None:
    """A site whose address is not known builds, and its pages lead to each other."""
    config = project(tmp_path, DUMP)
    text = config.read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("site_url")]
    config.write_text("\n".join(lines), encoding="utf-8")
    built(config, "--strict")
    assert digest(config, "verify", str(tmp_path / "site")).output == "nothing wrong\n"
