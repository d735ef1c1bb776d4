"""Finds what a curator may have got wrong although the site can be made: notices, never errors."""
