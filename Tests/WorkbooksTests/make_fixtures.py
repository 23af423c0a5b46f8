"""Makes the workbooks in Fixtures. The tests read the committed files; run this only to change them:

    python3 -m venv .venv && .venv/bin/pip install openpyxl XlsxWriter msoffcrypto-tool
    .venv/bin/python Tests/WorkbooksTests/make_fixtures.py

Fixtures of LibreOffice are made where `soffice` is installed (Debian: libreoffice-calc), else left as they are.
All figures are made up.
"""

import datetime
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

FOLDER = pathlib.Path(__file__).parent / "Fixtures"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
UNITS = ["Sở Nội vụ", "Sở Y tế", "Sở Tài chính", "Sở Xây dựng"]


# The office's report, as three programs write it


def report(sheet):
    """Title over the table, three header rows with merged cells, four units, a total line; openpyxl."""
    from openpyxl.styles import Font

    sheet["A1"] = "BÁO CÁO KẾT QUẢ GIẢI QUYẾT HỒ SƠ (Dữ liệu giả định)"
    sheet["A1"].font = Font(bold=True)
    sheet.merge_cells("A1:H1")
    for cell, text in {
        "A3": "STT", "B3": "Đơn vị", "C3": "Tiếp nhận", "E3": "Đã giải quyết", "G3": "Tỷ lệ đúng hạn", "H3": "Ngày chốt",
        "C4": "Tổng số", "D4": "Trong đó", "E4": "Tổng số", "F4": "Trong đó", "D5": "Trực tuyến", "F5": "Đúng hạn",
    }.items():
        sheet[cell] = text
    for merged in ["A3:A5", "B3:B5", "C3:D3", "E3:F3", "G3:G5", "H3:H5", "C4:C5", "E4:E5"]:
        sheet.merge_cells(merged)
    for index, unit in enumerate(UNITS):
        row = 6 + index
        values = [index + 1, unit, 1200 + 10 * index, 900 + index, 1100 + index, 1099]
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
        sheet.cell(row, 7, f"=F{row}/E{row}").number_format = "0.00%"
        sheet.cell(row, 8, datetime.date(2024, 6, 14 + index)).number_format = "dd/mm/yyyy"
    sheet["A10"] = "Tổng cộng"
    sheet.merge_cells("A10:B10")
    for letter in "CDEF":
        sheet[f"{letter}10"] = f"=SUM({letter}6:{letter}9)"
    sheet["G10"] = "=F10/E10"
    sheet["G10"].number_format = "0.00%"
    sheet.row_dimensions[8].hidden = True
    sheet.column_dimensions["D"].hidden = True


def report_workbook():
    import openpyxl

    workbook = openpyxl.Workbook()
    report(workbook.active)
    workbook.active.title = "Quý 2"
    notes = workbook.create_sheet("Ghi chú")
    notes.sheet_state = "hidden"
    notes["A1"] = "Dữ liệu giả định"
    notes["A2"] = "=1/0"
    notes["A3"] = "=NA()"
    notes["A4"] = "=0.1+0.2"
    notes["A5"] = '="Quý "&2'
    notes["A6"] = "=1=1"
    notes["A7"] = '=""'
    deep = workbook.create_sheet("Rất kín")
    deep.sheet_state = "veryHidden"
    deep["A1"] = True
    return workbook


def with_openpyxl():
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    report_workbook().save(FOLDER / "openpyxl-report.xlsx")
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    sheet["A1"] = "Dữ liệu giả định"
    sheet["A2"] = datetime.date(2024, 2, 29)
    sheet["A3"] = datetime.datetime(2024, 2, 29, 8, 30)
    sheet["A4"] = datetime.time(8, 30)
    sheet["A5"] = datetime.timedelta(hours=30)
    sheet["A6"] = 0
    sheet["A6"].number_format = "dd/mm/yyyy"
    workbook.save(FOLDER / "openpyxl-1904.xlsx")
    names_workbook().save(FOLDER / "openpyxl-names.xlsx")


def names_workbook():
    """Names for ranges, of the workbook and of one sheet, and tables."""
    import openpyxl
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.table import Table

    workbook = openpyxl.Workbook()
    first = workbook.active
    first.title = "Quý 'I'"
    second = workbook.create_sheet("Quý II")
    for sheet, figures in [(first, [3, 5]), (second, [7, 11])]:
        sheet["A1"] = "Dữ liệu giả định"
        for row, cells in enumerate([["Đơn vị", "Tiếp nhận"], ["Sở A", figures[0]], ["Sở B", figures[1]]], 3):
            for column, value in enumerate(cells, 2):
                sheet.cell(row, column, value)
        sheet["B7"] = "Người lập biểu"
    second.add_table(Table(displayName="BảngQuý", name="Table1", ref="B3:C5"))
    first.auto_filter.ref = "B3:C5"
    quoted = "'Quý ''I''" + "'"
    for name, value in {
        "DanhSách": f"{quoted}!$B$3:$C$5", "MộtÔ": "'Quý II'!$C$4", "Cột": "'Quý II'!$B:$C",
        "CôngThức": f"OFFSET({quoted}!$B$3,0,0,3,2)", "Hỏng": "#REF!$B$3:$C$5", "HaiVùng": "'Quý II'!$B$3,'Quý II'!$C$5",
        "HằngSố": "12",
    }.items():
        workbook.defined_names[name] = DefinedName(name, attr_text=value)
    for sheet, place in [(first, f"{quoted}!$B$3:$C$4"), (second, "'Quý II'!$B$3:$C$5")]:
        sheet.defined_names["Riêng"] = DefinedName("Riêng", attr_text=place)
    second.defined_names["DanhSách"] = DefinedName("DanhSách", attr_text="'Quý II'!$B$3:$C$4")
    return workbook


def with_xlsxwriter():
    import xlsxwriter

    workbook = xlsxwriter.Workbook(FOLDER / "xlsxwriter-values.xlsx")
    workbook.set_properties({"created": datetime.datetime(2024, 1, 1)})
    sheet = workbook.add_worksheet("Số liệu")
    bold = workbook.add_format({"bold": True})
    sheet.write("A1", "Dữ liệu giả định")
    sheet.write_rich_string("A2", "Sở ", bold, "Y tế", " tỉnh")
    numbers = [
        (0.9983, "0.00%"), (12, "0%"), (99.83, '0.00\\%'), (1234567, "#,##0"), (1234.5, "#,##0.00"), (0.1 + 0.2, "General"),
        (1 / 3, "General"), (5, '0" ngày"'), (-0.125, "0.000;[Red]-0.000"), (45000, '#,##0" đồng"'), (1e20, "General"),
        (0.5, "# ?/?"), (12345, "0.00E+00"),
    ]
    for row, (value, code) in enumerate(numbers, 3):
        sheet.write_number(f"A{row}", value, workbook.add_format({"num_format": code}))
    dates = [
        (45351, "dd/mm/yyyy;@"), (45351, '[$-42A]d" tháng "m" năm "yyyy'), (45351.75, "yyyy-mm-dd hh:mm"), (45351, "mmm-yy"),
        (0.354166666666667, "h:mm AM/PM"), (1.25, "[h]:mm:ss"), (45351.5, "h:mm"), (60, "dd/mm/yyyy"), (0, "dd/mm/yyyy"),
        (-1, "dd/mm/yyyy"), (300000, "dd/mm/yyyy"), (1, "dd/mm/yyyy"), (59, "dd/mm/yyyy"), (61, "dd/mm/yyyy"),
        (45350.9999999999, "dd/mm/yyyy"), (0.5, "mm:ss.0"),
    ]
    for row, (value, code) in enumerate(dates, 1):
        sheet.write_number(f"B{row}", value, workbook.add_format({"num_format": code}))
    for row, index in enumerate([14, 15, 17, 18, 20, 22, 45, 46, 47, 9, 10, 2, 4, 49], 1):
        sheet.write_number(f"C{row}", 45351.25, workbook.add_format({"num_format": index}))
    sheet.write_formula("D1", "=1+1")
    sheet.write_boolean("D2", True)
    sheet.write_blank("D3", None, bold)
    chart = workbook.add_chart({"type": "line"})
    chart.add_series({"values": "='Số liệu'!$A$3:$A$5"})
    workbook.add_chartsheet("Biểu đồ").set_chart(chart)
    workbook.close()

    workbook = xlsxwriter.Workbook(FOLDER / "xlsxwriter-1904.xlsx", {"date_1904": True})
    workbook.set_properties({"created": datetime.datetime(2024, 1, 1)})
    sheet = workbook.add_worksheet()
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write("A1", "Dữ liệu giả định")
    sheet.write_datetime("A2", datetime.date(2024, 2, 29), day)
    sheet.write_datetime("A3", datetime.date(1904, 1, 2), day)
    workbook.close()


def with_libreoffice():
    if not shutil.which("soffice"):
        print("no soffice: the fixtures of LibreOffice stay as they are", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "libreoffice-report.xlsx"
        report_workbook().save(source)
        for extension in ["xlsx", "xls", "ods"]:
            target = pathlib.Path(folder) / extension
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", extension,
                 "--outdir", target, source], check=True, stdout=subprocess.DEVNULL)
            shutil.copy(target / f"libreoffice-report.{extension}", FOLDER)


def with_msoffcrypto():
    try:
        from msoffcrypto.format.ooxml import OOXMLFile
    except ImportError:
        print("no msoffcrypto: the fixture with a password stays as it is", file=sys.stderr)
        return
    with open(FOLDER / "text-forms.xlsx", "rb") as source, open(FOLDER / "password.xlsx", "wb") as target:
        OOXMLFile(source).encrypt("giadinh", target)


# Hand-made packages


def relationships(*entries, external=""):
    body = "".join(f'<Relationship Id="{i}" Type="{t}" Target="{to}"/>' for i, t, to in entries)
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{body}{external}</Relationships>'


def worksheet(rows, before="", after=""):
    return f'{DECLARATION}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(rows="", **changes):
    """A minimal package by part; `changes` are other texts for `sheet`, `workbook`, `strings`, `styles`, `rels`."""
    found = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": relationships(("rId1", f"{OFFICE}/officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", f"{OFFICE}/worksheet", "worksheets/sheet1.xml"),
            ("rId2", f"{OFFICE}/sharedStrings", "sharedStrings.xml"), ("rId3", f"{OFFICE}/styles", "styles.xml")),
        "xl/worksheets/sheet1.xml": worksheet(rows),
    }
    names = {
        "sheet": "xl/worksheets/sheet1.xml", "workbook": "xl/workbook.xml", "strings": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml", "rels": "xl/_rels/workbook.xml.rels", "package": "_rels/.rels",
    }
    for key, text in changes.items():
        if text is None:
            del found[names[key]]
        else:
            found[names[key]] = text
    return found


def save(name, found, extra=()):
    """Same parts, same bytes. `extra` are further entries as (name, bytes), which may repeat names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for part, data in [*found.items(), *extra]:
            info = zipfile.ZipInfo(part, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    path = FOLDER / name
    path.write_bytes(buffer.getvalue())
    return path


def strings(*items):
    return f'{DECLARATION}<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def inline(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


MARK = '<row r="1">' + inline("A1", "Dữ liệu giả định") + "</row>"


def sound():
    nfd = "So\u031b\u0309 No\u0323\u0302i vu\u0323"
    save("text-forms.xlsx", parts(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'
        '<c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><r><t>Sở </t></r><r><rPr><b/></rPr><t>Y tế</t></r></is></c>'
        '<c r="B2" t="str"><f>"a"</f><v>a_x000D_b</v></c><c r="C2" t="str"><f>""</f><v></v></c>'
        '<c r="D2" t="inlineStr"><is><t>_x005F_x000D_ _xD83D__xDE00_ _xZZZZ_</t></is></c></row>',
        strings=strings(
            "<t>Dữ liệu giả định</t>", f"<t>{nfd}</t>",
            "<r><rPr><b/></rPr><t>東京</t></r><r><t xml:space=\"preserve\"> và </t></r><rPh sb=\"0\" eb=\"2\"><t>とうきょう"
            "</t></rPh><phoneticPr fontId=\"1\"/>", "<t>1 &lt; 2 &amp; 3</t>", "<t/>")))
    save("implied-positions.xlsx", parts(
        '<row><c t="inlineStr"><is><t>Dữ liệu giả định</t></is></c><c><v>2</v></c></row><row/>'
        '<row><c r="C3"><v>3</v></c><c><v>4</v></c></row><row r="10"><c><v>5</v></c></row>',
        rels=relationships(("rId1", f"{OFFICE}/worksheet", "worksheets/sheet1.xml"))))
    save("sparse.xlsx", parts(MARK + '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'))
    save("cell-types.xlsx", parts(
        MARK + '<row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c><c r="C2" t="e"><v>#REF!</v></c>'
        '<c r="D2" t="d"><v>2024-02-29</v></c><c r="E2" t="d"><v>2024-02-29T08:30:00</v></c>'
        '<c r="F2" t="d"><v>2024-02-30</v></c><c r="G2"><f>1+1</f><v>2</v></c><c r="H2"><f>1+1</f></c>'
        '<c r="I2"><f>1+1</f><v/></c><c r="J2" s="1"/><c r="K2" t="n"><v>12,5</v></c><c r="L2" t="b"><v>2</v></c>'
        '<c r="M2"><v> 1.5E-3 </v></c><c r="N2" t="e"><f>A1/0</f><v>#DIV/0!</v></c>'
        '<c r="O2" t="d"><v>0219-06-14</v></c><c r="P2" t="d"><v>08:30:00.250Z</v></c></row>'))
    save("targets.xlsx", parts(
        MARK,
        package=relationships(("rId1", f"{OFFICE}/officeDocument", "/xl/workbook.xml")),
        workbook=f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Một" sheetId="1" r:id="a"/>'
        '<sheet name="Hai" sheetId="2" r:id="b"/></sheets></workbook>',
        rels=relationships(
            ("a", f"{OFFICE}/worksheet", "/xl/worksheets/sheet1.xml"),
            ("b", f"{OFFICE}/worksheet", "../xl/./Worksheets/SHEET1.xml"),
            external=f'<Relationship Id="c" Type="{OFFICE}/externalLink" Target="file:///C:/x.xlsx" TargetMode="External"/>')))
    strict = parts(
        package=relationships(("rId1", f"{STRICT_OFFICE}/officeDocument", "xl/workbook.xml")),
        workbook=f'{DECLARATION}<x:workbook xmlns:x="{STRICT_MAIN}" xmlns:rel="{STRICT_OFFICE}" conformance="strict">'
        '<x:sheets><x:sheet name="Sheet1" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>',
        rels=relationships(
            ("rId1", f"{STRICT_OFFICE}/worksheet", "worksheets/sheet1.xml"),
            ("rId2", f"{STRICT_OFFICE}/sharedStrings", "sharedStrings.xml"),
            ("rId3", f"{STRICT_OFFICE}/styles", "styles.xml")),
        strings=strings("<t>Dữ liệu giả định</t>").replace(MAIN, STRICT_MAIN),
        styles=f'{DECLARATION}<styleSheet xmlns="{STRICT_MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
        'formatCode="0.0%"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="3">'
        '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs><dxfs count="1"><dxf><numFmt numFmtId="164" '
        'formatCode="dd/mm/yyyy"/></dxf></dxfs></styleSheet>',
        sheet=f'{DECLARATION}<x:worksheet xmlns:x="{STRICT_MAIN}" xmlns:o="urn:other"><x:sheetData><x:row r="1">'
        '<x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" s="1"><x:v>0.5</x:v><o:v>9</o:v></x:c>'
        '<x:c r="C1" s="2" t="d"><x:v>2024-02-29</x:v></x:c></x:row></x:sheetData>'
        '<x:mergeCells count="1"><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>')
    save("strict.xlsx", strict)
    save("utf-16.xlsx", parts(sheet=worksheet(MARK).replace("UTF-8", "UTF-16").encode("utf-16")))


def broken():
    ok = parts(MARK)
    save("broken-bomb.xlsx", parts(sheet=worksheet(MARK, after=" " * 17_300_000)))
    data = (FOLDER / "text-forms.xlsx").read_bytes()
    (FOLDER / "broken-truncated.xlsx").write_bytes(data[: len(data) * 2 // 3])
    flipped = bytearray(save("broken-crc.xlsx", ok).read_bytes())
    offset = flipped.index(b"xl/worksheets/sheet1.xml") + len(b"xl/worksheets/sheet1.xml") + 40
    flipped[offset] ^= 0x55
    (FOLDER / "broken-crc.xlsx").write_bytes(bytes(flipped))
    entity = '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    save("broken-entity.xlsx", parts(sheet=worksheet(MARK.replace("Dữ", "&b;")).replace("<worksheet", entity + "<worksheet")))
    save("broken-path.xlsx", ok, [("xl/../../etc/x.xml", b"<a/>")])
    save("broken-absolute.xlsx", ok, [("/etc/x.xml", b"<a/>")])
    save("broken-duplicate.xlsx", ok, [("XL/Workbook.xml", b"<a/>")])
    save("broken-target.xlsx", parts(MARK, rels=relationships(("rId1", f"{OFFICE}/worksheet", "../../../etc/passwd"))))
    encrypted = save("broken-encrypted.xlsx", ok).read_bytes()
    # Bit 0 of the flags says that an entry is encrypted; of all local and central headers here.
    encrypted = re.sub(rb"(PK\x03\x04..)(.)", lambda m: m[1] + bytes([m[2][0] | 1]), encrypted, flags=re.S)
    encrypted = re.sub(rb"(PK\x01\x02....)(.)", lambda m: m[1] + bytes([m[2][0] | 1]), encrypted, flags=re.S)
    (FOLDER / "broken-encrypted.xlsx").write_bytes(encrypted)
    save("broken-no-workbook.xlsx", {k: v for k, v in ok.items() if k != "xl/workbook.xml"})
    save("broken-no-sheet.xlsx", parts(MARK, sheet=None))
    save("broken-no-relationships.xlsx", parts(MARK, package=None))
    save("broken-no-tabs.xlsx", parts(MARK, workbook=f'{DECLARATION}<workbook xmlns="{MAIN}"/>'))
    save("broken-xml.xlsx", parts(sheet=worksheet(MARK)[:-20]))
    save("broken-string.xlsx", parts(MARK + '<row r="2"><c r="B2" t="s"><v>3</v></c></row>'))
    save("broken-style.xlsx", parts(MARK + '<row r="2"><c r="B2" s="4"><v>45351</v></c></row>'))
    save("broken-type.xlsx", parts(MARK + '<row r="2"><c r="B2" t="q"><v>1</v></c></row>'))
    save("broken-row-order.xlsx", parts('<row r="5"/><row r="4"><c r="A4"><v>1</v></c></row>'))
    save("broken-cell-order.xlsx", parts('<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>'))
    save("broken-cell-row.xlsx", parts('<row r="1"><c r="B2"><v>1</v></c></row>'))
    save("broken-last-row.xlsx", parts('<row r="1048577"><c><v>1</v></c></row>'))
    save("broken-merge.xlsx", parts(sheet=worksheet(MARK, after='<mergeCells><mergeCell ref="A1:??"/></mergeCells>')))
    save("broken-depth.xlsx", parts(sheet=worksheet(MARK, after="<a>" * 5000 + "</a>" * 5000)))
    save("broken-tag.xlsx", parts(sheet=worksheet(MARK, after=f'<a b="{"x" * 3_000_000}"/>')))
    save("foreign-xlsb.xlsb", {
        "_rels/.rels": relationships(("rId1", f"{OFFICE}/officeDocument", "xl/workbook.bin")), "xl/workbook.bin": b"\x83\x01"})
    save("foreign-docx.docx", {
        "_rels/.rels": relationships(("rId1", f"{OFFICE}/officeDocument", "word/document.xml")),
        "word/document.xml": '<w:document xmlns:w="urn:w"><w:body/></w:document>'})
    save("foreign-zip.zip", {"Dữ liệu giả định.txt": "x"})
    (FOLDER / "foreign-page.xls").write_text("\ufeff\n<html><table><tr><td>Dữ liệu giả định</td></tr></table></html>")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    sound()
    broken()
    with_openpyxl()
    with_xlsxwriter()
    with_libreoffice()
    with_msoffcrypto()
    for path in sorted(FOLDER.iterdir()):
        assert path.stat().st_size < 20_000, path
