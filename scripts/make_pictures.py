"""Write docs/pictures: what the scripts in examples/ make, as pictures for the README.

    .venv/bin/python scripts/make_pictures.py

runs each script into a folder that is thrown away, photographs the page with headless Chromium
(scripts/install_browser.sh installs it, SUPPLYSCREEN_CHROMIUM names another one) and cuts the
colors down to a palette, with Pillow, which comes with matplotlib. Run it again when a report looks
different; fonts differ between machines, and so do the pictures.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT, MOST_BYTES = 1200, 760, 150_000
NAMES = ("chromium", "chromium-browser", "google-chrome")
# As in tests/web/conftest.py: no sandbox, because it may run as root in a container.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Picture:
    """One window of ``page``, made by ``examples/SCRIPT``, from just above what ``at`` selects."""

    name: str
    script: str
    page: str
    at: str = "body"


ALL = (
    Picture("importer", "importer_weekly.py", "after-review/report.html"),
    Picture("ngo", "ngo_dossier.py", "ngo-dossier.html", at="h2:has-text('Who received')"),
    Picture("retailer", "retailer_sb657.py", "sb657.html"),
)


def main() -> None:
    """Make every picture; stop where one is too large for a README."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as run:
        browser = run.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for picture in ALL:
            out = Path(work) / picture.name
            script = ROOT / "examples" / picture.script
            subprocess.run([sys.executable, script, out], check=True, stdout=subprocess.DEVNULL)
            target = PICTURES / f"{picture.name}.png"
            photograph(browser, out / picture.page, picture, target)
            shrink(target)
            sys.stdout.write(f"{target.relative_to(ROOT)}: {target.stat().st_size:,} bytes\n")
        browser.close()


def chromium() -> str:
    """The path of the browser; stops where there is none."""
    found = os.environ.get("SUPPLYSCREEN_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    return found or sys.exit("no Chromium was found: see scripts/install_browser.sh")


def photograph(browser: Browser, page: Path, picture: Picture, target: Path) -> None:
    """Open ``page`` offline in a light window and save the part that ``picture`` wants."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", offline=True
    )
    opened = context.new_page()
    html = page.read_text("utf-8").replace(f"{ROOT}/", "")  # where this checkout is, is no news
    page.write_text(html, "utf-8")
    opened.goto(page.as_uri())
    top = opened.locator(picture.at).first.evaluate("x => x.getBoundingClientRect().top")
    opened.evaluate("top => scrollTo(0, top - 24)", top)
    opened.screenshot(path=target)
    context.close()


def shrink(path: Path) -> None:
    """Rewrite a PNG with a palette; stops where it stays larger than ``MOST_BYTES``."""
    with Image.open(path) as image:
        whole = image.convert("RGB")
    for colors in (128, 64, 32):
        whole.quantize(colors, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size < MOST_BYTES:
            return
    sys.exit(f"{path} has {path.stat().st_size:,} bytes; {MOST_BYTES:,} are wanted")


if __name__ == "__main__":
    main()
