"""Finds the addresses that a style sheet loads."""

from __future__ import annotations

import re
from collections.abc import Iterator

_URL = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^'\")\s]*))\s*\)", re.IGNORECASE)
_IMPORT = re.compile(r"@import\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


def addresses_in(css: str) -> Iterator[str]:
    """The addresses in `url(…)` and `@import`, as written, without those that hold the data."""
    for pattern in (_URL, _IMPORT):
        for match in pattern.finditer(css):
            address = next((group for group in match.groups() if group), "")
            if address and not address.lower().startswith("data:"):
                yield address
