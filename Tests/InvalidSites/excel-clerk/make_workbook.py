"""Makes Content/data/bao-cao.xlsx as clerks fill sheets in (openpyxl). The figures are synthetic."""

import os

import openpyxl

HEADER = ["STT", "Đơn vị", "Tiếp nhận", "Tỷ lệ (%)", "Ngày chốt", "Hài lòng", "Chi"]
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Quý I"
for row in [
    ["BÁO CÁO (Dữ liệu giả định)"],
    ["STT", "Đơn vị", "Tiếp nhận", "Tỷ lệ (%)", "Ngày chốt", "Hài lòng", "Chi"],
    [1, "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG ", 30, 99.5, "31/02/2024", 0.5, 0.125],
    [2, "so y te", 12, 0.985, "28/02/2024", 0.995, 1.5],
    [3, "Bộ phận Một cửa", "khoảng 20", 98, "02/28/2024", 0.9, 1],
    [4, "Bộ phận Một cửa", 8.5, 120.5, "29/02/2023", 1.205, 2],
    ["TỔNG CỘNG", "TỔNG  CỘNG", 41],
    [None, "Ghi chú: số liệu tạm tính"],
    [],
    [None, "NGƯỜI LẬP BIỂU", None, "LÃNH ĐẠO"],
    [None, "(Ký, ghi rõ họ tên)", None, "(Ký tên, đóng dấu)"],
]:
    sheet.append(row)
for cell in ["D4", "F4", "F5", "F6", "G3"]:
    sheet[cell].number_format = "0.0%"
other = book.create_sheet("Quý II")
for row in [
    HEADER,
    [1, "Sở Y tế", 10, 99.5, "30/06/2024", 0, 1],
    [2, "Bộ phận Một cửa", 5, 98, "30/06/2024", 0, 1],
    [None, "Tổng cộng", 16],
    [None, "Người lập biểu"],
]:
    other.append(row)
third = book.create_sheet("Q3 (sơ bộ)")
for row in [HEADER, [1, "Sở Y tế", 10, 99.5, "30/09/2024", 0, 1]]:
    third.append(row)
twice = book.create_sheet("Trùng")
for row in [HEADER, [1, "Sở Y tế", 10, 99.5, "30/09/2024", 0, 1], [2, "Sở Y tế", 7, 97, "30/09/2024", 0, 1]]:
    twice.append(row)
here = os.path.dirname(os.path.abspath(__file__))
book.save(f"{here}/Content/data/bao-cao.xlsx")
