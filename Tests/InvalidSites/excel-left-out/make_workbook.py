"""Makes the workbook of this case (openpyxl), and a file as old Excel begins it. The figures are synthetic."""

import os

import openpyxl

book = openpyxl.Workbook()
first = book.active
first.title = "Quý I"
# The range ends at row 3: the last unit and the total were pushed out of it. Row 2 is hidden.
for row in [["Đơn vị", "Tiếp nhận"], ["trung-tam", 3], ["mot-cua", 4], ["mot-cua", 5], ["Tổng cộng", 12]]:
    first.append(row)
first.row_dimensions[2].hidden = True
second = book.create_sheet("Q2")
for row in [["Đơn vị", "Tiếp nhận"], ["mot-cua", 3]]:
    second.append(row)
here = os.path.dirname(os.path.abspath(__file__))
book.save(f"{here}/Content/data/quy.xlsx")
with open(f"{here}/Content/data/cu.xls", "wb") as file:
    file.write(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(1528))
