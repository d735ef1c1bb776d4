"""Renders the page of what a reader has saved, which is known to the reader's browser alone."""

from __future__ import annotations

from generator.model.page import Page
from generator.rendering.layout import Head, page
from generator.rendering.view import View


def saved_page(view: View) -> Page:
    """The page at `saved/`; its script fills it."""
    return page(
        "saved.md",
        "saved.html.j2",
        {},
        title="Saved papers",
        settings=view.settings,
        description="The papers that you have saved in this browser, to export and to share.",
        head=Head(styles=("assets/browse.css",), script="assets/saved.js"),
        searchable=False,
    )
