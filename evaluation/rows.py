"""Turns the evaluation files of a folder into rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def rows(folder: Path, name: str) -> list[Row]:
    """The objects of a file with one in each line; none where the file is missing."""
    file = folder / f"{name}.jsonl"
    if not file.exists():
        return []
    lines = file.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def as_list(value: str | list[str]) -> list[str]:
    """A list that may be written as text: SciTLDR as it is passed on has both."""
    return list(json.loads(value)) if isinstance(value, str) and value.startswith("[") else [*value]
