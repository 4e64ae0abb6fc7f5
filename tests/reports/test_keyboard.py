"""Every control of the page is reached and worked with the keyboard alone, and axe finds nothing to mend."""

import os
from pathlib import Path

import pytest

from tests.reports.test_browser import browser, pages  # noqa: F401  fixtures

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = Path(os.environ.get("CONSISTENCY_AXE", "/usr/local/share/consistency/axe.min.js"))
"""axe-core, where ``scripts/install-system-packages`` puts it; the page is never asked to fetch it."""
SAMPLE = Path(__file__).parents[2] / "reports" / "sample.html"
"""The committed sample: it has copies, and so the picture of who copied whom."""
CONTROLS = "a[href], button, summary, input, select, [tabindex='0']"
TAB, ENTER, SPACE, DOWN, ESCAPE = "\ue004", "\ue007", "\ue00d", "\ue015", "\ue00c"
FOCUSED = "document.activeElement"


def focus(browser, script):  # noqa: F811
    """Tab on until the control that ``script`` names has the focus; the keyboard is the only way there."""
    for _ in range(400):
        if browser.ask(f"{FOCUSED} === ({script})"):
            return
        browser.press(TAB)
    pytest.fail(f"never reached by Tab: {script}")


def test_tab_reaches_every_control_in_order(browser, pages):  # noqa: F811
    browser.open(pages["story"])
    browser.driver.execute_script(
        "window.reached = []; document.addEventListener('focusin', e => window.reached.push(e.target))"
    )
    wanted = browser.ask(
        f'[...document.querySelectorAll("{CONTROLS}")]'
        ".filter(n => n.checkVisibility() && !n.closest('dialog')).length"
    )
    assert wanted > 40
    for _ in range(wanted + 30):
        browser.press(TAB)
        if browser.ask("window.reached.length > 5 && window.reached.at(-1) === window.reached[0]"):
            break
    missed = browser.ask(
        f"[...document.querySelectorAll(\"{CONTROLS}\")].filter(n => n.checkVisibility() && !n.closest('dialog')"
        " && !window.reached.includes(n)).map(n => n.outerHTML.slice(0, 80))"
    )
    assert missed == []


def test_focus_is_seen(browser, pages):  # noqa: F811
    browser.open(pages["story"])
    for _ in range(30):
        browser.press(TAB)
        seen = browser.ask(
            f"(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)(getComputedStyle({FOCUSED}))"
        )
        assert seen, browser.ask(f"{FOCUSED}.outerHTML.slice(0, 100)")


def test_filters_by_keyboard(browser, pages):  # noqa: F811
    browser.open(pages["story"])
    focus(browser, "document.querySelector('#tools button[value=drift]')")
    browser.press(SPACE)
    assert set(browser.visible()) == {"drift"}
    browser.press(ENTER)
    assert len(browser.visible()) == 5
    for label in ("Severity", "Kind", "About", "Document", "Order"):
        chosen = f"[...document.querySelectorAll('#tools label')].find(l => l.textContent.startsWith('{label}'))"
        if not browser.ask(f"!!{chosen}"):
            continue
        focus(browser, f"{chosen}.querySelector('select')")
        browser.press(DOWN)
        assert browser.ask(f"{FOCUSED}.selectedIndex") == 1
    focus(browser, "[...document.querySelectorAll('#tools button')].find(b => b.textContent === 'Show all')")
    browser.press(ENTER)
    assert len(browser.visible()) == 5


def test_folds_copies_and_the_dialog_by_keyboard(browser, pages):  # noqa: F811
    browser.open(pages["story"])
    fold = "document.querySelector('.pairs summary')"
    focus(browser, fold)
    browser.press(ENTER)
    assert browser.ask(f"{fold}.parentElement.open")
    focus(browser, "document.querySelector('.copy')")
    browser.press(ENTER)
    browser.press("?")
    browser.wait("document.querySelector('dialog').open")
    browser.press(ESCAPE)
    browser.wait("!document.querySelector('dialog').open")
    assert browser.ask(f"{FOCUSED}.className") == "copy"


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there (scripts/install-system-packages)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["story", "events", "hostile", "sample"])
def test_axe_finds_nothing(browser, pages, name, width, scheme):  # noqa: F811
    browser.open(SAMPLE if name == "sample" else pages[name], width)
    browser.command(
        "Emulation.setEmulatedMedia", media="", features=[{"name": "prefers-color-scheme", "value": scheme}]
    )
    try:
        browser.driver.execute_script("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        browser.driver.execute_script(AXE.read_text(encoding="utf-8"))
        found = browser.driver.execute_async_script(
            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"
            ".then(r => arguments[0](r.violations.map(v => [v.id, v.nodes[0].html.slice(0, 120)])))"
        )
    finally:
        browser.command("Emulation.setEmulatedMedia", media="", features=[])
    assert found == []
