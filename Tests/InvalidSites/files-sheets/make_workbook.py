"""Makes the workbook of this case (openpyxl). The figures are synthetic."""

import datetime
import os

import openpyxl

book = openpyxl.Workbook()
first = book.active
first.title = "Quý I"
for row in [["Đơn vị", "Tiếp nhận"], ["mot-cua", 3], ["mot-cua", 4]]:
    first.append(row)
second = book.create_sheet("Quý II")
for row in [["Đơn vị", "Số nhận"], ["mot-cua", 3]]:
    second.append(row)
third = book.create_sheet("Quý III")
third.append(["Đơn vị", "Tiếp nhận"])
hidden = book.create_sheet("Quý IV")
hidden.append(["Đơn vị", "Tiếp nhận"])
hidden.sheet_state = "hidden"
dates = book.create_sheet("Tháng")
dates.append(["Đơn vị", datetime.date(2024, 1, 1), "Tháng 2"])
dates["B1"].number_format = "m/yyyy"
dates.append(["mot-cua", 1, 2])
here = os.path.dirname(os.path.abspath(__file__))
book.save(f"{here}/Content/data/quy.xlsx")
