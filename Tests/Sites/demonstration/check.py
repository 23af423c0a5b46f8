"""Makes the demonstration, builds both editions, and checks what must hold of them. See the README beside it.

Usage: check.py CONGKHAI [FOLDER]
"""

import pathlib
import re
import shutil
import subprocess
import sys
import time

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
ROWS = 150_000
UNITS, FIELDS, MONTHS = 95, 20, 12
LEAST_FIGURES = 600
BANNER = "Số liệu giả định do máy sinh ra, không phải của cơ quan nào"
KINDS = [
    "line", "bar", "bar-horizontal", "grouped", "stacked", "stacked-100", "area", "bullet", "sparkline", "slope", "bump",
    "control", "funnel", "dot-interval", "histogram", "small-multiples",
]


def build(congkhai: str, folder: pathlib.Path) -> float:
    """The seconds that building both editions took, from dossiers to pages on disk."""
    shutil.rmtree(folder, ignore_errors=True)
    content = folder / "Content"
    subprocess.run(
        [congkhai, "sample", "dossiers", "--rows", str(ROWS), "--months", "36", "--story", "--output", content],
        check=True, stdout=subprocess.DEVNULL)
    shutil.copytree(HERE / "Content", content, dirs_exist_ok=True)
    began = time.monotonic()
    subprocess.run(
        [congkhai, "build", "--content", content, "--output", folder, "--themes", ROOT / "Themes", "--timings"],
        check=True)
    return time.monotonic() - began


def pages(site: pathlib.Path, pattern: str) -> int:
    return sum(1 for _ in site.glob(pattern))


def check(folder: pathlib.Path) -> list[str]:
    problems: list[str] = []

    def expect(what: str, found: int, expected: int) -> None:
        print(f"{what}: {found}")
        if found != expected:
            problems.append(f"{what}: {found}, expected {expected}")

    texts: dict[str, str] = {}
    for edition in ["public", "leadership"]:
        site = folder / edition
        expect(f"{edition}: pages of units", pages(site, "don-vi/*/index.html"), UNITS)
        expect(f"{edition}: pages of fields", pages(site, "linh-vuc/*/index.html"), FIELDS)
        figures = pages(site, "hinh/*/index.html")
        print(f"{edition}: figures: {figures}")
        if figures < LEAST_FIGURES:
            problems.append(f"{edition}: {figures} figures, at least {LEAST_FIGURES} expected")
        for page in site.rglob("*.html"):
            text = page.read_text("utf-8")
            texts[str(page.relative_to(folder))] = text
            if BANNER not in text:
                problems.append(f"{page}: no banner")
    leadership = folder / "leadership"
    expect("leadership: scorecards", pages(leadership, "bang-diem/*/index.html"), UNITS)
    expect("leadership: briefs", pages(leadership, "ban-tin/*/index.html"), MONTHS)
    for name in ["bang-diem", "ban-tin", "toan-canh"]:
        if (folder / "public" / name).exists():
            problems.append(f"public: {name} is for the leadership")
    drawn = set(re.findall(r'class="chart chart-([a-z0-9-]+)', "".join(texts.values())))
    problems += [f"no chart of the kind {kind}" for kind in KINDS if kind not in drawn]
    if not any('class="c-heat' in text or "c-heat-" in text for text in texts.values()):
        problems.append("no heat map")
    for word in ["chưa đủ thời gian", "Quy trình mới", "Danh mục thủ tục mới", "đồng hạng", "ít hồ sơ", "Tín hiệu xấu"]:
        if not any(word in text for text in texts.values()):
            problems.append(f"nowhere “{word}”")
    return problems


def sheets(folder: pathlib.Path) -> list[str]:
    """Each brief prints on one sheet."""
    problems: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page()
        for brief in sorted((folder / "leadership/ban-tin").glob("*/index.html")):
            page.goto(brief.resolve().as_uri())
            count = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
            if count != 1:
                problems.append(f"{brief}: prints on {count} sheets")
        browser.close()
    return problems


def main() -> None:
    congkhai = str(pathlib.Path(sys.argv[1]).resolve())
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "Output/demonstration")
    seconds = build(congkhai, folder)
    problems = check(folder) + sheets(folder)
    print(f"built in {seconds:.1f} s")
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
