"""Times `congkhai build` of the demonstration site against the same figures made by a Python pipeline.

Usage: demonstration.py [--rows 150000] [--runs 3] [--congkhai .build/release/congkhai]
Needs polars, vl-convert-python and jinja2 from PyPI. Works in memory (/dev/shm) where there is one. Prints medians and ratios.

Both begin with the file of dossiers and end with the public site on disk. The pipeline (pipeline.py) makes every figure of a unit
or a field with the same numbers, which are compared afterwards, and a simple line chart for each of the few other figures;
it makes as many pages of units, fields and figures. It draws a chart once, where congkhai draws it for wide and narrow screens
and as a file; it makes no metric pages, comparisons, findings, checks or manifest, and has a process for each core.
"""

import argparse
import csv
import json
import os
import shutil
import statistics
import sys
import tempfile

import dossiers
import pages

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "../..")
SITE = os.path.join(ROOT, "Tests/Sites/demonstration/Content")


def numbers(file):
    """The value of each number in a figure's file, by metric, period and member."""
    found = {}
    for row in csv.DictReader(open(file)):
        member = next((row[name] for name in ("member", "channel", "unit") if row.get(name)), "")
        value = row["value"]
        found[row["metric"], row["period"], member] = float(value) if value else None
    return found


def compare(ours, theirs):
    """How many numbers are equal; exits where one is not, or where a figure is missing."""
    figures, count = sorted(os.listdir(f"{theirs}/hinh")), 0
    if figures != sorted(os.listdir(f"{ours}/hinh")):
        sys.exit("the figures differ")
    for folder in ("don-vi", "linh-vuc"):
        for member in sorted(name for name in os.listdir(f"{ours}/{folder}") if os.path.isdir(f"{ours}/{folder}/{name}")):
            if not os.path.exists(f"{theirs}/{folder}/{member}/index.html"):
                sys.exit(f"there is no page of {member}")
            for figure in (name for name in figures if name.endswith(f"-{member}")):
                mine, other = (numbers(f"{site}/hinh/{figure}/{figure}.csv") for site in (ours, theirs))
                for key, value in mine.items():
                    if value is not None and (other.get(key) is None or abs(other[key] - value) > 1e-9):
                        sys.exit(f"{figure}: {key} is {value} in one, {other.get(key)} in the other")
                count += len(mine)
    return len(figures), count


def measure(arguments, folder):
    content, calendar, out = f"{folder}/content", f"{folder}/calendar.csv", f"{folder}/out"
    pages.run([arguments.congkhai, "sample", "dossiers", "--rows", str(arguments.rows), "--months", "36", "--story",
               "--output", content])
    shutil.copytree(SITE, content, dirs_exist_ok=True)
    settings = open(f"{content}/site.yaml").read().replace("audiences: [public, leadership]", "audiences: [public]")
    open(f"{content}/site.yaml", "w").write(settings)
    dossiers.derived_calendar(arguments.congkhai, content, calendar)
    commands = {
        "congkhai": [arguments.congkhai, "build", "--content", content, "--themes", os.path.join(ROOT, "Themes"),
                     "--output", out],
        "pipeline": [sys.executable, f"{HERE}/pipeline.py", content, calendar, out, f"{folder}/others.json"],
    }
    times, memory = {name: [] for name in commands}, {name: 0 for name in commands}
    extents = {}
    for turn in range(arguments.runs):
        for name, command in commands.items():
            seconds, _, megabytes = pages.run(command)
            times[name].append(seconds)
            memory[name] = max(memory[name], megabytes)
            site = f"{out}/public" if name == "congkhai" else out
            if turn == 0:
                extents[name] = pages.extent(site)
                os.rename(site, f"{folder}/built {name}")
            if turn == 0 and name == "congkhai":
                json.dump(others(f"{folder}/built congkhai"), open(f"{folder}/others.json", "w"))
            shutil.rmtree(out, ignore_errors=True)
    figures, count = compare(f"{folder}/built congkhai", f"{folder}/built pipeline")
    ours = statistics.median(times["congkhai"])
    print(f"{arguments.rows} dossiers, {figures} figures, medians of {arguments.runs}; {count} numbers are equal")
    for name in commands:
        median = statistics.median(times[name])
        print(f"{name:10} {median:7.2f} s  {median / ours:5.2f} times congkhai  {memory[name]:5.0f} MB at most in one process  "
              f"{extents[name]}")


def others(site):
    """The figures that stand for no unit or field."""
    members = [name for folder in ("don-vi", "linh-vuc") for name in os.listdir(f"{site}/{folder}")]
    return sorted(id for id in os.listdir(f"{site}/hinh") if not any(id.endswith(f"-{name}") for name in members))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=150_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--congkhai", default=os.path.join(ROOT, ".build/release/congkhai"))
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    try:
        measure(arguments, folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
