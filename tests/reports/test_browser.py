"""The page in a real browser: quiet, self-contained, deaf to hostile text, readable without scripts, usable by keys."""

import base64
import json
import os
import shutil
import time
from pathlib import Path

import pytest

from consistency.reports import write_reports
from tests.reports.build import crowd, events, hostile, story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --disable-dev-shm-usage"
).split()
PATIENCE = 10.0
"""Seconds that a condition may take to come true; nothing is measured."""


class Browser:
    """One Chromium for the whole module, and what it did."""

    def __init__(self, folder: Path) -> None:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service

        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER))

    def command(self, name: str, **arguments: object) -> dict:
        return self.driver.execute_cdp_cmd(name, arguments)

    def open(self, path: Path, width: int = 1280, fragment: str = "", scripts: bool = True) -> None:
        self.driver.get("about:blank")
        self.command("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        for log in ("browser", "performance"):
            self.driver.get_log(log)
        self.driver.get(path.as_uri() + fragment)

    def ask(self, script: str) -> object:
        return self.driver.execute_script(f"return {script}")

    def wait(self, script: str) -> None:
        end = time.monotonic() + PATIENCE
        while not self.ask(script):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(0.05)

    def press(self, keys: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(keys).perform()

    def click(self, selector: str) -> None:
        self.driver.find_element("css selector", selector).click()

    def requests(self) -> list[str]:
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        return [url for url in sent if not url.startswith("data:")]

    def visible(self) -> list[str]:
        return self.ask(
            "[...document.querySelectorAll('#list > article')].filter(c => !c.hidden).map(c => c.dataset.v)"
        )


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    if not (CHROMIUM and DRIVER):
        missing = "chromium and chromedriver are not installed (Debian: apt install chromium chromium-driver)"
        if os.environ.get("CONSISTENCY_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    made = Browser(tmp_path_factory.mktemp("browser"))
    yield made
    made.driver.quit()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    made = {"story": story().result(), "hostile": hostile(), "crowd": crowd(2000, 1), "many": crowd(300, 30)}
    made["events"] = events()
    return {name: write_reports(result, folder / name, ["html"])[0] for name, result in made.items()}


@pytest.mark.parametrize("name", ["story", "events", "hostile", "crowd", "many"])
@pytest.mark.parametrize("width", [390, 1280])
def test_one_file_and_a_quiet_console(browser, pages, name, width):
    browser.open(pages[name], width)
    browser.wait("document.readyState === 'complete'")
    assert browser.requests() == [pages[name].as_uri()]
    assert [entry["message"] for entry in browser.driver.get_log("browser")] == []


@pytest.mark.parametrize("scripts", [True, False])
def test_hostile_text_never_runs(browser, pages, scripts):
    browser.open(pages["hostile"], scripts=scripts)
    assert browser.driver.title == "Where the sources differ: 2 documents"
    for selector in ("img", "iframe", "object", "embed", "textarea", "svg[onload]"):
        assert browser.driver.find_elements("css selector", selector) == []
    if scripts:
        browser.press("j")
        browser.press("?")
        browser.wait("document.querySelector('dialog').open")
        assert browser.driver.title == "Where the sources differ: 2 documents"


@pytest.mark.parametrize("name", ["story", "events", "hostile", "many"])
@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_no_page_scrolls_sideways(browser, pages, name, width):
    browser.open(pages[name], width)
    assert browser.ask("innerWidth") == width
    assert browser.ask("document.documentElement.scrollWidth") <= width
    browser.command("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    browser.driver.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert browser.ask("document.documentElement.scrollWidth") <= width


def test_labels_on_number_lines_stay_inside_and_apart(browser, pages):
    for width in (390, 1280):
        browser.open(pages["story"], width)
        boxes = browser.ask(
            """[...document.querySelectorAll('svg.nl')].map(line => ({
            edge: line.getBoundingClientRect().right,
            start: line.getBoundingClientRect().left,
            boxes: [...line.querySelectorAll('text')].map(t => t.getBoundingClientRect()).filter(b => b.width)
                .map(b => [b.left, b.top, b.right, b.bottom])}))"""
        )
        assert boxes
        for line in boxes:
            for index, one in enumerate(line["boxes"]):
                assert line["start"] - 8 <= one[0]
                assert one[2] <= line["edge"] + 8
                for other in line["boxes"][index + 1 :]:
                    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 1 or other[3] <= one[1] + 1
                    assert apart, (width, one, other)


def test_without_scripts_everything_is_there(browser, pages):
    browser.open(pages["story"], scripts=False)
    assert browser.driver.find_element("id", "tools").is_displayed() is False
    assert len(browser.driver.find_elements("css selector", "#list > article")) == 5
    for card in browser.driver.find_elements("css selector", "#list > article"):
        assert card.is_displayed()
    fold = browser.driver.find_element("css selector", ".pairs details")
    fold.find_element("css selector", "summary").click()
    assert fold.find_element("css selector", "li").is_displayed()
    assert browser.driver.find_elements("css selector", ".copy") == []
    text = browser.driver.find_element("tag name", "body").text
    assert "Some 7,500 foreign troops are on Veldra" in text


def test_every_fold_opens_with_the_keyboard(browser, pages):
    from selenium.webdriver.common.keys import Keys

    browser.open(pages["story"])
    folds = browser.driver.find_elements("css selector", "article details, .agreed details")
    assert len(folds) >= 8
    for fold in folds:
        fold.find_element("css selector", "summary").send_keys(Keys.ENTER)
        assert fold.get_attribute("open") is not None


def test_filters_and_their_state_in_the_address(browser, pages):
    browser.open(pages["story"])
    assert len(browser.visible()) == 5
    browser.click("#tools button[value=conflict]")
    assert browser.visible() == ["conflict", "conflict"]
    assert browser.driver.current_url.endswith("#?v=conflict")
    browser.driver.find_element("css selector", "#tools input").send_keys("ferry")
    browser.wait("location.hash === '#?v=conflict&q=ferry'")
    assert browser.visible() == ["conflict"]
    assert browser.ask("document.querySelector('[role=status]').textContent") == "1 of 5 findings."
    browser.open(pages["story"], fragment="#?v=drift,unclear")
    assert browser.visible() == ["drift", "unclear"]
    assert browser.ask("document.querySelector('#tools button[value=drift]').ariaPressed") == "true"
    browser.driver.find_element("xpath", "//button[.='Show all']").click()
    assert len(browser.visible()) == 5


def test_order(browser, pages):
    browser.open(pages["story"], fragment="#?sort=question")
    headings = browser.ask("[...document.querySelectorAll('#list h3')].map(h => h.textContent)")
    assert headings == sorted(headings)
    browser.open(pages["story"], fragment="#?sort=sources")
    origins = browser.ask("[...document.querySelectorAll('#list > article')].map(c => Number(c.dataset.o))")
    assert origins == sorted(origins, reverse=True)


def test_a_link_to_a_finding_shows_it_whatever_the_filter(browser, pages):
    browser.open(pages["story"], fragment="#?v=drift")
    browser.click(".first a")
    browser.wait("[...document.querySelectorAll('#list > article')].every(c => !c.hidden)")
    browser.wait("document.querySelector('#list > article:target') !== null")


def test_keys(browser, pages):
    browser.open(pages["story"])
    at = "[...document.querySelectorAll('#list > article')].indexOf(document.activeElement)"
    browser.press("j")
    assert browser.ask(at) == 0
    browser.press("j")
    browser.press("j")
    browser.press("k")
    assert browser.ask(at) == 1
    browser.press("o")
    assert browser.ask("[...document.activeElement.querySelectorAll('details')].every(d => d.open)")
    browser.press("/")
    assert browser.ask("document.activeElement.type") == "search"
    browser.press("j")
    assert browser.ask("document.activeElement.value") == "j"


def test_a_finding_is_copied_as_markdown(browser, pages):
    browser.open(pages["story"])
    browser.driver.execute_script(
        "document.execCommand = () => { window.copied = document.querySelector('textarea').value };"
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async t => { window.copied = t }}})"
    )
    for _ in range(5):
        browser.press("j")
    browser.press("c")
    browser.wait("window.copied")
    copied = browser.ask("window.copied")
    assert copied.startswith("**How many troops are on Veldra?** (different scope)\n")
    assert "- B: up to 5,200, 1 independent source (2 documents go back to one original)" in copied
    assert "> There are roughly 5,000 Northern troops" in copied


def test_a_finding_far_down_is_reached_by_its_link(browser, pages):
    browser.open(pages["many"])
    last = browser.ask("[...document.querySelectorAll('#list > article')].at(-1).id")
    browser.open(pages["many"], fragment="#" + last)
    browser.wait(f"Math.abs(document.getElementById('{last}').getBoundingClientRect().top) < innerHeight")
    assert browser.driver.find_element("id", last).is_displayed()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_its_ground(browser, pages, scheme):
    """Contrast of every text with what is behind it: WCAG 2.2, 1.4.3, at least 4.5 to 1."""
    browser.open(pages["story"])
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.command("Emulation.setEmulatedMedia", media="", features=features)
    worst = browser.ask(
        """(() => {
        const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(v => { v /= 255;
            return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4 }); return 0.2126*r + 0.7152*g + 0.0722*b };
        const ground = n => { for (; n; n = n.parentElement) { const c = getComputedStyle(n).backgroundColor;
            if (!c.startsWith('rgba(0, 0, 0, 0')) return c } return 'rgb(255, 255, 255)' };
        let worst = [99, ''];
        for (const n of document.querySelectorAll('body *')) {
            const speaks = [...n.childNodes].some(c => c.nodeType === 3 && c.data.trim());
            if (!speaks || n.closest('script, style, dialog')) continue;
            if (!n.getClientRects().length) continue;
            const style = getComputedStyle(n), ink = n.closest('svg') ? style.fill : style.color;
            const [a, b] = [light(ink), light(ground(n))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < worst[0]) worst = [ratio, n.className + ': ' + n.textContent.slice(0, 40)];
        }
        return worst })()"""
    )
    browser.command("Emulation.setEmulatedMedia", media="", features=[])
    assert worst[0] >= 4.5, worst


def test_on_paper_nothing_is_folded_away(browser, pages):
    browser.open(pages["story"])
    assert browser.ask("document.querySelector('.pairs details li').checkVisibility()") is False
    browser.command("Emulation.setEmulatedMedia", media="print", features=[])
    try:
        assert browser.driver.find_element("id", "tools").is_displayed() is False
        assert browser.ask("document.querySelectorAll('article details[open]').length") == 0
        assert browser.ask("[...document.querySelectorAll('details li, details .q')].every(n => n.checkVisibility())")
        printed = base64.b64decode(browser.command("Page.printToPDF", printBackground=False)["data"])
    finally:
        browser.command("Emulation.setEmulatedMedia", media="", features=[])
    assert printed.startswith(b"%PDF")


def test_events_are_chosen_and_named_only_where_something_is_told_of_them(browser, pages):
    browser.open(pages["events"])
    named = "[...document.querySelectorAll('.ev')].filter(e => !e.hidden).length"
    assert browser.ask(named) == 2
    browser.open(pages["events"], fragment="#?e=2")
    assert browser.visible() == ["unclear"]
    assert browser.ask(named) == 1
    browser.open(pages["events"], fragment="#?sort=question")
    assert browser.ask(named) == 0
    assert len(browser.visible()) == 2


@pytest.mark.parametrize(("width", "said"), [(390, True), (1280, False)])
def test_a_table_that_scrolls_says_so(browser, pages, width, said):
    browser.open(pages["events"], width)
    assert browser.ask("document.querySelector('.f .scrolls').checkVisibility()") == said
