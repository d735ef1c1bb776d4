"""Publishing and previewing: the steps of the workflows in fresh clones, one after another."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.commands.repository import begin, commit, git
from tests.importing.pastes import BROKEN, FINE
from tests.site.actions import Ran, jobs_of, run_job
from tests.site.project import digest, dump, write
from tests.world import HARBOUR

FIRST = dump(("Berths Before Tides", HARBOUR))
VALUES = {
    "github.repository": "me/mine",
    "github.run_attempt": "1",
    "github.run_id": "7",
    "github.server_url": "https://github.com",
    "github.token": "a-token",
    "steps.pages.outputs.base_url": "https://me.example/mine",
    "steps.python.outputs.python-path": sys.executable,
}


class Repository:
    """A digest of one paper, made by `digest init`, on a server that is a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.origin, self.mine = folder / "origin.git", folder / "mine"
        self._clones = 0
        digest(folder / "mkdocs.yml", "init", str(self.mine))
        write(self.mine, {"content/dumps/2025-01-01-a.txt": FIRST})
        begin(self.mine)
        self.before = commit(self.mine)
        git(folder, "clone", "--quiet", "--bare", str(self.mine), str(self.origin))
        git(self.mine, "remote", "add", "origin", str(self.origin))

    def push(self, files: dict[str, str]) -> None:
        """What a curator adds, on its way."""
        self.before = git(self.mine, "rev-parse", "HEAD")
        write(self.mine, dict(files))
        commit(self.mine, "What I read")
        git(self.mine, "push", "--quiet", "origin", "main")

    def run(self, workflow: str, job: str, **more: str) -> Ran:
        """A job of a workflow of the digest's own, after the last push."""
        self._clones += 1
        clone = self.folder / f"clone{self._clones}"
        jobs = jobs_of(self.mine / f".github/workflows/{workflow}.yml")
        pushed = {"github.event.before || github.sha": self.before}
        return run_job(jobs[job], self.origin, clone, {**VALUES, **pushed, **more})

    def publish(self) -> tuple[Ran, Ran]:
        """What importing and building come to; the second is given what the first put out."""
        imported = self.run("publish", "import")
        outputs = {f"needs.import.outputs.{k}": v for k, v in imported.outputs.items()}
        return imported, self.run("publish", "build", **outputs)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The digest, as it begins."""
    return Repository(tmp_path)


def test_a_paste_is_published(repository: Repository) -> None:
    """A paste in the inbox is filed, committed and pushed; the site has it, the summary tells."""
    repository.push({"content/inbox/2025-03-13 kites.txt": FINE})
    imported, built = repository.publish()
    assert (imported.failed, built.failed) == ("", ""), (imported.said, built.said)
    tree = git(repository.origin, "ls-tree", "-r", "--name-only", "main", "content").split("\n")
    assert "content/dumps/2025-03-13-kites.txt" in tree
    assert [path for path in tree if "inbox" in path] == ["content/inbox/README.md"]
    head = git(repository.origin, "log", "-1", "--format=%H %an: %s")
    assert head == f"{imported.outputs['commit']} github-actions[bot]: Import the inbox"
    assert (built.clone / "site/papers/kites-in-a-network/index.html").is_file()
    sitemap = (built.clone / "site/sitemap.xml").read_text("utf-8")
    assert "https://me.example/mine/papers/kites-in-a-network/" in sitemap
    assert "1 paper before&#44; 3 now" in built.summary
    assert "Kites in a Network" in built.summary


def test_only_what_changed_is_made(repository: Repository) -> None:
    """With what the last run kept, a note makes a few pages new, in another clone."""
    repository.push({"content/dumps/2025-03-13-kites.txt": FINE})
    _, first = repository.publish()
    repository.push({"content/notes/berths-before-tides.md": "They wait.\n"})
    _, second = repository.publish()
    step = "Build, with every warning an error"
    whole, few = made_of(first.said[step]), made_of(second.said[step])
    assert whole[0] == whole[1]
    assert 0 < few[0] < whole[0] / 10
    page = "site/papers/berths-before-tides/index.html"
    assert "They wait." in (second.clone / page).read_text("utf-8")
    assert (second.clone / "site/papers/kites-in-a-network/index.html").is_file()


def made_of(said: str) -> tuple[int, int]:
    """How many pages a build made, and of how many."""
    found = re.search(r"(\d+) made of (\d+)", said)
    assert found, said
    return int(found[1]), int(found[2])


def test_nothing_waits(repository: Repository) -> None:
    """Without a paste nothing is installed, imported or committed, and the site is built."""
    repository.push({"content/notes/berths-before-tides.md": "They wait.\n"})
    head = git(repository.origin, "rev-parse", "main")
    imported = repository.run("publish", "import")
    assert list(imported.said) == ["Commit what it did", "Push it"]
    assert imported.outputs == {"commit": head}
    assert git(repository.origin, "rev-parse", "main") == head


def test_what_is_wrong_is_not_published(repository: Repository) -> None:
    """A paste with a broken line stays, with a report; an error in a note stops at its line."""
    note = "---\nrating: 4\nratting: 5\n---\n"
    repository.push(
        {
            "content/inbox/2025-04-01 owls.txt": BROKEN,
            "content/notes/berths-before-tides.md": note,
        }
    )
    imported, built = repository.publish()
    assert imported.failed == ""
    wrong = "::error file=content/inbox/2025-04-01 owls.txt,line=21,"
    assert wrong in imported.said["Import the inbox"]
    tree = git(repository.origin, "ls-tree", "-r", "--name-only", "main", "content/inbox")
    assert tree.count("2025-04-01 owls.txt") == 2
    assert built.failed == "Check the content"
    at = "::error file=content/notes/berths-before-tides.md,line=3,col=1,"
    assert at in built.said["Check the content"]
    assert list(built.said)[-1] == "Check the content"
    assert "there is no field" in built.summary


def test_a_pull_request_is_previewed(repository: Repository) -> None:
    """The site that a pull request would make is built of it, merged; its paste is imported."""
    git(repository.mine, "switch", "--quiet", "--create", "proposal")
    write(repository.mine, {"content/inbox/2025-05-01 kites.txt": FINE})
    commit(repository.mine, "A paste")
    git(repository.mine, "switch", "--quiet", "main")
    repository.push({"content/notes/berths-before-tides.md": "They wait.\n"})
    git(repository.mine, "merge", "--quiet", "--no-ff", "--message", "Merge", "proposal")
    git(repository.mine, "push", "--quiet", "origin", "main")
    previewed = repository.run("preview", "build")
    assert previewed.failed == "", previewed.said
    assert "1 paper before&#44; 3 now&#58;<!-- --> 2 new&#46;" in previewed.summary
    assert "They wait" not in previewed.summary
    assert (previewed.clone / "site/digests/2025-05-01-kites/index.html").is_file()
    assert git(repository.origin, "rev-parse", "main") == git(repository.mine, "rev-parse", "main")
