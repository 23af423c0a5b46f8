"""Looks at every template and state of the demonstration, as smoke.py does at the real site: of the pages that are alike in
folder, template, kinds of charts and states a few each, in all windows. Build it before with
Tests/Sites/demonstration/check.py.

Usage: all.py [--samples N] [FOLDER]; FOLDER is Output/demonstration, N is 1.
"""

import argparse
import pathlib
import sys

import sources
from tasks import every_kind, look_at

# Two pages hold one period of all 95 units whole: their ranks with the account of each, and the overview for the leadership.
HEAVIEST_PAGE = 110_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default="Output/demonstration", type=pathlib.Path)
    parser.add_argument("--samples", type=int, default=1)
    given = parser.parse_args()
    sites = [given.folder / edition for edition in ("public", "leadership")]
    wanted = every_kind(sites, given.samples)
    problems = look_at(wanted)
    for site in sites:
        problems += sources.check(site, HEAVIEST_PAGE) + sources.nu(site)
    for problem in problems:
        print(problem)
    print(f"{len(wanted)} views of pages, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
