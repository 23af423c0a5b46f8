"""Makes Content/data/ten.xlsx with names for ranges (openpyxl). The figures are synthetic."""

import os

import openpyxl
from openpyxl.workbook.defined_name import DefinedName

book = openpyxl.Workbook()
first = book.active
first.title = "Biểu 1"
for row in [["Đơn vị", "Tiếp nhận"], ["mot-cua", 3], ["so-y-te", 4], ["trung-tam", 5]]:
    first.append(row)
book.create_sheet("Biểu 2").append(["Đơn vị", "Tiếp nhận"])
book.defined_names["DanhSách"] = DefinedName("DanhSách", attr_text="'Biểu 1'!$A$1:$B$3")
book.defined_names["TổngSố"] = DefinedName("TổngSố", attr_text="SUM('Biểu 1'!$B$2:$B$4)")
here = os.path.dirname(os.path.abspath(__file__))
book.save(f"{here}/Content/data/ten.xlsx")
