"""`digest schemas`: writes the JSON Schemas by which editors complete and check front matter."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.reading.json_schemas import schemas as every_schema


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.pass_obj
def schemas(config: Path, folder: Path | None) -> None:
    """Write the JSON Schemas of notes, topics, lists and dumps' words into FOLDER.

    The default is the folder `schemas` beside mkdocs.yml.
    """
    home = folder or config.parent / "schemas"
    home.mkdir(parents=True, exist_ok=True)
    for name, schema in every_schema().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (home / f"{name}.json").write_text(text, "utf-8", newline="\n")
        click.echo(home / f"{name}.json")
