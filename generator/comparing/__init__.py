"""Turns two states of a site into what differs between them, as people think of it, in words."""
