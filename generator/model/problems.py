"""What is wrong in the content, as values: how bad, where, what, and how it should look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad a problem is: an error fails `digest check`, a notice never does."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path from the repository's root, line and column from 1.

    What is true of a whole file stands at its beginning.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """`path:line:column`, as editors and terminals link it."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should mend: what is wrong, where, and how it should look."""

    level: Level
    place: Place
    message: str
    hint: str = ""

    @property
    def said(self) -> str:
        """What is wrong, and how it should look, in one line."""
        return f"{self.message}; {self.hint}" if self.hint else self.message
