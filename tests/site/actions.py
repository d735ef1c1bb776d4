"""Runs the jobs of a workflow as GitHub Actions would, on this machine and without a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml

from tests.commands.repository import git

_EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")
_HASHED = re.compile(r"hashFiles\((.*?)\) != ''")
_SUCCEEDED = re.compile(r"steps\.(\w+)\.outcome == 'success'")


def jobs_of(workflow: Path) -> dict[str, Any]:
    """The jobs of a workflow's file."""
    jobs: dict[str, Any] = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]
    return jobs


@dataclass
class Ran:
    """What came of a job: what each of its scripts said, its outputs and summary, its end."""

    clone: Path
    said: dict[str, str] = field(default_factory=dict)
    """By the names of the steps, in their order."""
    outputs: dict[str, str] = field(default_factory=dict)
    """Such as `steps.commit.outputs.commit`."""
    summary: str = ""
    failed: str = ""
    """The step that failed; empty where the job went well."""


def run_job(job: Mapping[str, Any], origin: Path, clone: Path, values: Mapping[str, str]) -> Ran:
    """Runs a job's scripts in a fresh clone, in order, up to the first that fails.

    `values` has what its expressions give, beside what its own scripts put out. Actions are left
    out, but for the checkout, and for the cache, a folder beside the clone. Raises KeyError for an
    expression that isn't known.
    """
    ran = Ran(clone)
    values = dict(values)
    outcomes: dict[str, str] = {}
    for step in job["steps"]:
        if not _wanted(step.get("if"), clone, outcomes):
            outcomes[step.get("id", "")] = "skipped"
        elif "uses" in step:
            _act(step["uses"].split("@")[0], step.get("with", {}), origin, clone, values)
            outcomes[step.get("id", "")] = "success"
        else:
            done = _run(step, clone, values)
            ran.said[step["name"]] = done.stdout
            outcomes[step.get("id", "")] = "success" if done.returncode == 0 else "failure"
            values |= _outputs(step, clone)
            if done.returncode and not step.get("continue-on-error"):
                ran.failed = step["name"]
                break
    ran.outputs = {k: _filled(v, values) for k, v in job.get("outputs", {}).items()}
    ran.summary = _read(_file(clone, "summary"))
    return ran


def _act(
    action: str, given: Mapping[str, Any], origin: Path, clone: Path, values: Mapping[str, str]
) -> None:
    """What an action does that the scripts after it need."""
    if action == "actions/checkout":
        _check_out(origin, clone, given, values)
    elif action.startswith("actions/cache/"):
        kept, folder = clone.with_name("kept"), clone / given["path"]
        source, target = (kept, folder) if action.endswith("restore") else (folder, kept)
        if source.exists():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target)


def _wanted(condition: str | None, clone: Path, outcomes: Mapping[str, str]) -> bool:
    """Whether a step's `if` holds, of the two forms that the workflows use."""
    if condition is None:
        return True
    hashed = _HASHED.fullmatch(condition)
    if hashed:
        return bool(_matching(re.findall(r"'(.*?)'", hashed[1]), clone))
    succeeded = _SUCCEEDED.fullmatch(condition)
    assert succeeded, condition
    return outcomes[succeeded[1]] == "success"


def _matching(patterns: Sequence[str], folder: Path) -> list[str]:
    """The files that patterns match, without those that one with a `!` does."""
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    against = [pattern[1:].replace("**/", "") for pattern in patterns if pattern[0] == "!"]
    wanted = [pattern for pattern in patterns if pattern[0] != "!"]
    return [
        file
        for file in files
        if any(fnmatch(file, p) for p in wanted) and not any(fnmatch(file, p) for p in against)
    ]


def _check_out(
    origin: Path, clone: Path, given: Mapping[str, Any], values: Mapping[str, str]
) -> None:
    """A fresh clone with as much history as is asked for; then an environment in it."""
    depth = given.get("fetch-depth", 1)
    shallow = ["--depth", str(depth)] if depth else []
    git(origin, "clone", "--quiet", *shallow, origin.as_uri(), str(clone))
    if "ref" in given:
        git(clone, "checkout", "--quiet", "--detach", _filled(given["ref"], values))
    _install(clone)


def _install(clone: Path) -> None:
    """What `make environment` would make, of this machine's Python: nothing is downloaded."""
    folder = clone / ".venv/bin"
    folder.mkdir(parents=True)
    here = 'PYTHONPATH="$(cd "$(dirname "$0")/../.." && pwd)" exec'
    command = "from generator.commands.cli import main; main(prog_name='digest')"
    for name, more in (("python", ""), ("digest", f' -c "{command}"')):
        script = folder / name
        script.write_text(f'#!/bin/sh\n{here} "{sys.executable}"{more} "$@"\n')
        script.chmod(0o755)
    (clone / ".venv/.ready").touch()


def _run(
    step: Mapping[str, Any], clone: Path, values: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """A step's script in Actions' shell and environment: standard output and error in one."""
    given = {name: _filled(str(value), values) for name, value in step.get("env", {}).items()}
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "LANG") if name in os.environ}
    files = {"GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary", "GITHUB_ENV": "env"}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=clone,
        env={
            **kept,
            "HOME": str(clone.parent),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(clone),
            **{name: str(_file(clone, file)) for name, file in files.items()},
            **given,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _EXPRESSION.sub(lambda m: values[m[1]], text)


def _outputs(step: Mapping[str, Any], clone: Path) -> dict[str, str]:
    """What a step has put out, by the expressions that give it."""
    lines = _read(_file(clone, "output")).splitlines()
    pairs = (line.partition("=") for line in lines)
    return {f"steps.{step.get('id')}.outputs.{name}": value for name, _, value in pairs}


def _file(clone: Path, name: str) -> Path:
    return clone.with_name(f"{clone.name}.{name}")


def _read(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""
