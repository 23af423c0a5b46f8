"""Compares `congkhai compute` with DuckDB on random dossiers: absent cells, quotes, line breaks in cells, every status.

Usage: compare.py CONGKHAI [ROWS [SEED]]. Exits non-zero where any number differs.
"""

import csv
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f"{HERE}/../Benchmarks")
import dossiers
import questions

FIRST, LAST = datetime.date(2024, 1, 1), datetime.date(2026, 6, 30)
STATUSES = ["dang-giai-quyet", "da-giai-quyet", "tra-lai", "rut-ho-so", "tu-choi"]
TEXTS = ["F01.001", "", 'tên "đặc biệt"', "hai\ndòng", "a,b", '""', "Đất đai", " có cách ", "x" * 40]


def cell(value, style):
    """Quoted where it must be, and at random where it need not be."""
    text = "" if value is None else str(value)
    if any(sign in text for sign in ',"\n') or (text and style.random() < 0.1):
        return '"' + text.replace('"', '""') + '"'
    return text


def rows(count, choose):
    days = (LAST - FIRST).days
    for number in range(count):
        received = FIRST + datetime.timedelta(days=choose.randint(0, days))
        status = choose.choice(STATUSES)
        completed = None
        if status != "dang-giai-quyet":
            completed = received + datetime.timedelta(days=choose.randint(0, min(90, (LAST - received).days)))
        due = None if choose.random() < 0.1 else max(FIRST, received + datetime.timedelta(days=choose.randint(-3, 60)))
        extended = None if due is None or choose.random() < 0.9 else due + datetime.timedelta(days=10)
        yield [
            f"GD{number}", choose.choice(TEXTS), None if choose.random() < 0.02 else f"linh-vuc-{choose.randint(1, 4):02}",
            choose.choice(["so-01", "so-02", "xa-01", "xa-75"]), choose.choice(["truc-tuyen", "truc-tiep", None]),
            received, due, extended, completed, status, choose.choice([None, 1, 2, 3, 4, 5])]


def check_key(congkhai, content, file, choose):
    """The key of sound dossiers holds; of repeated ones exactly those are reported that DuckDB finds."""
    import duckdb
    descriptor = f"{content}/data/{dossiers.DATASET}.yaml"
    text = open(descriptor).read()
    with open(descriptor, "w") as output:
        output.write(text + "key: [code]\n")
    command = [congkhai, "compute", dossiers.DATASET, "--content", content, "--table", "received_new", "--format", "json"]
    subprocess.run(command, check=True, stdout=subprocess.PIPE)
    with open(file, newline="") as data:
        header, *records = list(csv.reader(data))
    # A second file repeats some codes, its own ones among them.
    second = file.replace(".csv", "-2.csv")
    chosen = [choose.choice(records) for _ in range(12)]
    with open(second, "w", newline="") as output:
        csv.writer(output).writerows([header] + [["N" + row[0]] + row[1:] for row in records[:5]] + chosen + chosen[:3])
    with open(descriptor, "w") as output:
        output.write(text.replace(f"{dossiers.DATASET}.csv", f"{dossiers.DATASET}*.csv") + "key: [code]\n")
    failed = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    found = [problem["excerpt"] for problem in json.loads(failed.stdout) if problem["code"] == "table.duplicate-key"]
    repeated = duckdb.sql(f"select code, count(*) - 1 from read_csv(['{file}', '{second}'], all_varchar = true, "
                          "max_line_size = 10000000) group by code having count(*) > 1").fetchall()
    if failed.returncode != 1 or sorted(found) != sorted(code for code, times in repeated for _ in range(times)):
        sys.exit(f"the repeated keys differ: {sorted(found)} and {sorted(repeated)}")


def main():
    congkhai, count, seed = sys.argv[1], int((sys.argv[2:] or [20000])[0]), int((sys.argv[3:] or [7])[0])
    choose = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        content = f"{folder}/content"
        subprocess.run([congkhai, "sample", "dossiers", "--rows", "0", "--output", content], check=True)
        file = f"{content}/data/{dossiers.DATASET}.csv"
        header = open(file).read().strip()
        with open(file, "w", newline="") as output:
            output.write(header + "\r\n")
            for row in rows(count, choose):
                output.write(",".join(cell(value, choose) for value in row) + "\r\n")
        dossiers.derived_calendar(congkhai, content, f"{folder}/calendar.csv")
        questions.with_duckdb(file, f"{folder}/calendar.csv", folder)
        ours = subprocess.run(
            [congkhai, "compute", dossiers.DATASET, "--content", content, "--table", dossiers.COUNTS, "--table",
             dossiers.MEDIANS], check=True, stdout=subprocess.PIPE, text=True).stdout
        counts, medians = ours.split("\n\n")
        theirs = open(f"{folder}/counts.csv").read()
        if sorted(counts.split()) != sorted(theirs.split()):
            different = sorted(set(counts.split()) ^ set(theirs.split()))
            sys.exit("the counts differ: " + " | ".join(different[:10]))
        expected = {row["unit"]: float(row["median_days"]) for row in csv.DictReader(open(f"{folder}/medians.csv"))}
        if expected != {row["unit"]: float(row["median_days"]) for row in csv.DictReader(medians.splitlines())}:
            sys.exit("the medians differ")
        check_key(congkhai, content, file, choose)
        print(f"{count} random dossiers, {len(counts.split()) - 1} groups and {len(expected)} medians: equal to DuckDB's")


if __name__ == "__main__":
    main()
