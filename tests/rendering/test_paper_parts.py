"""Lists on a paper's page: links with the reason beside each, escaped."""

from __future__ import annotations

from generator.rendering.paper_parts import others, reasons
from generator.rendering.shown import Link, Reason


def test_reasons() -> None:
    """A topic has the words that caused it beside it, unless its name is the very word."""
    kites, air = Link("Kites & Co", "topics/kites/"), Link("Air", "topics/air/")
    shown = (Reason(kites, "phrase", ("<kite>",)), Reason(air, "phrase", ("air",)))
    assert reasons("../../", shown) == (
        '<ul class="pd-reasons">\n'
        '<li><a href="../../topics/kites/">Kites &amp; Co</a> <small>“&lt;kite&gt;”</small></li>\n'
        '<li class="pd-bare"><a href="../../topics/air/">Air</a></li>\n'
        "</ul>\n"
    )
    assert reasons("", ()) == ""


def test_others() -> None:
    """Another paper lies beside this one, and its reason is in words."""
    shown = [(Link("A <b>", "papers/a-b/"), "Kite")]
    assert others(shown, "names ") == (
        '<ul class="pd-related">\n'
        '<li><a href="../a-b/">A &lt;b&gt;</a> <small>names Kite</small></li>\n'
        "</ul>"
    )
