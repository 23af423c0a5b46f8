"""How a page is looked at: in which window, and what must hold of it there."""

import pathlib
import re

from axe_playwright_python.sync_playwright import Axe

CHROMIUM = "/usr/bin/chromium"
NARROW = {"name": "320 px", "viewport": {"width": 320, "height": 800}}
DARK = {"name": "320 px, dark", "viewport": {"width": 320, "height": 800}, "color_scheme": "dark"}
WIDE = {"name": "1280 px", "viewport": {"width": 1280, "height": 900}}
FORCED = {"name": "1280 px, forced colours", "viewport": {"width": 1280, "height": 900}, "forced_colors": "active"}
# Letters twice as large, by the reader's own setting and not by zooming: nothing may be cut off. Without the policy, which
# forbids the style that stands for that setting.
LARGE = {"name": "1280 px, letters of 200 %", "viewport": {"width": 1280, "height": 900}, "bypass_csp": True}
VIEWS = [NARROW, DARK, WIDE, FORCED, LARGE]
# Where a text is wider or higher than the box that shows it. What scrolls, and what only screen readers are given, may be.
CUT_OFF = """() => Array.from(document.querySelectorAll("main *, header *, footer *"))
  .filter((node) => {
    const style = getComputedStyle(node);
    return node.childElementCount === 0 && node.textContent.trim() && node.checkVisibility() && !node.closest("svg")
      && !node.closest(".visually-hidden") && style.overflow !== "visible"
      && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1)
      && !["auto", "scroll"].includes(style.overflowX);
  }).map((node) => node.textContent.trim().slice(0, 40))"""


def context(browser, view: dict):
    options = {key: value for key, value in view.items() if key != "name"}
    return browser.new_context(offline=True, **options)


def served(page, site: pathlib.Path) -> str | None:
    """Answers for the site at its own address, with the 404 page for what it does not have; None without an address."""
    found = re.search(r'<link rel="canonical" href="([^"]+)"', (site / "index.html").read_text("utf-8"))
    if not found:
        return None
    base = found.group(1)

    def answer(route) -> None:
        file = site / route.request.url.removeprefix(base).split("#")[0]
        route.fulfill(path=file) if file.is_file() else route.fulfill(
            path=site / "404.html", content_type="text/html; charset=utf-8")

    page.route(base + "**", answer)
    return base


def look(page, site: pathlib.Path, path: str, view: dict) -> list[str]:
    where = f"{site}/{path} ({view['name']})"
    problems: list[str] = []
    page.on("console", lambda message: problems.append(f"{where}: console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"{where}: console: {error}"))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    # The 404 page of a further language is seen by who comes from the first one's.
    base = served(page, site) if path.endswith("404.html") else None
    asked = "khong/co/trang" if path == "404.html" else path
    page.goto(base + asked if base else (site / path).resolve().as_uri())
    root = base or site.resolve().as_uri() + "/"
    problems += [f"{where}: request leaves the site: {url}" for url in requests if not url.startswith((root, "data:"))]
    if base:
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href.split('#')[0])")
        problems += [f"{where}: leads nowhere: {link}" for link in links
                     if not link.startswith(base) or not (site / link.removeprefix(base)).exists()
                     and link != base + "khong/co/trang"]
    if view is LARGE or view == LARGE:
        page.add_style_tag(content="html { font-size: 200% !important; }")
        problems += [f"{where}: cut off: {text}" for text in page.evaluate(CUT_OFF)]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        problems.append(f"{where}: scrolls sideways by {overflow} px")
    if view != LARGE:
        problems += axe(page, where)
    return problems


def axe(page, where: str) -> list[str]:
    # Without preloading: axe would fetch the style sheets, which the pages forbid as they forbid all fetching.
    return [f"{where}: axe {violation['id']}: {violation['help']} at "
            + "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:3])
            for violation in Axe().run(page, options={"preload": False}).response["violations"]]
