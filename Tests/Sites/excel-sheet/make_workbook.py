"""Makes Content/data/mot-cua.xlsx as an office would type it (openpyxl). The figures are synthetic."""

import datetime
import os

import openpyxl
from openpyxl.styles import Font

book = openpyxl.Workbook()
cover = book.active
cover.title = "Bìa"
cover["A1"] = "Dữ liệu giả định"
sheet = book.create_sheet("Năm 2023")
sheet["A1"] = "BẢNG TỔNG HỢP HỒ SƠ MỘT CỬA (dữ liệu giả định)"
sheet.merge_cells("A1:I1")
sheet["A1"].font = Font(bold=True)
sheet["A2"] = "Đơn vị tính: hồ sơ"
for cells, text in [
    ("A4:A6", "STT"), ("B4:B6", "Đơn vị"), ("C4:D4", "Kỳ"), ("E4:H4", "Kết quả giải quyết"), ("I4:I6", "Nguồn"),
    ("C5:C6", "Từ ngày"), ("D5:D6", "Đến ngày"), ("E5:E6", "Đã giải quyết"), ("F5:G5", "Trong đó"),
    ("H5:H6", "Tỷ lệ\nđúng hạn"),
]:
    sheet.merge_cells(cells)
    sheet[cells.split(":")[0]] = text
sheet["F6"], sheet["G6"] = "đúng hạn", "quá hạn"
for column, text in zip("ABCDEFGHI", ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"]):
    sheet[f"{column}7"] = text
rows = [("Văn phòng", 1205, 1200, 5), ("so-y-te", 88, 80, 8), ("so-noi-vu", 40, 40, 0)]
for number, (unit, resolved, on_time, late) in enumerate(rows, 1):
    line = 7 + number
    values = [number, unit, datetime.date(2023, 1, 1), datetime.date(2023, 12, 31), resolved, on_time, late, on_time / resolved, "bc"]
    for column, value in zip("ABCDEFGHI", values):
        sheet[f"{column}{line}"] = value
    sheet[f"C{line}"].number_format = sheet[f"D{line}"].number_format = "dd/mm/yyyy"
    sheet[f"H{line}"].number_format = "0.00%"
sheet["B11"], sheet["E11"], sheet["F11"], sheet["G11"] = "Tổng cộng", 1333, 1320, 13
sheet["B13"] = "Ghi chú: dòng này nằm ngoài vùng đọc."
here = os.path.dirname(os.path.abspath(__file__))
book.save(f"{here}/Content/data/mot-cua.xlsx")
