"""`digest verify`: a line for each fault of a built site, and exit 1 if there is any."""

from __future__ import annotations

from pathlib import Path

from tests.site.project import digest, project, write
from tests.verifying.pages import POLICY

PAGE = f"{POLICY}<title>T</title><h1>H</h1>"


def test_fine_site(tmp_path: Path) -> None:
    """Nothing is printed for a site without a fault."""
    config = project(tmp_path, {"site/index.html": PAGE})
    result = digest(config, "verify", str(tmp_path / "site"))
    assert (result.exit_code, result.output) == (0, "nothing wrong\n")


def test_faulty_site(tmp_path: Path) -> None:
    """Each fault is a line of path and message; what could steer a terminal is spelled out."""
    config = project(tmp_path, {"site/index.html": PAGE + '<a href="\x1b[31mb">b</a><h1>x</h1>'})
    result = digest(config, "verify", str(tmp_path / "site"))
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "index.html: 2 h1 headings instead of one",
        "index.html: the link \\x1b[31mb leads to no file",
    ]


def test_links_below_the_sites_address(tmp_path: Path) -> None:
    """Absolute links are looked up below the path of the address in `mkdocs.yml`."""
    config = project(tmp_path, {})
    fine = PAGE + '<a href="/paper-digest/">x</a>'
    write(tmp_path, {"site/index.html": PAGE, "site/404.html": fine})
    assert digest(config, "verify", str(tmp_path / "site")).output == "nothing wrong\n"
    write(tmp_path, {"site/404.html": fine + '<a href="/">x</a>'})
    assert (
        "leads out of the site's folder" in digest(config, "verify", str(tmp_path / "site")).output
    )


def test_no_folder(tmp_path: Path) -> None:
    """A folder that isn't there is a wrong argument, not a fine site."""
    result = digest(project(tmp_path, {}), "verify", str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert "does not exist" in result.output
