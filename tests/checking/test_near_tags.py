"""Tags that are nearly another: told where they are written, with the tag that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.project import digest, dump, project
from tests.world import BREAD, HARBOUR, KITES, OWLS

PAPERS = dump(
    *(("Kites", KITES), ("Bread", BREAD), ("Harbours", HARBOUR), ("Owls", OWLS)),
)


def said(tmp_path: Path, tags: list[str], more: str = "") -> list[str]:
    """The notices for papers with these tags, a note each; more front matter in the last one."""
    names = ("kites", "bread", "harbours", "owls")
    notes = {
        f"content/notes/{name}.md": f'---\ntags: ["{tag}"]\n{more if n == len(tags) else ""}---\n'
        for n, (name, tag) in enumerate(zip(names, tags, strict=False), 1)
    }
    config = project(tmp_path, {"content/dumps/2025-03-13-a.txt": PAPERS, **notes})
    result = digest(config, "check")
    assert result.exit_code == 0
    return [line for line in result.output.splitlines() if ": notice: " in line]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("robotics", "robotic"),
        ("data set", "datasets"),
        ("fine-tuning", "finetuning"),
        ("Diffusion Models", "diffusion-model"),
        ("reinforcement learning", "reinforcment learning"),
        ("calibration", "calibratoin"),
    ],
)
def test_nearly_one_tag(right: str, wrong: str, tmp_path: Path) -> None:
    """The rarer of two tags that are a plural, a hyphen or one letter apart is told."""
    assert said(tmp_path, [wrong, right, right]) == [
        f"content/notes/kites.md:2:8: notice: the tag `{wrong}` is nearly `{right}`, "
        f"which 2 papers have; write `{right}` if that is meant"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gpt-3", "gpt-4"),
        ("llama", "llava"),
        ("symmetric", "asymmetric"),
        ("supervised", "unsupervised"),
        ("online learning", "offline learning"),
        ("Robotics", "robotics"),
        ("c++", "c#"),
        ("cifar10", "cifar100"),
    ],
)
def test_two_tags(one: str, other: str, tmp_path: Path) -> None:
    """Numbers, first letters and short words tell tags apart."""
    assert said(tmp_path, [one, other, other]) == []


def test_equally_rare(tmp_path: Path) -> None:
    """Of two tags that one paper has each, only one is told."""
    assert len(said(tmp_path, ["robotic", "robotics"])) == 1


def test_a_tag_that_is_not_taken_away(tmp_path: Path) -> None:
    """`not-tags` with a name that is nearly one of the paper's tags takes nothing away."""
    (notice,) = said(tmp_path, ["robotics"], "not-tags: robotic\n")
    assert notice.startswith("content/notes/kites.md:3:11: notice: `not-tags` has `robotic`")
