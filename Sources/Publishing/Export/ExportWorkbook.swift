import Diagnostics
import Metrics
import Project
import Spreadsheets

/// An Excel workbook around a table: a cover that says what it is and where it is from, a list of the sheets, notes, and
/// the data, as the statistical offices do it.
struct ExportWorkbook {
    let context: SiteContext
    var title: String
    /// What is said under the title: subtitle, description.
    var about: [String]
    /// Explanations that the data needs.
    var notes: [String]
    /// Citations, each with its identifier where the data uses one.
    var sources: [String]
    /// Path in the site of the page on which it all stands.
    var page: String
    var table: ExportTable

    private var phrases: Phrases { context.phrases }
    private var site: SiteConfiguration { context.project.site }

    /// The bytes of the file; an error where Excel cannot hold the table.
    func bytes(at location: SourceLocation?, _ problems: inout [Diagnostic]) -> [UInt8]? {
        let names = [
            phrases.choose("Giới thiệu", "Cover"), phrases.choose("Mục lục", "Contents"),
            phrases.choose("Ghi chú", "Notes"), phrases.choose("Số liệu", "Data"),
        ]
        let spreadsheet = Spreadsheet(
            properties: .init(
                title: title, author: phrases.text(site.organisation), createdDay: Int(site.dataDate.dayNumber)),
            sheets: [cover(names[0]), contents(names), notes(names[2]), table.sheet(named: names[3])])
        do throws(SpreadsheetError) {
            return try spreadsheet.bytes()
        } catch {
            problems.append(
                Diagnostic(
                    .error, "export.workbook", vi: "Không ghi được tệp Excel của “\(title)”: \(error.reason).",
                    en: "The Excel file of “\(title)” cannot be written: \(error.reason).", at: location,
                    hint: Localized(
                        vi: "Excel chứa tối đa 1.048.576 dòng và 32.767 ký tự một ô; rút gọn số liệu hoặc ghi chú.",
                        en:
                            "Excel holds at most 1,048,576 rows and 32,767 characters a cell; shorten the data or notes."
                    )
                ))
            return nil
        }
    }

    private func cover(_ name: String) -> Spreadsheet.Sheet {
        var rows: [(String, String)] = [
            (phrases.choose("Cơ quan", "Organisation"), phrases.text(site.organisation)),
            (phrases.choose("Trang", "Site"), phrases.text(site.title)),
            (phrases.choose("Số liệu đến ngày", "Data as of"), phrases.periods.date(site.dataDate)),
        ]
        if let base = context.base { rows.append((phrases.choose("Địa chỉ", "Address"), base + page)) }
        for (index, source) in sources.enumerated() {
            rows.append((index == 0 ? phrases.choose("Nguồn", "Source") : "", source))
        }
        if let licence = site.licence {
            rows.append((phrases.choose("Điều kiện sử dụng", "Licence"), phrases.text(licence)))
        }
        let contact = [site.contact?.name, site.contact?.address, site.contact?.phone, site.contact?.email]
            .compactMap(\.self)
        if !contact.isEmpty { rows.append((phrases.choose("Liên hệ", "Contact"), contact.joined(separator: ", "))) }
        return Spreadsheet.Sheet(
            name: name, columns: [.init(width: 22, wraps: true), .init(width: 90, wraps: true)],
            lead: [title] + about, hasHeader: false, rows: rows.map { [.text($0.0), .text($0.1)] })
    }

    private func contents(_ names: [String]) -> Spreadsheet.Sheet {
        let said = [
            phrases.choose("Bảng này là gì, của ai, đến ngày nào", "What this is, whose, and as of when"),
            phrases.choose("Các trang tính", "The sheets"),
            phrases.choose("Cách đọc các cột, dấu và ghi chú", "How to read columns, signs and notes"),
            phrases.choose(
                "Mỗi dòng một số liệu, ", "One record a row, ")
                + phrases.counted(table.rows.count, "dòng", "row", "rows"),
        ]
        return Spreadsheet.Sheet(
            name: names[1], columns: [.init(width: 22), .init(width: 90, wraps: true)], lead: [names[1]],
            hasHeader: false, rows: names.indices.map { [.sheet(names[$0], $0), .text(said[$0])] })
    }

    private func notes(_ name: String) -> Spreadsheet.Sheet {
        let columns = table.columns.map { column in
            [
                Spreadsheet.Cell.text(column.title), .text(column.name),
                .text([column.measuredIn, column.description].compactMap(\.self).joined(separator: ". ")),
            ]
        }
        return Spreadsheet.Sheet(
            name: name,
            columns: [
                .init(title: phrases.choose("Cột", "Column"), width: 30, wraps: true),
                .init(title: phrases.choose("Tên trong CSV và JSON", "Name in CSV and JSON"), width: 24),
                .init(title: phrases.choose("Đơn vị tính và ý nghĩa", "Unit and meaning"), width: 80, wraps: true),
            ], lead: [name] + notes, rows: columns)
    }
}
