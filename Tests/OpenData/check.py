"""Looks at the open data of built sites with the programs that others use: Frictionless validates each data package,
openpyxl opens every workbook, LibreOffice converts some to CSV.

A workbook must have a cover, contents that lead to its sheets, notes, and the data: the same rows as the CSV beside it, its
numbers as numbers. No cell may be a formula, for texts come from files that anyone may have filled in.

Usage: check.py SITE [SITE ...]
"""

import csv
import datetime
import pathlib
import subprocess
import sys
import tempfile

import openpyxl
from frictionless import Package

SHEETS = {("Giới thiệu", "Mục lục", "Ghi chú", "Số liệu"), ("Cover", "Contents", "Notes", "Data")}
CONVERTED = 2


def data_package(path: pathlib.Path) -> list[str]:
    package = Package(str(path))
    report = package.validate()
    problems = [f"{path}: {error.message}" for error in report.errors]
    for task in report.tasks:
        problems += [f"{path}: {task.name}: {error.message}" for error in task.errors]
    # What is not read, for a wrong name or place, would be valid, too.
    if sorted(package.resource_names) != sorted(folder.parent.name for folder in path.parent.glob("*/index.html")):
        problems.append(f"{path}: its datasets are not those of {path.parent}: {package.resource_names}")
    return problems


def number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def same(cell, text: str) -> bool:
    """Whether a cell says what the field of the CSV says; codes stand as their words in workbooks, `exact` as none. A text
    that is all a number is a number that was written as a text."""
    if text in ("", "exact"):
        return cell.value is None
    if isinstance(cell.value, datetime.datetime):
        return cell.value.date().isoformat() == text
    if isinstance(cell.value, (int, float)):
        wanted = number(text)
        return wanted is not None and abs(cell.value - wanted) <= 1e-9 * max(1, abs(wanted))
    return isinstance(cell.value, str) and number(cell.value) is None


def workbook(path: pathlib.Path) -> list[str]:
    book = openpyxl.load_workbook(path)
    problems: list[str] = []

    def fault(what: str) -> None:
        problems.append(f"{path}: {what}")

    if tuple(book.sheetnames) not in SHEETS:
        return [f"{path}: sheets {book.sheetnames}"]
    if not book.properties.title or not book.properties.creator:
        fault("no title or author among its properties")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    fault(f"{sheet.title}!{cell.coordinate} is a formula")
    cover, contents, notes, data = book
    if not cover["A1"].value or cover["A1"].value != book.properties.title:
        fault("the cover does not begin with the title")
    if not contents["A1"].value or not notes["A1"].value:
        fault("contents or notes without a heading")
    leads = [cell.hyperlink.location or "" for row in contents.iter_rows() for cell in row if cell.hyperlink]
    if [lead.split("!")[0].strip("'") for lead in leads] != book.sheetnames:
        fault(f"the contents lead to {leads}")

    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    cells = list(data.iter_rows())
    if len(cells) != len(rows) or len(cells[0]) != len(rows[0]):
        return problems + [f"{path}: {len(cells)} × {len(cells[0])} cells, but {len(rows)} × {len(rows[0])} in the CSV"]
    if data.freeze_panes != "A2":
        fault("the titles of the columns do not stay")
    for column, name in enumerate(rows[0]):
        for line in range(1, len(rows)):
            cell, text = cells[line][column], rows[line][column]
            if not same(cell, text):
                fault(f"{data.title}!{cell.coordinate} ({name}): {cell.value!r} for {text!r}")
    return problems


def converted(path: pathlib.Path) -> list[str]:
    """What LibreOffice makes of the data sheet has as many lines and columns as the CSV."""
    with tempfile.TemporaryDirectory() as folder:
        # The last option writes every sheet to a file of its own. A profile of its own: none of the user's is touched.
        options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        run = subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", options,
             "--outdir", f"{folder}/out", str(path)],
            capture_output=True, text=True, timeout=180, check=False)
        sheets = sorted(pathlib.Path(folder, "out").glob("*.csv"))
        if run.returncode or len(sheets) != 4:
            return [f"{path}: LibreOffice made {len(sheets)} sheets: {run.stdout}{run.stderr}"]
        data = [sheet for sheet in sheets if sheet.stem.endswith(("Số liệu", "Data"))]
        found = list(csv.reader(data[0].open(encoding="utf-8", newline="")))
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        wanted = list(csv.reader(file))
    if [len(row) for row in found] != [len(row) for row in wanted]:
        return [f"{path}: LibreOffice reads {len(found)} lines of {len(wanted)}"]
    return []


def main(sites: list[pathlib.Path]) -> None:
    problems: list[str] = []
    count = 0
    for site in sites:
        problems += data_package(site / "du-lieu/datapackage.json")
        workbooks = sorted(site.rglob("*.xlsx"))
        if not workbooks:
            sys.exit(f"{site}: no workbook found")
        count += len(workbooks)
        for path in workbooks:
            problems += workbook(path)
        # The largest, and one of a dataset.
        large = sorted(workbooks, key=lambda path: path.stat().st_size)[-1:]
        some = large + [path for path in site.glob("du-lieu/*/*.xlsx") if path not in large]
        for path in some[:CONVERTED]:
            problems += converted(path)
    if problems:
        sys.exit("\n".join(problems[:100] + [f"{len(problems)} problems"]))
    print(f"{len(sites)} data packages, {count} workbooks: all sound.")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([pathlib.Path(argument) for argument in sys.argv[1:]])
