"""Times `congkhai build` against Hugo on pages of Markdown: each a heading, paragraphs, a list, and a table of 100 rows that
the program makes from data.

Usage: pages.py [--pages 5000] [--runs 5] [--congkhai .build/release/congkhai] [--hugo hugo]
Needs Hugo (Debian: apt-get install hugo). Works in memory (/dev/shm) where there is one. Prints medians and ratios.

Both sites have the same Markdown and the same 100 records; `hugo/layouts` is the default theme's frame and table of a figure
written for Hugo, without minifying. Every table is made anew on every page by both: none is kept for the next. What only
congkhai makes is part of its time: for each table a page of its own, a CSV, a JSON and an Excel file, the check of every link and the
manifest of hashes.
Runs take turns, each builds into a new folder. Afterwards the texts of all headings, paragraphs, items and cells are compared,
page by page.
"""

import argparse
import html
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = 100
UNITS = [f"Sở mẫu {letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
MENU = {"index": "Trang đầu", "trang/0001": "Tiếp nhận", "trang/0002": "Giải quyết", "trang/0003": "Đúng hạn"}
SITE = {
    "title": "Số liệu mẫu", "organisation": "Văn phòng mẫu của một tỉnh không có thật",
    "description": "Trang mẫu để đo thời gian dựng trang", "licence": "Số liệu mẫu, được dùng tự do",
}
CONTACT = {"name": "Văn phòng mẫu", "address": "Số 1 phố Mẫu", "phone": "0123 456 789", "email": "mau@example.vn"}
# The columns of the table; a share is written as a number from 0 to 1.
COLUMNS = {"date": "Ngày", "unit": "Đơn vị", "number": "Số văn bản", "received": "Tiếp nhận", "resolved": "Giải quyết",
           "rate": "Tỷ lệ"}
CLAUSES = [
    "Hồ sơ được *tiếp nhận* ở bộ phận một cửa và chuyển ngay trong ngày", "đơn vị trả lời công dân bằng văn bản",
    "phần lớn hồ sơ đã nộp trực tuyến", "hồ sơ còn thiếu giấy tờ được hướng dẫn **một lần, đầy đủ**",
    "kết quả được trả tại nhà khi người dân đề nghị", "thời gian giải quyết được công khai từng tháng",
    "ý kiến của người dân được ghi lại và xem xét", "các đơn vị tự kiểm tra số liệu trước khi gửi",
    "việc chậm trễ phải nêu lý do và ngày trả mới", "cán bộ trực thay nhau trong giờ làm việc",
]


def records():
    """The rows of the table, always the same."""
    for index in range(ROWS):
        received = 37 + (index * 7919) % 4200
        resolved = received - (index * 31) % 30
        yield {"date": f"2024-{index % 12 + 1:02}-{index % 28 + 1:02}", "unit": f"so-{index % len(UNITS)}",
               "number": f"{index + 1}/BC-M&S", "received": received, "resolved": resolved,
               "rate": round(min(resolved / received, 0.999), 3)}


def texts(record):
    """The cells as they are printed, for Hugo with texts that are ready."""
    year, month, day = record["date"].split("-")
    return {"date": f"{day}/{month}/{year}", "unit": UNITS[int(record["unit"][3:])],
            "received": f"{record['received']:,}".replace(",", "."), "resolved": f"{record['resolved']:,}".replace(",", "."),
            "rate": str(record["rate"]).replace(".", ",")}


def paragraph(seed):
    picked = [CLAUSES[(seed * 7 + place * (seed % 4 + 1)) % len(CLAUSES)] for place in range(5)]
    return "; ".join(picked) + "."


def markdown(index):
    """The text of a page, without front matter and without its table."""
    items = "\n".join(f"- {CLAUSES[(index + place * 3) % len(CLAUSES)]}" for place in range(4))
    following = index % 5 + 1
    return (f"## Tình hình chung\n\n{paragraph(index)} Xem thêm [trang khác]({following:04}.md).\n\n"
            f"{paragraph(index + 3)}\n\n## Việc đã làm\n\n{items}\n\n## Số liệu\n")


def title(index):
    return f"Báo cáo mẫu {index}"


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def yaml(values):
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def congkhai_site(folder, pages):
    write(f"{folder}/site.yaml", yaml(SITE | {
        "data_date": "2024-12-31", "audiences": ["public"], "contact": CONTACT, "navigation": [f"{path}.md" for path in MENU]}))
    write(f"{folder}/units.yaml", "".join(
        f"- {{id: so-{index}, name: {name}}}\n" for index, name in enumerate(UNITS)))
    write(f"{folder}/sources.yaml", "- {id: bc, title: Báo cáo mẫu năm 2024}\n")
    write(f"{folder}/data/bao-cao.csv", ",".join(COLUMNS) + ",source\n" + "".join(
        ",".join(str(value) for value in record.values()) + ",bc\n" for record in records()))
    write(f"{folder}/data/bao-cao.yaml", f"""title: Báo cáo của các đơn vị
path: bao-cao.csv
kind: register
fields:
  - {{name: date, type: date, title: {COLUMNS["date"]}}}
  - {{name: unit, type: string, required: true, dimension: units, title: {COLUMNS["unit"]}}}
  - {{name: number, type: string, required: true, title: {COLUMNS["number"]}}}
  - {{name: received, type: integer, title: {COLUMNS["received"]}}}
  - {{name: resolved, type: integer, title: {COLUMNS["resolved"]}}}
  - {{name: rate, type: decimal, title: {COLUMNS["rate"]}}}
  - {{name: source, type: string, required: true}}
key: [number]
period: {{at: date}}
source: source
""")
    write(f"{folder}/pages/index.md", f"---\ntitle: {SITE['title']}\nmenu: {MENU['index']}\nlayout: home\n---\n\nTrang mẫu.\n")
    for index in range(1, pages + 1):
        path = f"trang/{index:04}"
        matter = {"title": title(index), "summary": f"Trang mẫu {index}"}
        if path in MENU:
            matter["menu"] = MENU[path]
        block = f"\n```records\nid: bang-{index}\ndataset: bao-cao\nfields: [{', '.join(COLUMNS)}]\n```\n"
        write(f"{folder}/pages/{path}.md", f"---\n{yaml(matter)}---\n\n{markdown(index)}{block}")


def hugo_site(folder, pages):
    shutil.copytree(f"{HERE}/hugo", folder)
    write(f"{folder}/data/site.json", json.dumps(SITE | {"contact": CONTACT, "data_date": "31/12/2024"}))
    write(f"{folder}/data/menu.json", json.dumps(
        [{"path": path + ("" if path == "index" else "/index") + ".html", "title": text} for path, text in MENU.items()]))
    write(f"{folder}/data/units.json", json.dumps({f"so-{index}": name for index, name in enumerate(UNITS)}))
    write(f"{folder}/data/columns.json", json.dumps(list(COLUMNS.values())))
    write(f"{folder}/data/records.json", json.dumps([record | {"texts": texts(record)} for record in records()]))
    write(f"{folder}/content/_index.md", f"---\ntitle: {SITE['title']}\n---\n\nTrang mẫu.\n")
    for index in range(1, pages + 1):
        matter = {"title": title(index), "summary": f"Trang mẫu {index}", "table": f"bang-{index}"}
        # The addresses of links are made by congkhai, and written for Hugo.
        body = re.sub(r"\((\d+)\.md\)", r"(../\1/index.html)", markdown(index))
        write(f"{folder}/content/trang/{index:04}.md", f"---\n{yaml(matter)}---\n\n{body}")


def run(command):
    """Wall time in seconds, time of the processor in seconds and peak memory in MB of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def said(path):
    """The texts of the elements that a reader reads, in order; without the way to files and pages that only one site has."""
    page = open(path).read()
    main = page[page.index('<div class="page-head'):page.index('<div class="figure-foot">')]
    found = re.findall(r"<(h[1-6]|p|li|t[dh])(?: [^>]*)?>(.*?)</\1>", main, re.DOTALL)
    return [(name, html.unescape(re.sub("<[^>]*>", "", text)).strip()) for name, text in found]


def compare(ours, theirs, pages):
    """Exits where the pages of two sites do not say the same."""
    cells = 0
    for index in range(1, pages + 1):
        path = f"trang/{index:04}/index.html"
        mine = said(f"{ours}/{path}")
        if mine != said(f"{theirs}/{path}"):
            sys.exit(f"{path} differs: {ours}, {theirs}")
        cells += sum(name == "td" for name, _ in mine)
    if cells != pages * ROWS * len(COLUMNS):
        sys.exit(f"{cells} cells instead of {pages * ROWS * len(COLUMNS)}")


def extent(folder):
    """Number and bytes of the files under a folder."""
    sizes = [os.path.getsize(os.path.join(place, name)) for place, _, names in os.walk(folder) for name in names]
    return f"{len(sizes)} files, {sum(sizes) / 1e6:.0f} MB"


def measure(arguments, folder):
    congkhai_site(f"{folder}/congkhai", arguments.pages)
    hugo_site(f"{folder}/hugo", arguments.pages)
    hugo_site(f"{folder}/ready", arguments.pages)
    write(f"{folder}/ready/config/_default/params.toml", "ready = true\n")
    out = f"{folder}/out"
    hugo = [arguments.hugo, "--quiet", "--noBuildLock", "--cacheDir", f"{folder}/cache", "--destination", out, "--source"]
    commands = {
        "congkhai": [arguments.congkhai, "build", "--content", f"{folder}/congkhai",
                     "--themes", os.path.join(HERE, "../../Themes"), "--output", out],
        "hugo": hugo + [f"{folder}/hugo"],
        "hugo, texts ready": hugo + [f"{folder}/ready"],
    }
    times, work, memory = [{name: [] for name in commands} for _ in range(3)]
    extents = {}
    # In turns, so that whatever else the machine does falls on all alike.
    for turn in range(arguments.runs):
        for name, command in commands.items():
            for values, value in zip((times, work, memory), run(command)):
                values[name].append(value)
            site = f"{out}/public" if name == "congkhai" else out
            if turn == 0:
                extents[name] = extent(site)
                os.rename(site, f"{folder}/built {name}")
            shutil.rmtree(out, ignore_errors=True)
    for name in list(commands)[1:]:
        compare(f"{folder}/built congkhai", f"{folder}/built {name}", arguments.pages)
    ours = statistics.median(times["congkhai"])
    print(f"{arguments.pages} pages, medians of {arguments.runs}; the pages say the same")
    for name in commands:
        median = statistics.median(times[name])
        print(f"{name:18} {median:7.2f} s  {median / ours:5.2f} times congkhai  {statistics.median(work[name]):7.2f} s of the "
              f"processor  {max(memory[name]):5.0f} MB at most  {extents[name]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--congkhai", default=os.path.join(HERE, "../../.build/release/congkhai"))
    parser.add_argument("--hugo", default="hugo")
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    try:
        measure(arguments, folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
