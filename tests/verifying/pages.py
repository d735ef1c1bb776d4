"""A page's policy, with which made-up sites are fine but for what a test is about."""

from __future__ import annotations

POLICY = (
    "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src 'self'; "
    "style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'\">"
)
