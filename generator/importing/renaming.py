"""Gives the words on a dump, which is renamed, the line by which its old address leads on."""

from __future__ import annotations

import re

_DASHES = re.compile(r"\ufeff?---[ \t]*\r?\n")
_ALSO = re.compile(r"(?m)^also[ \t]*:[^\S\n]*([\w-]+|\[[\w\-, ]*\])[ \t]*$")
_ANY = re.compile(r"(?m)^[\"']?also[\"']?[ \t]*:")


def with_former_name(words: str, old: str) -> str:
    """The text of `dumps/<name>.md` with `old` among the names that the dump has had.

    Nothing that a person wrote goes: an `also` in another form than `a` or `[a, b]` stays as it is.
    """
    opening = _DASHES.match(words)
    closing = re.compile(r"(?m)^---[ \t]*\r?$").search(words, opening.end()) if opening else None
    if not opening or not closing:
        return words if opening else f"---\nalso: {old}\n---\n{words}"
    ending = "\r\n" if "\r" in opening[0] else "\n"
    fields = words[opening.end() : closing.start()]
    line = _ALSO.search(fields.replace("\r", ""))
    if line:
        names = [*re.findall(r"[\w-]+", line[1]), old]
        one = f"also: [{', '.join(names)}]" if len(names) > 1 else f"also: {old}"
        fields = fields.replace(line[0], one, 1)
    elif not _ANY.search(fields):
        fields = f"also: {old}{ending}{fields}"
    return words[: opening.end()] + fields + words[closing.start() :]
