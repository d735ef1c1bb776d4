"""Joins what was read into a site: every paper once, judged, linked, with its text cleaned."""
