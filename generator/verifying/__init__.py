"""Checks a built site: its links, scripts and requests, and the files that machines read."""
