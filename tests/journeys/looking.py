"""What can be measured of a page in a browser: what axe finds, where the focus shows, how wide it is."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe()
#: Each control that takes the focus, by name, whose looks and whose surroundings' looks do not change when it does.
_WITHOUT_FOCUS = """() => {
  const controls = "a[href],button,input:not([type=hidden]),select,textarea,summary,iframe,[tabindex='0']";
  const seen = [...document.querySelectorAll(controls)].filter(
    (it) => it.tabIndex >= 0 && it.checkVisibility({ visibilityProperty: true }));
  const looks = (it) => {
    const around = [it, ...(it.labels ?? [])];
    for (let node = it.parentElement; node && around.length < 6; node = node.parentElement) around.push(node);
    const whole = around.flatMap((node) => [null, "::before", "::after"].map((part) => getComputedStyle(node, part)));
    return whole.map((style) => [style.outline, style.outlineOffset, style.boxShadow, style.backgroundColor,
      style.color, style.borderColor, style.textDecoration].join()).join("|");
  };
  const start = document.activeElement;
  return seen.filter((it) => {
    start.focus();
    const before = it === start ? null : looks(it);
    it.focus({ preventScroll: true });
    if (document.activeElement !== it) return true;
    return before === looks(it);
  }).map((it) => it.outerHTML.slice(0, 120));
}"""
#: Once its typefaces are there: until then the headings are set in another, which may be wider. They are asked for,
#: because whatever waits to be laid out has not asked for its own yet, and `ready` says so of nothing.
_WIDER = """async () => {
  await Promise.all([...document.fonts].map((face) => face.load()));
  const most = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= most) return [];
  return [...document.querySelectorAll("main *, header *, footer *")].filter(
    (it) => it.getBoundingClientRect().right > most + 1).map((it) => it.outerHTML.slice(0, 100)).concat(
      `too wide for ${innerWidth}`);
}"""


def turn(page: Page, theme: str, width: int) -> None:
    """Show the page in the light or the dark theme, as its own buttons do, and so many pixels wide."""
    page.evaluate("(theme) => { document.documentElement.dataset.theme = theme }", theme)
    _widen(page, width)


def faults(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands: each rule with the elements that break it."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(_AXE.axe_script)
    found: Any = page.evaluate("async () => (await axe.run({ resultTypes: ['violations'] })).violations")
    return [f"{rule['id']}: {node['target']} {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def stops_without_focus(page: Page) -> list[str]:
    """The controls on which nothing shows that the keyboard is there."""
    page.keyboard.press("Tab")
    found: list[str] = page.evaluate(_WITHOUT_FOCUS)
    return found


def wider_than(page: Page, width: int, text_percent: int = 100) -> list[str]:
    """What stands out of a page that has to be scrolled sideways at this width; nothing for one that has not.

    `text_percent` is how large the reader has set their text.
    """
    _widen(page, width)
    page.evaluate("(percent) => { document.documentElement.style.fontSize = `${percent}%` }", text_percent)
    found: list[str] = page.evaluate(_WIDER)
    return found


def _widen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_function("(width) => innerWidth === width", arg=width, polling=20)
