"""`digest schemas`: a file a kind, which editors read."""

from __future__ import annotations

import json
from pathlib import Path

from tests.site.project import digest, project


def test_schemas(tmp_path: Path) -> None:
    """The schemas stand beside mkdocs.yml, or in the folder that is named."""
    config = project(tmp_path, {})
    result = digest(config, "schemas")
    assert result.exit_code == 0, result.output
    written = {path.name: path.read_bytes() for path in (tmp_path / "schemas").iterdir()}
    assert set(written) == {"note.json", "topic.json", "list.json", "dump.json"}
    assert json.loads(written["note.json"])["properties"]["rating"]["maximum"] == 5
    digest(config, "schemas", str(tmp_path / "else where"))
    assert {p.name: p.read_bytes() for p in (tmp_path / "else where").iterdir()} == written
