"""Makes Content/data/theo-quy.xlsx as an office would type it (openpyxl). The figures are synthetic."""

import os

import openpyxl

book = openpyxl.Workbook()
cover = book.active
cover.title = "Bìa"
cover["A1"] = "Dữ liệu giả định"
units = ["Văn phòng", "Sở Y tế"]
for quarter, rows in {"Quý I": [(12, 10), (8, 8)], "Quý II": [(20, 19), (5, 4)]}.items():
    sheet = book.create_sheet(quarter)
    sheet["A1"] = f"KẾT QUẢ {quarter.upper()} NĂM 2024 (dữ liệu giả định)"
    sheet.append(["STT", "Đơn vị", "Tiếp nhận", "Đã giải quyết"])
    for number, (unit, row) in enumerate(zip(units, rows), 1):
        sheet.append([number, unit, *row])
    sheet.append([None, "Tổng cộng", *[sum(column) for column in zip(*rows)]])
sheet = book.create_sheet("Năm 2023")
sheet["A1"] = "KẾT QUẢ THEO QUÝ NĂM 2023 (dữ liệu giả định)"
for cells, text in [("A3:A4", "Đơn vị"), ("B3:C3", "Quý I"), ("D3:E3", "Quý II"), ("F3:G3", "Cộng")]:
    sheet.merge_cells(cells)
    sheet[cells.split(":")[0]] = text
for column, text in zip("BCDEFG", ["Tiếp nhận", "Đã giải quyết"] * 3):
    sheet[f"{column}4"] = text
sheet.append(["Văn phòng", 1, 2, 3, 4, 4, 6])
sheet.append(["Sở Y tế", 5, 6, 7, 8, 12, 14])
sheet.append(["Tổng cộng", 6, 8, 10, 12, 16, 20])
here = os.path.dirname(os.path.abspath(__file__))
book.save(f"{here}/Content/data/theo-quy.xlsx")
