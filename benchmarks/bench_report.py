"""How large the report page of 10,000 findings is, how long it takes to write, and how soon Chromium has it open.

    python benchmarks/bench_report.py [FINDINGS]

To reach with 10,000 findings (docs/design.md, "Speed and memory"): at most 20 MB, open within 2 s on two cores.
Without Chromium and chromedriver only the first two are measured. Each time is the best of three.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from consistency.reports import FORMATS, write_reports
from tests.reports.build import crowd

ROUNDS = 3


def main() -> None:
    """Print one line for each form, then the times of the browser."""
    findings = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    result = crowd(findings, max(2, findings // 20))
    print(f"{findings:,} findings, {len(result.documents):,} documents, {len(result.claims):,} claims")
    with tempfile.TemporaryDirectory() as folder:
        for name, _, _ in FORMATS:
            best = float("inf")
            for _ in range(ROUNDS):
                start = time.perf_counter()
                (path,) = write_reports(result, Path(folder), [name])
                best = min(best, time.perf_counter() - start)
            print(f"  {name:10} written in {best:6.2f} s   {path.stat().st_size / 1e6:6.1f} MB")
        _browser(Path(folder) / "discrepancies.html", Path(folder) / "profile")


def _browser(page: Path, profile: Path) -> None:
    """Milliseconds from the request to: something is seen; every control works; all is loaded."""
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        print("  chromium is not installed: not opened")
        return
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                 "--disable-background-networking", "--disable-component-update", "--disable-sync",
                 f"--user-data-dir={profile}"):  # fmt: skip
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        times = []
        for _ in range(ROUNDS):
            driver.get("about:blank")
            driver.get(page.as_uri())
            times.append(
                driver.execute_script(
                    "const n = performance.getEntriesByType('navigation')[0];"
                    "const p = performance.getEntriesByName('first-contentful-paint')[0];"
                    "return [p ? p.startTime : NaN, n.domContentLoadedEventEnd, n.loadEventEnd]"
                )
            )
        seen, usable, loaded = (min(column) for column in zip(*times, strict=True))
        count = driver.execute_script("return document.querySelectorAll('*').length")
        print(f"  in Chromium: seen after {seen:.0f} ms, usable after {usable:.0f} ms, loaded after {loaded:.0f} ms")
        print(f"  {count:,} elements")
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
