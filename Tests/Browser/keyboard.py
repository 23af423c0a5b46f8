"""Goes through pages by keyboard: Tab reaches everything that can be used, in the order of the page, and what has the
focus is seen. Sorts a table, opens a figure's menu, and jumps to the content."""

import pathlib

from playwright.sync_api import Browser, Page

# What the keyboard must reach, in order; each focus is noted when it comes, with what is seen of it.
LISTEN = """() => {
  const usable = Array.from(document.querySelectorAll(
    "a[href], button, summary, input, select, textarea, [tabindex='0']")).filter((node) => node.checkVisibility());
  window.usable = usable;
  window.visited = [];
  document.addEventListener("focusin", (event) => {
    const node = event.target, style = getComputedStyle(node), box = node.getBoundingClientRect();
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    // A part is enough, as for a wide head of a column in a narrow window.
    const places = Array.from(node.getClientRects()).flatMap((part) => [0.05, 0.5, 0.95]
      .map((share) => [part.x + part.width * share, part.y + part.height / 2]));
    const inside = ([x, y]) => x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
    const uncovered = ([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top && (node.contains(top) || top.contains(node));
    };
    window.visited.push({
      place: usable.indexOf(node), outlined, seen: box.height > innerHeight || places.some((at) => inside(at) && uncovered(at)),
      name: (node.textContent || node.id || node.tagName).trim().slice(0, 40),
    });
  });
  return [usable.length, usable.indexOf(document.activeElement)];
}"""


def tabbed(page: Page, where: str) -> list[str]:
    count, start = page.evaluate(LISTEN)
    # A page may begin in the middle, as the search does in its box.
    expected = list(range(start + 1, count)) + list(range(start - 1, -1, -1))
    for _ in range(start + 1, count):
        page.keyboard.press("Tab")
    if start > 0:
        page.evaluate("(place) => { window.usable[place].focus(); window.visited.pop(); }", start)
        for _ in range(start):
            page.keyboard.press("Shift+Tab")
    visited = page.evaluate("window.visited")
    problems = []
    if [step["place"] for step in visited] != expected:
        missing = sorted(set(expected) - {step["place"] for step in visited})
        name = page.evaluate("(place) => window.usable[place].outerHTML.slice(0, 80)", missing[0]) if missing else ""
        problems.append(f"{where}: {len(visited)} of {len(expected)} are reached by Tab, or not in order; not reached: {name}")
    problems += [f"{where}: the focus is not seen on “{step['name']}”" for step in visited
                 if not step["outlined"] or not step["seen"]]
    return problems


def skipped(page: Page, where: str) -> list[str]:
    """The first link leads past the menu to the content."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    return [] if inside or not page.locator("main a, main summary, main button").count() else [
        f"{where}: the first link does not lead to the content"]


def sorted_by_keyboard(page: Page, where: str) -> list[str]:
    """Enter on the head of a numeric column sorts it up, then down; what has no number stays last."""
    button = page.locator("table th.number .sort").first
    if not button.count():
        return [f"{where}: no table can be sorted"]
    for node in page.locator("details:has(table)").all():
        node.evaluate("node => { node.open = true; }")
    problems = []
    for direction in ("ascending", "descending"):
        button.focus()
        page.keyboard.press("Enter")
        head = page.locator(f"th[aria-sort='{direction}']")
        if head.count() != 1:
            problems.append(f"{where}: Enter does not sort {direction}")
            continue
        values = head.evaluate("""(head) => Array.from(head.closest("table").tBodies[0].rows)
          .map((row) => row.cells[head.cellIndex].getAttribute("data-sort"))""")
        numbers = [float(value) for value in values if value]
        if numbers != sorted(numbers, reverse=direction == "descending") or None in values[:len(numbers)]:
            problems.append(f"{where}: not sorted {direction}: {values}")
    return problems


def opened(page: Page, where: str) -> list[str]:
    """A figure's menu opens by keyboard and its first link is next."""
    menu = page.locator(".figure-menu > summary").first
    if not menu.count():
        return [f"{where}: no figure has a menu"]
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    return [] if page.evaluate("document.activeElement.closest('.figure-menu') !== null") else [
        f"{where}: a figure's menu does not open by keyboard"]


def check(browser: Browser, site: pathlib.Path, paths: list[str], figures: str) -> list[str]:
    """`paths` are gone through by Tab, by turns in a narrow and in a wide window; `figures` is a page with a figure and a
    table that can be sorted."""
    problems: list[str] = []
    widths = (320, 1280)
    for turn, width in enumerate(widths):
        window = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        for path in paths[turn::len(widths)]:
            page = window.new_page()
            page.goto((site / path).resolve().as_uri())
            problems += tabbed(page, f"{site}/{path} ({width} px)")
            page.close()
        for step in (skipped, sorted_by_keyboard, opened):
            page = window.new_page()
            page.goto((site / figures).resolve().as_uri())
            problems += step(page, f"{site}/{figures} ({width} px)")
            page.close()
        window.close()
    return problems
