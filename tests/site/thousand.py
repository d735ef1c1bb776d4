"""Turns the seeds into a digest of a thousand papers, with all that the curator wrote."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.corpora import write_corpus
from tests.site.project import PAGES, ROOT, project, run_mkdocs

PAPERS = 1000


def build_thousand(site: Path) -> str:
    """Build such a digest into `site`; what went wrong, or ''.

    The seeds' papers are its first, so that notes, lists and facts have theirs; all others are
    recombined from them.
    """
    root = site.with_name(f"{site.name}-project")
    content = root / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("dumps", "inbox"))
    write_corpus(ROOT / "content" / "dumps", PAPERS, 0, content / "dumps", root / "later")
    own = {page: (ROOT / page).read_bytes() for page in PAGES}
    try:
        run_mkdocs(project(root, own), "build", "--site-dir", str(site))
    except AssertionError as failure:
        return str(failure)
    return ""
