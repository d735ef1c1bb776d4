"""Turns a site into its pages: Markdown, JSON, XML and BibTeX, with all text escaped by type."""
