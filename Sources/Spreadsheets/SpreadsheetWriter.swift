import CXlsxwriter
import Glibc

/// Why a workbook could not be written, in the words of the library or the system.
public struct SpreadsheetError: Error, Sendable, Hashable {
    public var reason: String
}

extension Spreadsheet {
    /// Excel's own limits; what is longer is not written.
    static let longestText = 32_767
    static let mostRows = 1_048_576

    /// The bytes of the `.xlsx` file. The same values give the same bytes, whenever and wherever they are written.
    ///
    /// - Throws: where the system has no memory for it, or a sheet has more rows or a text more characters than Excel
    ///   can hold (1.048.576 and 32.767).
    public func bytes() throws(SpreadsheetError) -> [UInt8] {
        let file = congkhai_memory_file()
        guard file >= 0 else { throw SpreadsheetError(reason: String(cString: strerror(errno))) }
        defer { close(file) }
        var options = lxw_workbook_options()
        options.tmpdir = Self.folderOfParts
        guard let workbook = workbook_new_opt("/proc/self/fd/\(file)", &options) else {
            throw SpreadsheetError(reason: String(cString: lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED)))
        }
        var writer = SpreadsheetWriter(workbook, sheetNames: SheetNames.distinct(sheets.map(\.name)))
        writer.describe(properties)
        for (position, sheet) in sheets.enumerated() { writer.add(sheet, at: position) }
        // Frees the workbook, too, whatever comes of it.
        let closed = workbook_close(workbook)
        if let failure = writer.failure ?? (closed == LXW_NO_ERROR ? nil : closed) {
            throw SpreadsheetError(reason: String(cString: lxw_strerror(failure)))
        }
        return try Self.contents(file)
    }

    /// Where the library puts the parts of a workbook before it packs them, in files that it has removed again as soon as it
    /// has opened them. There are some ten a workbook; where a disk has to keep account of each and is busy, they take
    /// longer than all the rest. Nil, which is the system's own folder for such files, where this folder in memory is not to be had.
    private static var folderOfParts: UnsafeMutablePointer<CChar>? {
        let folder: StaticString = "/dev/shm"
        // The bytes of a static string end with a zero and stay where they are for as long as the program runs. The library
        // only reads the path, though it does not promise to.
        let path = UnsafeRawPointer(folder.utf8Start).assumingMemoryBound(to: CChar.self)
        return access(path, R_OK | W_OK | X_OK) == 0 ? UnsafeMutablePointer(mutating: path) : nil
    }

    private static func contents(_ file: Int32) throws(SpreadsheetError) -> [UInt8] {
        let size = lseek(file, 0, SEEK_END)
        var bytes = [UInt8](repeating: 0, count: max(0, size))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                pread(file, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, off_t(filled))
            }
            guard count > 0 else { throw SpreadsheetError(reason: String(cString: strerror(errno))) }
            filled += count
        }
        return bytes
    }
}

/// Carries values into the library's workbook, and keeps the first thing that it refuses.
private struct SpreadsheetWriter {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let sheetNames: [String]
    private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
    private(set) var failure: lxw_error?

    private struct Style: Hashable {
        var numbers = Spreadsheet.NumberFormat.general
        var isDate = false
        var isBold = false
        var isLarge = false
        var isLink = false
        var wraps = false
        var hasRule = false
    }

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>, sheetNames: [String]) {
        self.workbook = workbook
        self.sheetNames = sheetNames
    }

    mutating func describe(_ properties: Spreadsheet.Properties) {
        properties.title.withMutableCString { title in
            properties.author.withMutableCString { author in
                var values = lxw_doc_properties()
                values.title = title
                values.author = author
                values.created = time_t(properties.createdDay) * 86_400
                note(workbook_set_properties(workbook, &values))
            }
        }
    }

    mutating func add(_ sheet: Spreadsheet.Sheet, at position: Int) {
        guard let worksheet = workbook_add_worksheet(workbook, sheetNames[position]) else {
            return note(LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        for (index, column) in sheet.columns.enumerated() {
            let format = style(Style(numbers: column.format, wraps: column.wraps))
            note(
                worksheet_set_column(
                    worksheet, UInt16(clamping: index), UInt16(clamping: index), Double(column.width), format))
        }
        var row: UInt32 = 0
        for (index, line) in sheet.lead.enumerated() {
            write(.text(line), Style(isBold: index == 0, isLarge: index == 0), worksheet, row, 0)
            row += 1
        }
        if !sheet.lead.isEmpty { row += 1 }
        if sheet.hasHeader {
            for (index, column) in sheet.columns.enumerated() {
                write(.text(column.title), Style(isBold: true, wraps: true, hasRule: true), worksheet, row, index)
            }
            worksheet_freeze_panes(worksheet, row + 1, 0)
            note(worksheet_repeat_rows(worksheet, row, row))
            if let last = sheet.columns.indices.last, !sheet.rows.isEmpty {
                note(
                    worksheet_autofilter(
                        worksheet, row, 0, row + UInt32(clamping: sheet.rows.count), UInt16(clamping: last)))
            }
            row += 1
        }
        for cells in sheet.rows {
            for (index, cell) in cells.enumerated() {
                let column = sheet.columns.indices.contains(index) ? sheet.columns[index] : nil
                let style = Style(numbers: column?.format ?? .general, wraps: column?.wraps ?? false)
                write(cell, style, worksheet, row, index)
            }
            row += 1
        }
        worksheet_set_paper(worksheet, 9)  // A4
        worksheet_fit_to_pages(worksheet, 1, 0)
        worksheet_set_footer(worksheet, "&L&A&R&P/&N")
    }

    private mutating func write(
        _ cell: Spreadsheet.Cell, _ style: Style, _ worksheet: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32,
        _ column: Int
    ) {
        let column = UInt16(clamping: column)
        switch cell {
        case .none: break
        case .text(let text):
            var style = style
            style.numbers = .general
            // Never `worksheet_write_formula`: a text that begins with = stays a text.
            note(worksheet_write_string(worksheet, row, column, text, self.style(style)))
        case .number(let number): note(worksheet_write_number(worksheet, row, column, number, self.style(style)))
        case .formatted(let number, let format):
            var style = style
            style.numbers = format
            note(worksheet_write_number(worksheet, row, column, number, self.style(style)))
        case .date(let day):
            var style = style
            style.isDate = true
            // Excel's day 25569 is 1970-01-01.
            note(worksheet_write_number(worksheet, row, column, Double(day + 25_569), self.style(style)))
        case .sheet(let text, let position):
            var style = style
            style.numbers = .general
            style.isLink = true
            let target = "internal:'" + sheetNames[position].replacing("'", with: "''") + "'!A1"
            note(worksheet_write_url_opt(worksheet, row, column, target, self.style(style), text, nil))
        }
    }

    private mutating func style(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
        if style == Style() { return nil }
        if let known = formats[style] { return known }
        guard let format = workbook_add_format(workbook) else { return nil }
        if let code = style.isDate ? "dd/mm/yyyy" : style.numbers.code { format_set_num_format(format, code) }
        if style.isBold { format_set_bold(format) }
        if style.isLarge { format_set_font_size(format, 14) }
        if style.isLink {
            format_set_font_color(format, 0x0B4F9E)
            format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
        }
        if style.wraps {
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
        if style.hasRule { format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        formats[style] = format
        return format
    }

    private mutating func note(_ error: lxw_error) {
        if error != LXW_NO_ERROR, failure == nil { failure = error }
    }
}

extension String {
    /// The library takes texts that it may not change as texts that it may.
    fileprivate func withMutableCString(_ body: (UnsafeMutablePointer<CChar>) -> Void) {
        var bytes = utf8CString
        bytes.withUnsafeMutableBufferPointer { buffer in
            if let start = buffer.baseAddress { body(start) }
        }
    }
}
