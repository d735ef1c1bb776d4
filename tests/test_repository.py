"""Turns the repository's own files into the rules they keep: one way of imports, one door each."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "generator").rglob("*.py"))
BENCH = sorted([*(ROOT / "bench").rglob("*.py"), *(ROOT / "evaluation").rglob("*.py")])
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted(path for path in ROOT.glob("generator/rendering/templates/**/*"))
LONGEST = 300

# SHA-256 of Leaflet's files, as `npm pack leaflet@1.9.4` gives them.
LEAFLET = {
    "LICENSE": "53e8dc25862014e4324741ca18fbe3611e11d42ef69f59f86ea8c5389647d4cb",
    "images/layers-2x.png": "066daca850d8ffbef007af00b06eac0015728dee279c51f3cb6c716df7c42edf",
    "images/layers.png": "1dbbe9d028e292f36fcba8f8b3a28d5e8932754fc2215b9ac69e4cdecf5107c6",
    "images/marker-icon.png": "574c3a5cca85f4114085b6841596d62f00d7c892c7b03f28cbfa301deb1dc437",
    "leaflet.css": "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6",
    "leaflet.js": "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a",
}

# Each stage may import itself and those before it.
STAGES = (
    *("model", "reading", "cataloguing", "rendering", "building", "verifying"),
    *("importing", "enriching", "checking", "comparing", "commands"),
)

# Packages that one place alone may import.
DOORS = {
    "mkdocs": ("generator/building/",),
    **dict.fromkeys(("http", "httpx", "requests", "socket", "urllib3"), ("generator/enriching/",)),
    "urllib.request": ("generator/enriching/",),
}


def name(path: Path) -> str:
    """The path from the repository's root, with slashes everywhere."""
    return path.relative_to(ROOT).as_posix()


def parse(path: Path) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=name(path))


def imports(path: Path) -> Iterator[str]:
    """The full names of all that a module imports, wherever in it."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = list(package[: len(package) - node.level + 1]) if node.level else []
            source = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{source}.{alias.name}" for alias in node.names)


def stage(module: str) -> str | None:
    """The stage that `generator.stage.module` belongs to; None for any other module."""
    parts = module.split(".")
    return parts[1] if parts[0] == "generator" and len(parts) > 1 and parts[1] in STAGES else None


def within(module: str, package: str) -> bool:
    """Whether a module is the package or lies in it."""
    return f"{module}.".startswith(f"{package}.")


each_module = pytest.mark.parametrize("path", MODULES, ids=name)
each_test_module = pytest.mark.parametrize("path", TESTS, ids=name)


@each_module
def test_imports_go_one_way(path: Path) -> None:
    """A stage imports the stages before it, and never one after it."""
    own = stage(".".join(path.relative_to(ROOT).with_suffix("").parts))
    allowed = STAGES[: STAGES.index(own) + 1] if own else ()
    wrong = [module for module in imports(path) if stage(module) not in (None, *allowed)]
    assert wrong == []


def test_verifying_knows_nothing_of_how_a_site_was_made() -> None:
    """The check of a built site sees what a visitor's browser sees: it shares the types alone."""
    modules = [path for path in MODULES if name(path).startswith("generator/verifying/")]
    stages = {stage(module) for path in modules for module in imports(path)}
    assert stages == {None, "model", "verifying"}


@each_module
def test_packages_come_in_by_their_door(path: Path) -> None:
    """MkDocs is known to building alone, and the network to enriching alone."""
    closed = [package for package, doors in DOORS.items() if not name(path).startswith(doors)]
    wrong = [m for m in imports(path) if any(within(m, package) for package in closed)]
    assert wrong == []


@each_module
def test_markup_is_made_in_one_place(path: Path) -> None:
    """Only `escape.py` may call a string safe; elsewhere text stays text until it is printed."""
    calls = [node.func for node in ast.walk(parse(path)) if isinstance(node, ast.Call)]
    made = [
        call.lineno
        for call in calls
        if (isinstance(call, ast.Name) and call.id == "Markup")
        or (isinstance(call, ast.Attribute) and call.attr == "Markup")
    ]
    assert made == [] or name(path) == "generator/rendering/escape.py"


@each_module
def test_pieces_of_html_are_literals(path: Path) -> None:
    """What `html` takes for markup is written in this code, letter for letter, and no text."""
    calls = [node for node in ast.walk(parse(path)) if isinstance(node, ast.Call)]
    pieces = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "html"]
    assert [call.lineno for call in pieces if not is_literal(call.args[0])] == []


def is_literal(node: ast.expr) -> bool:
    """Whether an expression is a text written in the code."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_templates_call_nothing_safe() -> None:
    """No template lifts the escaping that its text's type demands."""
    lifted = re.compile(r"\|\s*safe\b|\bautoescape\b|\bMarkup\b")
    files = [path for path in TEMPLATES if path.is_file()]
    assert [name(p) for p in files if lifted.search(p.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("path", MODULES + BENCH + TESTS, ids=name)
def test_modules_are_short_and_say_what_they_do(path: Path) -> None:
    """A module begins with one sentence that says what it is for, and has at most 300 lines."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    docstring = ast.get_docstring(ast.parse(text)) or ""
    first = docstring.split("\n\n")[0]
    assert first.endswith((".", ":")), "the docstring's first paragraph is a whole sentence"


@each_test_module
def test_tests_state_their_rule(path: Path) -> None:
    """Every test has a docstring: the rule that it holds the code to."""
    functions = [n for n in ast.walk(parse(path)) if isinstance(n, ast.FunctionDef)]
    tests = [function for function in functions if function.name.startswith("test_")]
    assert [test.name for test in tests if not ast.get_docstring(test)] == []


@pytest.mark.parametrize(("path", "fewest"), [("requirements.lock", 21), (".ci/node.lock", 1)])
def test_the_lock_is_hashed_and_names_no_place(path: str, fewest: int) -> None:
    """Every locked package has hashes; no index, folder or machine is named."""
    lock = (ROOT / path).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|^-|/(?:home|root|opt|tmp|usr)/", lock, re.MULTILINE)
    packages = re.split(r"\n(?=[a-z0-9])", lock.split("\n", 2)[2])
    assert len(packages) >= fewest
    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_no_merge_is_half_done() -> None:
    """No file holds the marks that git leaves where two changes met."""
    folders = ("bench", "content", "evaluation", "generator", "overrides", "tests", ".github")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.*") if path.is_file()]
    files = [path for path in files if path.parent.name != "__pycache__"]
    marks = (b"\n" + b"<" * 7 + b" ", b"\n" + b">" * 7 + b" ")
    assert [name(path) for path in files if any(m in path.read_bytes() for m in marks)] == []


def test_the_vendored_library_is_as_its_makers_published_it() -> None:
    """Leaflet is that of the registry, letter for letter: nobody edits it here."""
    folder = ROOT / "overrides/assets/leaflet"
    files = [path for path in folder.rglob("*") if path.is_file()]
    digests = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
    assert digests == LEAFLET
