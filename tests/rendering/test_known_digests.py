"""The file by which a reader's browser knows what is new."""

from __future__ import annotations

import json
from typing import Any

from generator.rendering.known_digests import known_digests
from tests.rendering.made import text, view
from tests.world import topic


def known(**more: Any) -> Any:
    """What the file says."""
    (page,) = known_digests(view(**more))
    return json.loads(text(page))


def test_all_digests() -> None:
    """Each digest stands there, the newest first, with how many papers no earlier one had."""
    digests = known()["digests"]
    assert [one[:2] for one in digests] == [["2025-02-01-second", 1], ["2025-01-01-first", 2]]


def test_topics_of_new_papers() -> None:
    """Beside a digest stands how many of its new papers have which topic; others don't count."""
    found = known(topics=[topic("kites", ["kite"]), topic("berths", ["berth"])])
    assert found["topics"] == ["berths", "kites"]
    assert [one[2] for one in found["digests"]] == [[[0, 1]], [[1, 1]]]
