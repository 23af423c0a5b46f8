"""Opens every page of built sites from file:// in Chromium: no console message, no request leaves the site, nothing
scrolls sideways at 320 px, axe finds no violation. Pages of the content and samples of the others are also looked at
dark, wide, in forced colours and with letters twice as large. The 404 page is served as a web server would, at an address
that the site does not have. Then the keyboard goes through pages of the first site; every file is held to its policy and
weight; and the Nu checker reads all HTML.

Usage: smoke.py SITE [SITE ...] [--translations SITE ...]; of the second and later sites only pages that the first does not
have are opened, of those behind --translations one page of each kind in their further languages.
"""

import pathlib
import re
import sys

from playwright.sync_api import Browser, sync_playwright

import keyboard
import sources
from tasks import GENERATED, every_kind, every_page, look_at, pages
from views import CHROMIUM

SAMPLES = 2


def without_script(browser: Browser, site: pathlib.Path) -> list[str]:
    """A page is complete without JavaScript: its text is the same."""
    texts = []
    for enabled in (True, False):
        page = browser.new_context(java_script_enabled=enabled).new_page()
        page.goto((site / "index.html").resolve().as_uri())
        texts.append(re.sub(r"\s+", " ", page.inner_text("main")))
    return [] if texts[0] == texts[1] else [f"{site}/index.html: the text differs without JavaScript"]


def by_keyboard(browser: Browser, site: pathlib.Path) -> list[str]:
    """One page of each folder, and one with a table that can be sorted."""
    found = [path for path in pages(site) if path != "404.html"]
    first = {path.split("/")[0]: path for path in reversed(found)}
    sortable = [path for path in found if not GENERATED.match(path)
                and all(word in (site / path).read_text("utf-8") for word in ("data-sortable", 'class="figure-menu"'))]
    if not sortable:
        return [f"{site}: no page with a table that can be sorted"]
    return keyboard.check(browser, site, sorted(first.values()), sortable[0])


def main() -> None:
    arguments = sys.argv[1:]
    split = arguments.index("--translations") if "--translations" in arguments else len(arguments)
    sites = [pathlib.Path(argument) for argument in arguments[:split]]
    others = [pathlib.Path(argument) for argument in arguments[split + 1:]]
    if not sites:
        sys.exit(__doc__)
    wanted = every_page(sites, SAMPLES)
    wanted += [task for task in every_kind(others, 1) if re.match("[a-z]{2}/", task[1])]
    problems = look_at(wanted)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        problems += without_script(browser, sites[0]) + by_keyboard(browser, sites[0])
        browser.close()
    for site in sites + others:
        problems += sources.check(site) + sources.nu(site)
    for problem in problems:
        print(problem)
    print(f"{len(wanted)} views of pages, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
