"""Tries what the theme's scripts do, in Chromium: the search of a built site from file://, and a figure inside another page.

Every metric of the index must be found first by its title, with marks and without; more words find no more; what is
nowhere is said to be nowhere. A figure in a frame tells its height, hides how it is cited, and follows a change of width.

Usage: scripts.py SITE
"""

import json
import pathlib
import re
import sys
import tempfile
import unicodedata

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
NOWHERE = "xyzzyxyzzy"


def without_marks(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def searched(page, site: pathlib.Path) -> list[str]:
    problems: list[str] = []
    text = (site / "assets/search-index.js").read_text("utf-8")
    entries = json.loads(re.fullmatch(r"window\.congkhaiSearch=(\[.*\]);\n", text, re.S).group(1))
    metrics = [entry for entry in entries if entry[1].startswith("chi-so/")]
    # Half a kilobyte an entry is more than titles and headings need.
    if len(text.encode()) > 512 * len(entries):
        problems.append(f"the index has {len(text.encode())} bytes for {len(entries)} entries")
    page.goto((site / "tim-kiem/index.html").resolve().as_uri())
    box, results = page.locator("#search-box"), page.locator("#search-results a")
    if not box.is_visible() or not page.evaluate("document.activeElement.id === 'search-box'"):
        problems.append("the box is not there or has no focus")

    def ask(words: str) -> list[str]:
        box.fill(words)
        return results.all_inner_texts()

    for title, *_ in metrics:
        for words in (title, title.upper(), without_marks(title), unicodedata.normalize("NFD", title)):
            if title not in ask(words)[:3]:
                problems.append(f"“{words}” does not find “{title}” among the first three")
    some = metrics[0][0].split()
    if len(ask(" ".join(some[:1]))) < len(ask(" ".join(some[:2]))):
        problems.append("more words find more")
    if ask(NOWHERE) or not page.locator("#search-status").inner_text():
        problems.append("what is nowhere is found, or nothing says that it is not")
    if ask("") or page.locator("#search-status").inner_text():
        problems.append("nothing asked, something said")

    # A result leads to its page, and the way back to the results.
    title = metrics[0][0]
    ask(title)
    results.first.click()
    if not (page.title().startswith(results.first.inner_text()) if results.count() else page.title()):
        problems.append("the first result leads nowhere")
    page.go_back()
    if page.locator("#search-box").input_value() != title or not results.count():
        problems.append("the way back from a result has lost the words")
    page.goto((site / "tim-kiem/index.html").resolve().as_uri() + "#q=%E0%A4%A")
    page.reload()
    if not page.locator("#search-box").is_visible():
        problems.append("an address that is no text breaks the search")
    return problems


def embedded(page, site: pathlib.Path) -> list[str]:
    problems: list[str] = []
    figure = next(path for path in sorted(site.glob("hinh/*/index.html")) if "<svg" in path.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        host = pathlib.Path(folder, "host.html")
        host.write_text(
            "<!DOCTYPE html><script>window.told = [];"
            "addEventListener('message', (event) => { if (event.data && event.data.congkhai) told.push(event.data); });"
            f"</script><iframe src='{figure.resolve().as_uri()}' style='width:1000px;height:300px'></iframe>", "utf-8")
        page.goto(host.as_uri())
        page.wait_for_function("told.length > 0")
        frame = page.frames[1]
        frame.wait_for_load_state()
        told = page.evaluate("told[told.length - 1]")
        height = frame.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")
        if told != {"congkhai": figure.parent.name, "height": height} or height < 100:
            problems.append(f"{figure} says {told}, but is {height} px high")
        if frame.locator(".figure-use").is_visible():
            problems.append(f"{figure}: how it is cited is shown inside another page, too")
        count = page.evaluate("told.length")
        page.evaluate("document.querySelector('iframe').style.width = '360px'")
        page.wait_for_function(f"told.length > {count}")
    page.goto(figure.resolve().as_uri())
    if not page.locator(".figure-use").is_visible():
        problems.append(f"{figure}: how it is cited is not shown")
    return problems


def main(site: pathlib.Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"console: {error}"))
        problems = searched(page, site) + embedded(page, site) + said
        browser.close()
    if problems:
        sys.exit("\n".join(problems))
    print("Search and embedding: all sound.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
