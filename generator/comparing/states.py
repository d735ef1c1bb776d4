"""Turns two states of a site into how they differ: the table of contents of a comparison."""

from __future__ import annotations

from generator.comparing.addresses import compare_dead, compare_moved
from generator.comparing.comparison import Comparison, State
from generator.comparing.edits import compare_edits, renamed_dumps
from generator.comparing.papers import compare_papers
from generator.comparing.problems import compare_problems


def compare(before: State, after: State) -> Comparison:
    """How the later state differs from the earlier one. Pure."""
    renamed = renamed_dumps(before.content, after.content)
    known = {dump.slug for dump in before.content.dumps} | set(renamed.values())
    fresh = [dump.slug for dump in after.content.dumps if dump.slug not in known]
    new_problems, mended = compare_problems(before.problems, after.problems)
    return Comparison(
        papers=compare_papers(before, after, fresh),
        moved=compare_moved(before, after),
        dead=compare_dead(before, after, renamed),
        edits=compare_edits(before, after, renamed),
        new_problems=new_problems,
        mended_problems=mended,
    )
