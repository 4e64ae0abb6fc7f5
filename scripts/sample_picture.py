"""The picture of the sample report in the README: the top of the page and its gravest finding, drawn by Chromium.

    python scripts/sample_picture.py [REPORT] [PICTURE]

Without Chromium and its driver nothing is written, and it says so.
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 1040
"""Pixels: what a README shows without scaling it down to where nothing can be read."""
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --disable-dev-shm-usage"
).split()
HEIGHT = """
document.querySelector("#tools").hidden = true;
document.querySelectorAll("header section:not(.sum section), header .read").forEach((part) => part.remove());
return document.querySelector("#list > article").getBoundingClientRect().bottom + scrollY;
"""
"""Leaves the summary and the first finding, and says where that ends."""


def main() -> None:
    """Write the picture."""
    report = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "reports" / "sample.html"
    picture = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs" / "report.png"
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        print("chromium and chromedriver are not installed: no picture")
        return
    picture.write_bytes(_draw(report, chromium, driver))
    print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size / 1000:.0f} kB")


def _draw(report: Path, chromium: str, driver: str) -> bytes:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        browser = webdriver.Chrome(options=options, service=Service(driver))
        try:
            browser.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "light"}]}
            )
            size = {"width": WIDTH, "height": 900, "deviceScaleFactor": 1, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            browser.get(report.resolve().as_uri())
            clip = {"x": 0, "y": 0, "width": WIDTH, "height": browser.execute_script(HEIGHT), "scale": 1}
            taken = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
            return base64.b64decode(taken["data"])
        finally:
            browser.quit()


if __name__ == "__main__":
    main()
