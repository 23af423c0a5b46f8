"""Compares what `congkhai calendar` says of every day of 2019–2026 with the Python package `holidays` for Vietnam.

    .venv/bin/python Tests/Calendar/compare.py [PROGRAM]

The package knows the rest days of the law and most exchanged days. The official exchanges are listed here a second time,
apart from Content/calendar.yaml. Where the package differs from an official notice, the notice decides and the day stands
in KNOWN with its reason. Prints every difference and ends with 1 if there is any, also where a day of KNOWN has ceased to
be one.
"""

import csv
import io
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import holidays

ROOT = Path(__file__).resolve().parents[2]
FIRST, LAST = date(2019, 1, 1), date(2026, 12, 31)

# Working days given off, and the rest days worked instead, from the notices for civil servants.
EXCHANGED = [
    (date(2018, 12, 31), date(2019, 1, 5)),
    (date(2019, 4, 29), date(2019, 5, 4)),
    (date(2024, 4, 29), date(2024, 5, 4)),
    (date(2025, 5, 2), date(2025, 4, 26)),
    (date(2026, 1, 2), date(2026, 1, 10)),
    (date(2026, 8, 31), date(2026, 8, 22)),
]

# Days of which the package says something else than the official notices.
KNOWN = {
    date(2026, 1, 2): "off by 12729/VPCP-KGVX of 25 December 2025, which the package does not have",
    date(2026, 1, 10): "worked for 2 January by 12729/VPCP-KGVX, which the package does not have",
    date(2026, 11, 24): "Vietnam Culture Day: resolution 80-NQ/TW wants it off, no amendment of the Labour Code's"
    " article 112 is known that says so; the package takes it for law",
}


def ours(program: str) -> dict[date, dict[str, str]]:
    command = [program, "calendar", "--from", FIRST.isoformat(), "--to", LAST.isoformat()]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return {date.fromisoformat(row["date"]): row for row in csv.DictReader(io.StringIO(done.stdout))}


def theirs() -> dict[date, bool]:
    # The years around, for exchanges over New Year.
    package = holidays.country_holidays("VN", years=range(FIRST.year - 1, LAST.year + 2))
    return {day: package.is_working_day(day) for day in days()}


def official(package: dict[date, bool]) -> dict[date, bool]:
    """The package's days with the official notices over them."""
    working = dict(package)
    for off, worked in EXCHANGED:
        for day, is_working in ((off, False), (worked, True)):
            if day in working:
                working[day] = is_working
    working[date(2026, 11, 24)] = True
    return working


def days() -> list[date]:
    return [FIRST + timedelta(count) for count in range((LAST - FIRST).days + 1)]


def main() -> int:
    program = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build/debug/congkhai")
    said, package = ours(program), theirs()
    expected = official(package)
    problems = []
    if sorted(said) != days():
        problems.append(f"{len(said)} days listed, {len(days())} expected")
    for day in days():
        row = said.get(day)
        if row and (row["working"] == "true") != expected[day]:
            problems.append(f"{day}: {row['kind']} {row['name']}, but {'worked' if expected[day] else 'off'}".strip())
        if (package[day] != expected[day]) != (day in KNOWN):
            problems.append(f"{day}: the package {'agrees' if day in KNOWN else 'differs'}: mend KNOWN")
    for off, worked in EXCHANGED:
        for day, kind in ((off, "swapped_off"), (worked, "swapped_work")):
            if day in said and said[day]["kind"] != kind:
                problems.append(f"{day}: {said[day]['kind']} instead of {kind}")
    exchanged = {day for pair in EXCHANGED for day in pair}
    problems += [
        f"{day}: {row['kind']} without a notice"
        for day, row in said.items()
        if row["kind"].startswith("swapped") and day not in exchanged
    ]
    for day, reason in KNOWN.items():
        print(f"known: {day}: {reason}")
    print("\n".join(problems) or f"{len(said)} days agree with holidays {holidays.__version__} and the notices.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
