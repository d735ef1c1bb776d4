"""Commands, sites and projects are measured and made from outside, as whole processes and files."""

from __future__ import annotations

import gzip
import json
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench.__main__ import arguments, options_of
from bench.hosting import hosting
from bench.hugo import FILLED, LAYOUTS, _project
from bench.machine import cores, processor
from bench.measuring import PAGES, REST, costs_of
from bench.processes import CommandFailed, Cost, apart, run
from bench.projects import stock_project
from bench.sites import paper_pages, size_of

RECORD = {
    "id": "kites",
    "title": "Kites: \"a\" <b> & 'c'",
    "topics": [{"slug": "agents"}],
    "tags": [{"slug": "wind"}],
    "dumps": [{"slug": "2025-03-13-a"}],
}


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """What `digest export` writes of one paper."""
    folder = tmp_path / "exported"
    (folder / "papers").mkdir(parents=True)
    page = '---\ntitle: "Kites"\nhead: "<meta>"\n---\n\n<p>They fly {{<high>}}.</p>\n'
    (folder / "papers" / "kites.md").write_text(page, encoding="utf-8")
    (folder / "papers.jsonl").write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    return folder


def test_a_command_is_measured(tmp_path: Path) -> None:
    """Time, memory and words of a process are its own, and it runs in the folder it is given."""
    cost = run([sys.executable, "-c", "import os; print(os.getcwd())"], tmp_path)
    assert cost.output.strip() == str(tmp_path.resolve())
    assert cost.wall > 0
    assert cost.cpu > 0
    assert cost.peak > 1e6


def test_a_failed_command_says_why(tmp_path: Path) -> None:
    """A command that fails is no measurement; its last words are in the error."""
    with pytest.raises(CommandFailed, match=r"exit 3\nno more kites"):
        run([sys.executable, "-c", "print('no more kites'); exit(3)"], tmp_path)


def test_what_is_not_the_catalogue_is_measured_too() -> None:
    """Other generators judge nothing: the rest of a build is what can be compared with theirs."""
    said = "INFO - digest: Catalogue: 92 papers of 2 dumps in 1.5 s\n"
    built = Cost(4.0, 5.0, 1_000_000, said)
    rest = {f.name: f.values for f in costs_of("ours", 92, PAGES, [built, built])}
    assert rest[f"{PAGES}: {REST}"] == (2.5, 2.5)
    repeated = Cost(0.5, 0.5, 1_000_000, "")
    assert f"{PAGES}: {REST}" not in {f.name for f in costs_of("ours", 92, PAGES, [repeated])}


def test_work_apart_gives_its_result() -> None:
    """A function called in another process returns what it returns here."""
    assert apart(cores) == cores()


def test_a_site_is_measured(tmp_path: Path) -> None:
    """Papers' pages are told from lists of them and from other files."""
    for name, size in {"papers/a": 10, "papers/b": 30, "papers/page": 500, "topics": 60}.items():
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_bytes(b"x" * size)
    assert paper_pages(tmp_path) == {"a": 10, "b": 30}
    assert size_of(tmp_path) == (20, 30, 2, 600, 4)


def test_a_host_counts_what_it_sends(tmp_path: Path) -> None:
    """Files go out compressed where hosts do that, and never from outside the site."""
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "secret.txt").write_text("no", encoding="utf-8")
    (site / "index.html").write_text("<p>Kites</p>" * 100, encoding="utf-8")
    with hosting(site, "below") as host:
        connection = HTTPConnection(urlsplit(host.address).netloc)
        connection.request("GET", "/below/")
        body = connection.getresponse().read()
        assert gzip.decompress(body).startswith(b"<p>Kites</p>")
        assert host.sent == len(body)
        for outside in ("/below/../secret.txt", "/index.html", "/below/%2e%2e/secret.txt"):
            connection.request("GET", outside)
            answer = connection.getresponse()
            assert (answer.status, answer.read()) == (404, b"")
        connection.close()


def test_stock_pages_have_tags(exported: Path, tmp_path: Path) -> None:
    """The exported pages stay as they are, but for what Material's tags plugin reads."""
    folder = stock_project(exported, tmp_path / "stock")
    page = (folder / "docs" / "papers" / "kites.md").read_text(encoding="utf-8")
    assert page.startswith('---\ntags: ["agents", "wind"]\ntitle: "Kites"\n')
    assert page.endswith("<p>They fly {{<high>}}.</p>\n")
    assert (folder / "mkdocs.yml").is_file()


def test_hugo_pages_have_the_same_body(exported: Path, tmp_path: Path) -> None:
    """A page for Hugo has the exported body, JSON front matter, filling, and no shortcode."""
    folder = _project(exported, ["kites"], 100, tmp_path / "hugo")
    page = (folder / "content" / "papers" / "kites.md").read_text(encoding="utf-8")
    front, body = page.split("\n", 1)
    assert json.loads(front)["title"] == RECORD["title"]
    assert json.loads(front)["head"] == "<meta>"
    assert body.strip() == "<p>They fly {&#123;<high>}}.</p>"
    assert (folder / FILLED).stat().st_size == 100
    assert {path.name for path in (folder / "layouts").iterdir()} == {
        path.name for path in LAYOUTS.iterdir()
    }


def test_the_processor_is_named(tmp_path: Path) -> None:
    """The model is read as Linux writes it."""
    (tmp_path / "cpuinfo").write_text("processor\t: 0\nmodel name\t: Abacus 7\n", encoding="utf-8")
    assert processor(tmp_path / "cpuinfo") == "Abacus 7"


def test_options_come_as_numbers() -> None:
    """Stock MkDocs is measured up to 1,000 papers unless more is asked for; 0 leaves a part out."""
    plain = options_of(arguments(["1000"]))
    assert (plain.stock_up_to, plain.runs_at(1000), plain.runs_at(10_000)) == (1000, 3, 1)
    asked = options_of(arguments(["--stock", "1", "--with-serve", "0", "--runs", "2"]))
    assert asked.stock_up_to > 50_000
    assert (asked.with_serve, asked.runs_at(10_000)) == (False, 2)
    assert options_of(arguments(["--stock", "1", "--with-stock", "0"])).stock_up_to == 0
