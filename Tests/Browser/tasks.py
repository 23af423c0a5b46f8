"""Which pages are looked at in which windows, and the looking, on all cores."""

import multiprocessing
import pathlib
import re
import sys

from playwright.sync_api import sync_playwright

from views import CHROMIUM, NARROW, VIEWS, context, look

# Pages of which there are many alike: some of each kind are looked at in every window. Folders have the names of the
# site's first language; further languages lie in a folder of their own.
GENERATED = re.compile(r"(?:[a-z]{2}/)?(?:chi-so|hinh|du-lieu|metrics|figures|data)/")

Task = tuple[str, str, dict]


def pages(site: pathlib.Path) -> list[str]:
    found = sorted(str(path.relative_to(site)) for path in site.rglob("*.html"))
    return found or sys.exit(f"{site}: no page found")


def every_page(sites: list[pathlib.Path], samples: int) -> list[Task]:
    """Every page in a narrow window; those of the content, and samples of the others, in all. Of the second and later
    sites only what the first does not have."""
    wanted: list[Task] = []
    known: set[str] = set()
    for site in sites:
        fresh = [path for path in pages(site) if path not in known or path == "index.html"]
        seen: dict[str, int] = {}
        for path in fresh:
            generated = GENERATED.match(path)
            if generated:
                seen[generated.group()] = seen.get(generated.group(), 0) + 1
            whole = not generated or seen[generated.group()] <= samples
            wanted += [(str(site), path, view) for view in (VIEWS if whole else [NARROW])]
        known.update(fresh)
    return wanted


def kind(site: pathlib.Path, path: str) -> tuple:
    """What two pages have alike of which one need be looked at: folder, template, parts and states."""
    text = (site / path).read_text("utf-8")
    states = re.findall(r'class="(?:chart (chart-[a-z0-9-]+)|notice (notice-[a-z]+)|(empty)|(status-[a-z-]+))', text)
    states += re.findall(r'(is-missing|is-long|c-heat|class="findings|class="card|class="receipt|class="tag")', text)
    layout = re.search(r'<body class="([^"]+)"', text)
    return (path.split("/")[0] if "/" in path else "", layout.group(1) if layout else "", frozenset(map(str, states)))


def every_kind(sites: list[pathlib.Path], samples: int) -> list[Task]:
    """Pages that are alike in template, charts and states are looked at so many times, in all windows."""
    wanted: list[Task] = []
    seen: dict[tuple, int] = {}
    for site in sites:
        for path in pages(site):
            own = kind(site, path)
            seen[own] = seen.get(own, 0) + 1
            if seen[own] <= samples:
                wanted += [(str(site), path, view) for view in VIEWS]
    print(f"{len(seen)} kinds of pages")
    return wanted


def work(share: list[Task]) -> list[str]:
    problems: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for view in VIEWS:
            window = context(browser, view)
            for site, path, wanted in share:
                if wanted == view:
                    page = window.new_page()
                    problems += look(page, pathlib.Path(site), path, view)
                    page.close()
            window.close()
        browser.close()
    return problems


def look_at(wanted: list[Task]) -> list[str]:
    count = max(1, multiprocessing.cpu_count())
    with multiprocessing.get_context("spawn").Pool(count) as pool:
        return sum(pool.map(work, [wanted[start::count] for start in range(count)]), [])
