"""Turns a topic's slug into the picture and the colour that it is known by, wherever it stands."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

COLOURS = 12
"""As many as digest.css has: `pd-hue-0` and so on."""
ICONS = (
    *("tag", "agents", "shield", "eye", "speech", "wave", "cycle", "chart", "data", "chip"),
    *("graph", "cube", "picture", "film", "globe", "scales", "coin", "health", "flask", "sum"),
    *("code", "find", "bulb", "eraser", "car", "layers", "people", "gear"),
)
"""The pictures in `overrides/assets/icons/topics.svg`, from left to right; the first is for all
topics whose slug has none of the words below."""
_WORDS = {
    "agents": "agent agents assistants",
    "bulb": "reasoning planning thinking knowledge prompting",
    "car": "driving vehicles traffic",
    "chart": "evaluation benchmarks forecasting metrics",
    "chip": "efficiency hardware systems compression quantization",
    "code": "code software programming",
    "coin": "finance economics trading",
    "cube": "3d geometry",
    "cycle": "continual reinforcement training lifelong",
    "data": "data datasets memory databases",
    "eraser": "unlearning forgetting",
    "eye": "vision interpretability explainability",
    "film": "video",
    "find": "retrieval search recommendation hallucination",
    "flask": "science chemistry biology physics",
    "gear": "robotics robots control",
    "globe": "multilingual translation climate languages world",
    "graph": "graph graphs causality networks",
    "health": "medicine health biomedical",
    "layers": "multimodal transfer representation generative",
    "people": "human supervision society interaction social education",
    "picture": "image images",
    "scales": "alignment fairness ethics law",
    "shield": "safety security privacy robustness",
    "speech": "language dialogue text",
    "sum": "mathematics theory optimization",
    "wave": "speech audio time music signal",
}
_ICON_OF = {word: icon for icon, words in _WORDS.items() for word in words.split()}


@lru_cache(maxsize=1024)
def colour_of(slug: str) -> int:
    """The number of a topic's colour; it follows from its slug alone, so that no topic changes
    another's.
    """
    return crc32(slug.encode()) % COLOURS


@lru_cache(maxsize=1024)
def icon_of(slug: str) -> int:
    """The place of a topic's picture among `ICONS`: that of the first word that has one."""
    found = (_ICON_OF[word] for word in slug.split("-") if word in _ICON_OF)
    return ICONS.index(next(found, "tag"))
