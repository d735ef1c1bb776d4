"""What the figures were measured on: cores, processor, system, and versions of the programs."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pagefind")


def machine() -> dict[str, str]:
    """What a reader of the figures must know, in the order to print it."""
    known = {
        "cores": str(cores()),
        "processor": processor(),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        **{package: _version(package) for package in PACKAGES},
        "hugo": hugo_version(),
    }
    return {name: value for name, value in known.items() if value}


def cores() -> int:
    """The processors that this process may use, which are fewer than there are in a container."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def processor(cpuinfo: Path = Path("/proc/cpuinfo")) -> str:
    """The processor's model, as Linux has it in `/proc/cpuinfo`."""
    text = cpuinfo.read_text(encoding="utf-8") if cpuinfo.is_file() else ""
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else platform.processor() or platform.machine()


def hugo_version() -> str:
    """Such as `0.111.3`; empty where Hugo is not installed."""
    if not shutil.which("hugo"):
        return ""
    said = subprocess.run(["hugo", "version"], capture_output=True, text=True).stdout
    found = re.search(r"\d+(?:\.\d+)+", said)
    return found[0] if found else ""


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
