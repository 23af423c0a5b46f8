"""Times `congkhai compute` against Polars and DuckDB on synthetic dossiers: same file, same questions, whole processes.

Usage: dossiers.py [--rows 5000000] [--runs 5] [--congkhai .build/release/congkhai]
Needs duckdb and polars from PyPI. Works in memory (/dev/shm) where there is one. Prints medians and ratios.
"""

import argparse
import csv
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
COUNTS = "received_new, early, on_time, overdue, pending_late by unit, field per month"
MEDIANS = "median_days by unit"
DATASET = "ho-so-gia-dinh"


def run(command, output=None):
    """Wall time in seconds and peak memory in MB of one process."""
    start = time.perf_counter()
    with open(output or os.devnull, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def run_beside(command):
    """Wall time in seconds of two processes of one command that run at once."""
    start = time.perf_counter()
    processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
    if any([process.wait() for process in processes]):
        sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start


def derived_calendar(congkhai, content, path):
    """The calendar as the peers need it: working days through every day, and the next one on or after it."""
    text = subprocess.run([congkhai, "calendar", "--content", content], check=True, capture_output=True, text=True).stdout
    days = list(csv.DictReader(text.splitlines()))
    through, following = 0, ""
    for day in days:
        through += day["working"] == "true"
        day["through"] = through
    for day in reversed(days):
        following = day["date"] if day["working"] == "true" else following
        day["next"] = following
    with open(path, "w") as file:
        file.write("date,through,next\n")
        file.writelines(f"{day['date']},{day['through']},{day['next']}\n" for day in days)


def compare(ours, folder):
    """Exits where the counts differ by a byte or a median by anything."""
    counts, medians = open(ours).read().split("\n\n")
    for peer in ("duckdb", "polars"):
        if open(f"{folder}/{peer}/counts.csv").read().strip() != counts.strip():
            sys.exit(f"the counts of {peer} differ")
        theirs = {row["unit"]: float(row["median_days"]) for row in csv.DictReader(open(f"{folder}/{peer}/medians.csv"))}
        if theirs != {row["unit"]: float(row["median_days"]) for row in csv.DictReader(medians.splitlines())}:
            sys.exit(f"the medians of {peer} differ")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--congkhai", default=os.path.join(HERE, "../../.build/release/congkhai"))
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    try:
        measure(arguments, folder)
    finally:
        shutil.rmtree(folder)


def measure(arguments, folder):
    content, calendar = f"{folder}/content", f"{folder}/calendar.csv"
    subprocess.run(
        [arguments.congkhai, "sample", "dossiers", "--rows", str(arguments.rows), "--output", content], check=True)
    derived_calendar(arguments.congkhai, content, calendar)
    file = f"{content}/data/{DATASET}.csv"
    compute = [arguments.congkhai, "compute", DATASET, "--content", content, "--table", COUNTS, "--table", MEDIANS]
    commands = {"congkhai": compute, "congkhai, one core": compute + ["--cores", "1"],
                "congkhai, with SHA-256": compute + ["--sources"]}
    for peer in ("polars", "duckdb"):
        os.mkdir(f"{folder}/{peer}")
        commands[peer] = [sys.executable, f"{HERE}/questions.py", peer, file, calendar, f"{folder}/{peer}"]
    times, memory = {name: [] for name in commands}, {name: 0 for name in commands}
    beside = []
    # In turns, so that whatever else the machine does falls on all alike.
    for _ in range(arguments.runs):
        for name, command in commands.items():
            seconds, megabytes = run(command, f"{folder}/ours.csv" if name == "congkhai" else None)
            times[name].append(seconds)
            memory[name] = max(memory[name], megabytes)
        beside.append(run_beside(commands["congkhai, one core"]))
    compare(f"{folder}/ours.csv", folder)
    ours = statistics.median(times["congkhai"])
    print(f"{arguments.rows} rows, {os.path.getsize(file) / 1e6:.0f} MB, medians of {arguments.runs}; results are equal")
    for name in commands:
        median = statistics.median(times[name])
        print(f"{name:24} {median:7.2f} s  {median / ours:6.2f} times congkhai  {memory[name]:7.0f} MB at most")
    one = statistics.median(times["congkhai, one core"])
    best = min(times["congkhai, one core"]) / min(times["congkhai"])
    print(f"two cores do {one / ours:.2f} times the work of one ({best:.2f} in the best runs); in two processes that share "
          f"nothing, this machine does {2 * one / statistics.median(beside):.2f} times")


if __name__ == "__main__":
    main()
