"""Writes the same synthetic dossiers in every form of file: python make_data.py (needs openpyxl)."""

import codecs
import datetime
import json
import os
import random

import openpyxl

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = f"{HERE}/Content/data"
FORMS = ["utf-8", "utf-16", "windows-1258", "tcvn3", "vni", "json", "ndjson", "xlsx"]
UNITS = {"so-a": "Sở giả định a", "so-b": "Sở giả định b"}
WHAT = ["đất đai", "hộ tịch", "xây dựng", "chứng thực", "giấy phép lái xe", 'tên "đặc biệt"', "hai, ba", None]
NAMES = ["code", "unit", "what", "received", "due", "completed", "fee", "status"]
TITLES = ["mã hồ sơ", "đơn vị", "nội dung", "ngày nhận", "ngày hẹn", "ngày trả", "lệ phí", "tình trạng"]
DESCRIPTOR = """# Dữ liệu giả định, do make_data.py sinh ra. / Synthetic data.
title: Hồ sơ giả định
path: ho-so-{form}.{ending}
kind: events
covers: {{from: 2024-01-01, to: 2024-06-30}}
key: [code]
{more}fields:
  - {{name: code, type: string, aliases: [mã hồ sơ]}}
  - {{name: unit, type: string, dimension: units, aliases: [đơn vị]}}
  - {{name: what, type: string, aliases: [nội dung]}}
  - {{name: received, type: date, aliases: [ngày nhận, ngày / nhận]}}
  - {{name: due, type: date, aliases: [ngày hẹn, ngày / hẹn]}}
  - {{name: completed, type: date, aliases: [ngày trả, ngày / trả]}}
  - {{name: fee, type: integer, aliases: [lệ phí]}}
  - {{name: status, type: string, allowed: [đang giải quyết, đã giải quyết, trả lại], aliases: [tình trạng]}}
lifecycle:
  opened: received
  closed: completed
  due: due
  outcome: status
  pending: [đang giải quyết]
  resolved: [đã giải quyết]
  returned: [trả lại]
measures:
  - {{name: median_days, title: Số ngày giải quyết (trung vị), aggregate: median, of: "days(received, completed)", at: completed}}
  - {{name: kinds, title: Số nội dung khác nhau, aggregate: count_distinct, of: what, at: received, where: is_available(what)}}
  - {{name: land, title: Đất đai, at: received, where: "what = 'đất đai'"}}
  - {{name: fees, title: Lệ phí, aggregate: sum, of: "coalesce(fee, 0)", at: received}}
"""


def dossiers():
    choose = random.Random(5)
    first, last = datetime.date(2024, 1, 1), datetime.date(2024, 6, 30)
    for number in range(60):
        received = first + datetime.timedelta(days=choose.randint(0, 170))
        status = choose.choice(["đang giải quyết", "đã giải quyết", "đã giải quyết", "trả lại"])
        completed = None
        if status != "đang giải quyết":
            completed = min(last, received + datetime.timedelta(days=choose.randint(0, 30)))
        due = None if number % 9 == 0 else received + datetime.timedelta(days=15)
        yield [f"GD{number:03}", choose.choice(list(UNITS)), choose.choice(WHAT), received, due, completed,
               choose.choice([None, 0, 20000, 150000]), status]


def cell(value):
    text = "" if value is None else str(value)
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in '",;') else text


def letters():
    """The bytes of every letter, by encoding: the table that the tests of encodings are made from."""
    tables = {"windows-1258": {}, "tcvn3": {}, "vni": {}}
    for line in open(f"{HERE}/../../TablesTests/Encodings/letters.txt", encoding="utf-8"):
        if line.startswith("#"):
            continue
        letter, *codes = line.split()
        for name, code in zip(tables, codes):
            if code != "-":
                tables[name][letter] = bytes.fromhex(code)
    return tables


def text(rows, separator, line_end):
    lines = [separator.join(NAMES)] + [separator.join(cell(value) for value in row) for row in rows]
    return "".join(line + line_end for line in lines)


def workbook(rows, path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Hồ sơ"
    book.create_sheet("Ghi chú")["A1"] = "Dữ liệu giả định"
    sheet["A1"] = "SỔ THEO DÕI HỒ SƠ (GIẢ ĐỊNH)"
    sheet.merge_cells("A1:I1")
    for column, title in enumerate(["TT"] + TITLES, 1):
        name = sheet.cell(row=3, column=column, value=title.split()[0] if title.startswith("ngày") else title)
        if title.startswith("ngày"):
            sheet.cell(row=4, column=column, value=title.split()[1])
        else:
            sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    sheet.merge_cells("E3:G3")
    for column in range(1, 10):
        sheet.cell(row=5, column=column, value=f"({column})")
    for number, row in enumerate(rows, 1):
        for column, value in enumerate([number] + row, 1):
            sheet.cell(row=5 + number, column=column, value=UNITS.get(value, value))
    end = 6 + len(rows)
    sheet.cell(row=end, column=2, value="Cộng")
    sheet.cell(row=end, column=8, value=sum(row[6] or 0 for row in rows))
    book.save(path)


def main():
    rows = list(dossiers())
    tables = letters()
    for form in FORMS:
        ending = form if form in ("json", "ndjson", "xlsx") else "csv"
        path = f"{DATA}/ho-so-{form}.{ending}"
        more = ""
        if form == "xlsx":
            more = ("sheet: Hồ sơ\nrange: A3:I\nheader: [3, 4]\nignore: [TT]\nskip_rows: {code: [(2)]}\n"
                    "total_rows: {code: [Cộng]}\n")
            workbook(rows, path)
        elif form in ("json", "ndjson"):
            records = [{name: str(value) if isinstance(value, datetime.date) else value
                        for name, value in zip(TITLES, row)} for row in rows]
            with open(path, "w", encoding="utf-8") as file:
                if form == "json":
                    json.dump(records, file, ensure_ascii=False, indent=1)
                else:
                    file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        else:
            written = text(rows, ";" if form == "vni" else "\t" if form == "utf-16" else ",",
                           "\n" if form == "utf-8" else "\r\n")
            if form == "utf-8":
                data = written.encode()
            elif form == "utf-16":
                data = codecs.BOM_UTF16_LE + written.encode("utf-16-le")
            else:
                data = b"".join(tables[form].get(letter) or letter.encode("ascii") for letter in written)
            with open(path, "wb") as file:
                file.write(data)
        name = "ho-so-" + form
        with open(f"{DATA}/{name}.yaml", "w", encoding="utf-8") as file:
            file.write(DESCRIPTOR.format(form=form, ending=ending, more=more))
    with open(f"{HERE}/Content/metrics/m.yaml", "w", encoding="utf-8") as file:
        for form in FORMS:
            for measure, title in [("received_new", "Tiếp nhận"), ("pending", "Đang giải quyết"),
                                   ("median_days", "Số ngày giải quyết"), ("fees", "Lệ phí"),
                                   ("kinds", "Số nội dung khác nhau"), ("land", "Đất đai")]:
                file.write(f"- {{name: {measure}_{form.replace('-', '_')}, dataset: ho-so-{form}, title: {title}, "
                           f"type: simple, measure: {measure}}}\n")
    with open(f"{HERE}/Content/pages/index.md", "w", encoding="utf-8") as file:
        file.write("---\ntitle: Dữ liệu giả định\nlayout: home\n---\n\nDữ liệu giả định, không phải số liệu của cơ quan nào.\n")
        for form in FORMS:
            names = ", ".join(f"{measure}_{form.replace('-', '_')}" for measure in
                              ["received_new", "pending", "median_days", "fees", "kinds", "land"])
            file.write(f"\n```table\nid: {form}\ntitle: Theo đơn vị ({form})\nmetrics: [{names}]\nby: unit\n"
                       "period: 2024-H1\n```\n")


if __name__ == "__main__":
    main()
