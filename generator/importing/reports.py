"""Writes beside a paste that stays in the inbox why it stays, and removes what no longer holds."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.importing.pastes import INBOX
from generator.importing.plans import Plan
from generator.model.problems import Problem
from generator.reading.filing import REPORT_ENDING
from generator.rendering.escape import terminal

MOST = 100
"""Problems that a report tells of; where there are more, the file is no listing."""
_MARK = "<!-- `digest import` wrote this, and removes it when the file beside it is filed. -->\n"
_TEXT = """\
It stays in the inbox, unchanged, until what is said here is mended; then `digest import` files it.

```text
{lines}
```

Understood so far: {papers} papers, and {furniture} lines of the page around them.
"""


def write_reports(plans: Iterable[Plan], root: Path) -> None:
    """A report beside each paste in the inbox that stays there; the reports of all others go."""
    staying = {
        plan.paste.file.with_name(plan.paste.file.name + REPORT_ENDING): report(plan)
        for plan in plans
        if not plan.steps and plan.paste.inside.startswith(f"{INBOX}/")
    }
    for old in sorted((root / INBOX).rglob(f"*{REPORT_ENDING}")):
        about = old.with_name(old.name.removesuffix(REPORT_ENDING))
        if old not in staying and not about.exists() and _is_ours(old):
            old.unlink(missing_ok=True)
    for file, text in staying.items():
        if not file.exists() or (_is_ours(file) and file.read_text("utf-8") != text):
            with suppress(OSError):  # What it would say is printed too.
                file.write_text(text, "utf-8", newline="\n")


def report(plan: Plan) -> str:
    """What is wrong with a paste, line by line, as a page that GitHub shows."""
    papers = sum(len(part.entries) for part in plan.holding.parts)
    lines = "\n".join(map(_said, plan.holding.problems[:MOST]))
    more = len(plan.holding.problems) - MOST
    lines += f"\n{more} problems more" if more > 0 else ""
    # No line of it begins with backticks, so none can end the block.
    return _MARK + _TEXT.format(lines=lines, papers=papers, furniture=plan.holding.furniture)


def _said(problem: Problem) -> str:
    return f"line {problem.place.line}: {terminal(problem.said)}"


def _is_ours(file: Path) -> bool:
    """Whether a report was written by this program: nothing else is ever written over."""
    try:
        return file.read_text("utf-8").startswith(_MARK)
    except (OSError, ValueError):
        return False
