"""Writes the synthetic data of this site: python3 make_data.py, in this folder. No office is real."""

import csv

state = 20240601


def rand():
    """A fixed sequence in [0, 1): the minimal standard generator of Park and Miller."""
    global state
    state = state * 48271 % 2147483647
    return state / 2147483647


def binomial(n, p):
    return sum(rand() < p for _ in range(n))


UNITS = [f"dv-{i:02}" for i in range(1, 16)]
SIZE = [420, 260, 180, 150, 120, 110, 95, 80, 64, 52, 40, 33, 25, 18, 9]
SHARE = [.955, .962, .94, .95, .958, .82, .95, .947, .97, .955, .93, .99, .95, .94, .9]

with open("Content/data/thang.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["from", "to", "unit", "resolved", "on_time", "complaints"])
    for month in range(30):
        year, m = 2023 + month // 12, month % 12 + 1
        days = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]
        for place, unit in enumerate(UNITS):
            # The third office has no figures of one month, so that there is a gap.
            if unit == "dv-03" and month == 10:
                continue
            n = round(SIZE[place] * (0.8 + 0.4 * rand()))
            share = SHARE[place]
            # A new way of working from July 2024 in the largest office; a bad month before.
            if unit == "dv-01":
                share = 0.985 if month >= 18 else 0.87 if month == 8 else share
            # The second office slowly gets worse at the end.
            if unit == "dv-02" and month >= 21:
                share = 0.93
            done = binomial(n, share)
            out.writerow([f"{year}-{m:02}-01", f"{year}-{m:02}-{days}", unit, n, done, binomial(12, 0.22)])
        # A desk of the first office, whose dossiers are contained in those of the office.
        out.writerow([f"{year}-{m:02}-01", f"{year}-{m:02}-{days}", "quay-01", 30, 28, 1])

with open("Content/data/nam.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["from", "to", "unit", "score"])
    for year in range(2020, 2026):
        # Ten offices to 2022, twelve from 2023; two with the same score in 2024.
        for place, unit in enumerate(UNITS[: 10 if year < 2023 else 12]):
            score = 70 + 2 * (place * 7 % 11) + (rand() - 0.5) * 12
            if year == 2024 and place in (3, 4):
                score = 81.25
            out.writerow([f"{year}-01-01", f"{year}-12-31", unit, f"{score:.2f}"])

with open("Content/data/it.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["from", "to", "unit", "resolved", "on_time"])
    # Four months of two offices; one that is always on time; one with nothing to divide by; one alone.
    for m, days in [(1, 31), (2, 28), (3, 31), (4, 30)]:
        for unit, n, k in [("dv-01", 40 + m, 36 + m % 3), ("dv-02", 20, 20), ("dv-03", 0, 0)]:
            out.writerow([f"2025-{m:02}-01", f"2025-{m:02}-{days}", unit, n, k])
    for m, days in [(5, 31), (6, 30), (7, 31), (8, 31), (9, 30), (10, 31)]:
        out.writerow([f"2025-{m:02}-01", f"2025-{m:02}-{days}", "dv-02", 20, 20])
