"""The map as a picture: well-formed, a dot a paper, names as text."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from generator.model.paper import PaperId
from generator.rendering.map_drawing import Drawing
from generator.rendering.map_picture import HEIGHT, WIDTH, picture_made

SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture() -> None:
    """Each paper is a dot in its topic's colour, and names stand inside the picture as they are."""
    names = ("loaves, <script>", "kites & winds, of all heights and for all weathers")
    drawing = Drawing(
        topics=(("kites", "Kites", 2),),
        regions=((names[0], 0, 0, 2), (names[1], 10_000, 10_000, 1)),
        papers=(
            (PaperId("a"), "A", 10, 20, 0),
            (PaperId("b"), "B", 30, 40, 0),
            (PaperId("c"), "C", 10_000, 10_000, -1),
        ),
    )
    tree = ElementTree.fromstring(picture_made(drawing).text)
    dots = {
        path.get("stroke"): re.findall(r"M(\d+) (\d+)h0", path.get("d") or "")
        for path in tree.iter(f"{SVG}path")
    }
    assert sorted(dots.values()) == [[("10", "12"), ("30", "24")], [(str(WIDTH), str(HEIGHT))]]
    shown = [(one.text or "", int(one.get("x") or 0)) for one in tree.iter(f"{SVG}text")]
    assert shown[0][0] == names[0]
    assert shown[1][0] == "kites & winds"
    assert all(0 < x < WIDTH for _, x in shown)
