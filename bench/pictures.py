"""Turns the built site into README's pictures: `python -m bench.pictures`, after `make site`.

Each is taken as WebP by the browser itself, and is the same again where the site is.
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path
from typing import Any, Literal, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from bench.hosting import hosting
from tests import browser as browsers

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "pictures"
BELOW = "paper-digest"
QUALITY = 82
DESKTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 800}, "is_mobile": True, "has_touch": True}
BROWSE = "browse/?topic=ai-safety&with=note"
D4RL = "papers/d4rl-datasets-for-deep-data-driven-reinforcement-learning/"


class Picture(NamedTuple):
    """A page of the site, and how it is looked at."""

    name: str
    path: str
    device: dict[str, Any]
    scheme: Literal["light", "dark"]
    shows: str
    """What is there once scripts have done their work."""


PICTURES = (
    Picture("home", "", DESKTOP, "light", ".pd-row .pd-mark"),
    Picture("home-phone-dark", "", PHONE, "dark", ".pd-row .pd-mark"),
    Picture("paper", D4RL, DESKTOP, "light", ".pd-marks--paper"),
    Picture("browse", BROWSE, DESKTOP, "light", ".pd-browse__chosen button"),
    Picture("map", "map/", DESKTOP, "dark", ".pd-map__frame canvas"),
)


def taken(browser: Browser, address: str, picture: Picture) -> bytes:
    """A picture as WebP."""
    context = browser.new_context(
        **picture.device, color_scheme=picture.scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address + picture.path, wait_until="networkidle")
    page.wait_for_selector(picture.shows)
    shot = {"format": "webp", "quality": QUALITY}
    answer = context.new_cdp_session(page).send("Page.captureScreenshot", shot)
    context.close()
    return base64.b64decode(answer["data"])


def main() -> int:
    """Take all pictures of `site/`; 1 where there is no site or no browser."""
    path = browsers.find()
    if path is None or not (ROOT / "site" / "index.html").is_file():
        print(browsers.MISSING if path is None else "there is no site/: make site", file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    with hosting(ROOT / "site", BELOW) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=browsers.arguments())
        for picture in PICTURES:
            data = taken(browser, host.address, picture)
            (FOLDER / f"{picture.name}.webp").write_bytes(data)
            print(f"{picture.name}: {len(data) / 1024:.0f} KB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
