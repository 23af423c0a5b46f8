"""Makes Content/data/mot-cua.xlsx with mistakes (openpyxl). The figures are synthetic."""

import datetime
import os

import openpyxl

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Năm 2023"
for row in [
    ["Đơn vị", "Kỳ", None, "Đã giải quyết", "Nguồn", "Cột lạ"],
    [None, "Từ ngày", "Đến ngày"],
    ["trung-tam", datetime.date(2023, 1, 1), datetime.date(2023, 12, 31), 12, "bc-2024", 1],
    ["mot-cua", datetime.date(2023, 1, 1), "31/02/2023", "#REF!", "bc-2024", 1],
    ["Sở Không Có", datetime.date(2023, 1, 1), datetime.date(2023, 12, 31), 5.5, "bc-2024", 1],
    ["mot-cua", datetime.date(2022, 1, 1), datetime.date(2023, 12, 31), 3, "bc-2024", 1],
    ["Tổng cộng", None, None, 20],
]:
    sheet.append(row)
for cells in ["A1:A2", "B1:C1", "D1:D2", "E1:E2", "F1:F2"]:
    sheet.merge_cells(cells)
sheet["D4"].data_type = "e"
sheet.row_dimensions[6].hidden = True
other = book.create_sheet("Tổng sai")
for row in [["Đơn vị", "Năm", "Đã giải quyết"], ["trung-tam", 2023, 3], ["Tổng cộng", None, 4]]:
    other.append(row)
here = os.path.dirname(os.path.abspath(__file__))
book.save(f"{here}/Content/data/mot-cua.xlsx")
