"""Puts the rendered pages into a MkDocs build: the only code that knows MkDocs."""
