"""Makes Content/data/bao-cao.xlsx (openpyxl): two sheets, each with a table between a title and signatures; the first has
a defined name, the second is a table of Excel. The figures are synthetic."""

import os

import openpyxl
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

book = openpyxl.Workbook()
for number, (title, figures) in enumerate([("Biểu 1", [30, 12]), ("Biểu 2", [41, 9])]):
    sheet = book.active if number == 0 else book.create_sheet()
    sheet.title = title
    for row in [
        ["BÁO CÁO (Dữ liệu giả định)"], [], ["Đơn vị", "Đã giải quyết", "Đúng hạn"],
        ["Văn phòng", figures[0], figures[0] - 1], ["Sở Y tế", figures[1], figures[1]], [], ["Người lập biểu", None, "Lãnh đạo"],
    ]:
        sheet.append(row)
book.defined_names["DanhSách"] = DefinedName("DanhSách", attr_text="'Biểu 1'!$A$3:$C$5")
book["Biểu 2"].add_table(Table(displayName="KếtQuả", ref="A3:C5"))
here = os.path.dirname(os.path.abspath(__file__))
book.save(f"{here}/Content/data/bao-cao.xlsx")
