"""A month of a digest, as its curator and its maintainer live it: nothing is lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from generator.reading.dumps import parse_dump
from generator.verifying.site import verify
from tests.commands.repository import begin, commit
from tests.importing.pastes import imported
from tests.site.project import ROOT, digest, dump, mkdocs, write
from tests.site.reading_back import paper_pages, records, texts

URL = "https://example.org/paper-digest/"
SEED = "content/dumps/2025-03-13-safety-and-continual-learning.txt"
CORRECTED = "LabSafety Bench: Language Models on Safety in Scientific Labs"
"""What the title of the second paper is corrected to."""
_PLACED = re.compile(r"(?m)^(content/[^:]+):(\d+)(?::\d+)?: (error|notice): .*?`([^`]+)`")


def listing(first: int, last: int, day: str) -> str:
    """A page of real papers as a curator copies it, on a day that has no year."""
    text = (ROOT / SEED).read_text("utf-8")
    entries = parse_dump(text, SEED, date(2025, 3, 13))[0][0].entries[first:last]
    return dump(*((entry.title, entry.abstract) for entry in entries)).replace("Mar 13", day)


class Curator:
    """Someone with a digest, and all that they have ever pasted, written and published."""

    def __init__(self, root: Path) -> None:
        self.root, self.config = root, root / "mkdocs.yml"
        self.pasted: dict[str, bytes] = {}
        self.published: set[str] = set()

    def says(self, *command: str, status: int = 0) -> str:
        """What a command of the digest says, which ends as it should."""
        result = digest(self.config, *command)
        assert result.exit_code == status, result.output
        return result.output

    def pastes(self, name: str, text: str) -> None:
        """Copies a listing into the inbox."""
        write(self.root, {f"content/inbox/{name}": text})

    def imports(self, today: str, status: int = 0) -> str:
        """What an import says on a day; what it files is remembered, to the byte."""
        before = {path.name for path in self.root.glob("content/dumps/*.txt")}
        waiting = [path.read_bytes() for path in self.root.glob("content/inbox/*.txt")]
        result = imported(self.config, today=today)
        assert result.exit_code == status, result.output
        for path in self.root.glob("content/dumps/*.txt"):
            if path.name not in before:
                self.pasted[path.name] = path.read_bytes()
                assert path.read_bytes() in waiting
        return result.output

    def writes(self, path: str, text: str) -> None:
        """Writes a file of the content."""
        write(self.root, {f"content/{path}": text})

    def complaints(self, status: int) -> list[str]:
        """The names that the check objects to, each of which stands in the line it gives."""
        found = _PLACED.findall(self.says("check", status=status))
        for path, line, _, name in found:
            written = (self.root / path).read_text("utf-8").split("\n")
            assert name in written[int(line) - 1], (path, line, name)
        return [name for _, _, _, name in found]

    def publishes(self) -> None:
        """Builds the site; every address that it ever had still answers, but for rare tags."""
        result = mkdocs(self.config, "--strict")
        assert result.exit_code == 0, result.output
        site = self.root / "site"
        now = {
            path.relative_to(site).as_posix()
            for path in site.rglob("*")
            if path.is_file() and not {"assets", "pagefind"} & set(path.parts)
        }
        gone = self.published - now
        assert {path for path in gone if not path.startswith("tags/")} == set()
        self.published |= now
        commit(self.root)


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Curator:
    """A digest that has just begun."""
    root = tmp_path_factory.mktemp("month") / "my digest"
    curator = Curator(root)
    digest(root / "mkdocs.yml", "init", str(root), "--name", "A month of reading")
    begin(root)
    commit(root)
    return curator


def test_a_month(mine: Curator) -> None:
    """Three dumps, notes, mistakes and corrections: nothing is lost, and every address answers."""
    _first_week(mine)
    _second_week(mine)
    _third_week(mine)
    _last_day(mine)


def _first_week(mine: Curator) -> None:
    """A paste is dated and filed; the site has its papers."""
    mine.pastes("copied.txt", listing(0, 16, "Sep 1"))
    said = mine.imports("2025-09-02")
    assert "captured on 2025-09-01: its header says Sep 1" in said
    assert "16 papers: 16 new, 0 known" in said
    assert mine.imports("2025-09-02") == "nothing waits in the inbox\n"
    assert mine.complaints(0) == []
    mine.publishes()
    assert len(paper_pages(mine.root / "site")) == 16


def _second_week(mine: Curator) -> None:
    """Notes, with a wrong topic and a misspelt tag; a second dump, of which some is known."""
    for words in ("holistic safety evaluations", "rethinking bottlenecks vision"):
        mine.says("note", *words.split(), "--no-edit")
    first, second = sorted(path.stem for path in mine.root.glob("content/notes/[!R]*.md"))
    mine.writes(
        f"notes/{first}.md", "---\ntags: [vetted]\nwhy: It is thorough.\n---\nMy *words*.\n"
    )
    mine.writes(f"notes/{second}.md", "---\nrating: 4\ntopics: [ai-savety]\ntags: [vettet]\n---\n")
    assert mine.complaints(1) == ["ai-savety", "vettet"]
    mine.writes(f"notes/{second}.md", "---\nrating: 4\ntopics: [ai-safety]\ntags: [vetted]\n---\n")
    assert mine.complaints(0) == []
    mine.pastes("8 sept.txt", listing(12, 30, "Sep 8"))
    assert "18 papers: 14 new, 4 known" in mine.imports("2025-09-10")
    told = mine.says("diff")
    assert "16 papers before, 30 now: 14 new, 4 recurring" in told
    assert "Addresses that answer no more" not in told
    mine.publishes()


def _third_week(mine: Curator) -> None:
    """A topic, a corrected title, and a paste with a line that nobody understands."""
    mine.writes(
        "topics/laboratories.md", "---\ntitle: Laboratories\nphrases: [lab]\n---\nOf labs.\n"
    )
    told = mine.says("diff")
    assert "  new: Laboratories laboratories\n" in told
    assert "+ Laboratories" in told
    _untag(mine)
    _retitle(mine)
    broken = listing(28, 40, "Sep 15") + "\nA Title Without Words\n"
    mine.pastes("third.txt", broken)
    said = mine.imports("2025-09-16", status=1)
    line = len(broken.rstrip("\n").split("\n"))
    assert f"content/inbox/third.txt:{line}:" in said
    report = (mine.root / "content/inbox/third.txt.not-imported.md").read_text("utf-8")
    assert f"line {line}: " in report
    assert mine.says("check").count("waits in the inbox") == 1
    mine.publishes()
    mine.pastes("third.txt", listing(28, 40, "Sep 15"))
    assert "12 papers: 10 new, 2 known" in mine.imports("2025-09-16")
    assert {path.name for path in mine.root.glob("content/inbox/*")} == {"README.md"}


def _untag(mine: Curator) -> None:
    """A tag that a paper doesn't deserve is taken away; others keep it."""
    papers = records(mine.root / "site")
    counts = Counter(tag["slug"] for paper in papers for tag in paper["tags"])
    tag = next(slug for slug, number in counts.most_common() if slug != "vetted")
    paper = next(p for p in papers if tag in [t["slug"] for t in p["tags"]])
    mine.writes(f"notes/{paper['id']}.md", f"---\nnot-tags: {tag}\n---\n")
    told = mine.says("diff")
    assert re.search(rf"Re-tagged papers \(.*\n(.*\n)*  {re.escape(paper['title'])}", told)
    assert "    tags: − " in told


def _retitle(mine: Curator) -> None:
    """A title is corrected inside a dump, and the line that the diff asks for is written."""
    (file,) = mine.root.glob("content/dumps/2025-09-01-*.txt")
    (old,) = (one for one in records(mine.root / "site") if one["title"].startswith("LabSafety"))
    text = file.read_text("utf-8").replace(old["title"], CORRECTED)
    write(mine.root, {f"content/dumps/{file.name}": text})
    mine.pasted[file.name] = text.encode()
    told = mine.says("diff")
    assert f"/papers/{old['id']}/" in told
    asked = re.search(r"make (content/\S+) with this line between .*\n +(also: .*)\n", told)
    assert asked, told
    mine.writes(asked[1].removeprefix("content/"), f"---\n{asked[2]}\n---\n")
    told = mine.says("diff")
    assert "Addresses that answer no more" not in told
    assert f"/papers/{old['id']}/ leads to /papers/" in told


def _redate(mine: Curator) -> None:
    """A dump turns out to be of another day: its address leads on, and its papers are all there."""
    (file,) = mine.root.glob("content/dumps/2025-09-08-*.txt")
    result = imported(mine.config, str(file), "--date", "2025-09-07", today="2025-09-20")
    assert result.exit_code == 0, result.output
    new = file.with_name(file.name.replace("09-08", "09-07"))
    mine.pasted[new.name] = mine.pasted.pop(file.name)
    told = mine.says("diff")
    assert f"/digests/{file.stem}/ leads to /digests/{new.stem}/" in told
    assert "Addresses that answer no more" not in told


def _last_day(mine: Curator) -> None:
    """All that was pasted and written is there, and all that was published."""
    _redate(mine)
    mine.publishes()
    assert mine.complaints(0) == []
    site = mine.root / "site"
    assert verify(site, URL) == []
    assert len(paper_pages(site)) == 40
    for name, data in mine.pasted.items():
        assert (mine.root / "content/dumps" / name).read_bytes() == data
    assert len(mine.pasted) == 3
    shown = {title for page in paper_pages(site) for title in texts(page, "h1")}
    assert CORRECTED in shown
    assert "My words." in {t for page in paper_pages(site) for t in texts(page, ".pd-note p")}
    assert (site / "topics/laboratories/index.html").is_file()
    changes = texts(site / "changes/index.html", "section")
    assert len(changes) == 3
    assert any(f"{CORRECTED}" in text for text in changes)
    assert "40 papers" in mine.says("diff")
