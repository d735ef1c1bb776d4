"""Turns what papers lack into questions to public sources, and what these say into facts."""
