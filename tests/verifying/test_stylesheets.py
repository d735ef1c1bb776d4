"""Style sheets: the addresses they load."""

from __future__ import annotations

import pytest

from generator.verifying.stylesheets import addresses_in


@pytest.mark.parametrize(
    ("css", "addresses"),
    [
        ("a { b: url(x.png) }", ["x.png"]),
        ("a { b: url( 'x y.png' ) }", ["x y.png"]),
        ('a { b: URL("https://a.example/(1).png") }', ["https://a.example/(1).png"]),
        ("@import 'a.css'; @import url(b.css);", ["b.css", "a.css"]),
        ("a { b: url('data:image/svg+xml,<svg a=\"(x)\"/>') }", []),
        ("a { b: url() } /* url */", []),
    ],
)
def test_addresses(css: str, addresses: list[str]) -> None:
    """Addresses are found in `url(…)` and `@import`, quoted or not; data needs no request."""
    assert list(addresses_in(css)) == addresses
