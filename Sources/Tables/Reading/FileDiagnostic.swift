import Diagnostics

/// What can be wrong with a file or a row as a whole, in words.
enum FileDiagnostic {
    static func noFiles() -> Diagnostic {
        Diagnostic(
            .error, "table.empty-file", vi: "Không có tệp dữ liệu nào.", en: "There is no data file.",
            hint: Localized(vi: "Đặt tệp dữ liệu vào Content/data.", en: "Put the data file into Content/data."))
    }

    static func empty(_ place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "table.empty-file", vi: "Tệp trống.", en: "The file is empty.", at: place,
            hint: Localized(
                vi: "Nộp lại tệp có dòng tiêu đề và số liệu, hoặc xóa tệp.",
                en: "Supply the file with its header row and its figures, or delete it."))
    }

    /// A workbook where only text can be read.
    static func workbook(_ path: String) -> Diagnostic {
        Diagnostic(
            .error, "table.workbook", vi: "Không đọc được tệp Excel ở đây.", en: "A workbook cannot be read here.",
            at: SourceLocation(file: path),
            hint: Localized(
                vi: "Lưu lại dạng “CSV UTF-8 (Comma delimited)”.", en: "Save it as “CSV UTF-8 (Comma delimited)”."))
    }

    static func noRows(_ place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "table.empty-file", vi: "Tệp chỉ có dòng tiêu đề, không có số liệu.",
            en: "The file has a header row and no figures.", at: place,
            hint: Localized(
                vi: "Bổ sung số liệu, hoặc xóa tệp nếu kỳ này không có.",
                en: "Add the figures, or delete the file if there are none."))
    }

    static func notUTF8(_ source: TextSource, at offset: Int) -> Diagnostic {
        let bytes = source.bytes
        let hexadecimal = String(bytes[offset], radix: 16, uppercase: true)
        let code = hexadecimal.count < 2 ? "0" + hexadecimal : hexadecimal
        return Diagnostic(
            .error, "table.not-utf8", vi: "Tệp không phải văn bản UTF-8 (byte \(code) không hợp lệ).",
            en: "The file is not UTF-8 text (byte \(code) is not valid).", at: source.location(of: offset),
            excerpt: source.excerpt(offset - lengthBefore(offset, in: source), offset),
            hint: bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
                ? Localized(
                    vi: "Đây là bảng tính Excel: đổi đuôi tệp thành .xlsx, hoặc lưu lại dạng “CSV UTF-8”.",
                    en: "This is an Excel workbook: name it .xlsx, or save it as “CSV UTF-8”.")
                : Localized(
                    vi: "Trong Excel chọn Lưu thành (Save As) > “CSV UTF-8 (Comma delimited)”.",
                    en: "In Excel choose Save As > “CSV UTF-8 (Comma delimited)”."))
    }

    /// How much of the line before `offset` is shown.
    private static func lengthBefore(_ offset: Int, in source: TextSource) -> Int {
        var start = offset
        while start > source.textStart, source.bytes[start - 1] != 0x0A { start -= 1 }
        return offset - start
    }

    static func controlCharacter(_ source: TextSource, at offset: Int, in record: Record) -> Diagnostic {
        let byte = source.bytes[offset]
        let code = String(byte == 0xC2 ? source.bytes[offset + 1] : byte, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        return Diagnostic(
            .error, "table.control-character", vi: "Có ký tự điều khiển không nhìn thấy được (\(name)) trong dòng.",
            en: "The row holds an invisible control character (\(name)).",
            at: source.location(of: offset, in: record), excerpt: source.excerpt(record.start, record.end),
            hint: byte == 0x0D
                ? Localized(
                    vi: "Lưu lại tệp với dấu xuống dòng LF hoặc CRLF.", en: "Save the file with LF or CRLF line ends.")
                : Localized(vi: "Xóa ký tự này, gõ lại ô nếu cần.", en: "Delete it; retype the cell if need be."))
    }

    static func ragged(
        _ source: TextSource, _ record: Record, expected: Int, _ delimiter: Delimiter = .comma
    ) -> Diagnostic {
        let found = record.fields.count
        let offset = found > expected ? record.fields[expected].start : record.end
        return ragged(
            found: found, expected: expected, at: source.location(of: offset, in: record),
            excerpt: source.excerpt(record.start, record.end),
            hint: raggedHint(source, record, expected: expected, delimiter))
    }

    static func ragged(
        found: Int, expected: Int, at location: SourceLocation, excerpt: String?, hint: Localized
    ) -> Diagnostic {
        Diagnostic(
            .error, "table.ragged-row", vi: "Dòng này phải có \(expected) ô nhưng có \(found) ô.",
            en: "This row must have \(expected) cells and has \(found).", at: location, excerpt: excerpt, hint: hint)
    }

    static let tooFewCells = Localized(
        vi: "Bổ sung các ô còn thiếu; ô không có số liệu thì ghi ký hiệu (…, –, *), không để trống.",
        en: "Add the missing cells; where there is no figure, write a sign rather than nothing.")
    static let tooManyCells = Localized(
        vi: "Ô có dấu phẩy bên trong phải đặt trong dấu nháy kép, ví dụ \"1.234,5\".",
        en: "A cell with a comma inside must stand in double quotes, such as \"1.234,5\".")

    private static func raggedHint(
        _ source: TextSource, _ record: Record, expected: Int, _ delimiter: Delimiter
    ) -> Localized {
        if record.fields.count < expected {
            return tooFewCells
        }
        if delimiter != .comma {
            return Localized(
                vi: "Ô có dấu ngăn cách cột (\(delimiter.rawValue)) bên trong phải đặt trong dấu nháy kép.",
                en: "A cell with a delimiter (\(delimiter.rawValue)) inside must stand in double quotes.")
        }
        let cells = record.fields.map { CellText(source.bytes, $0).string }
        if cells.count == expected + 1, cells.contains("") || zip(cells, cells.dropFirst()).contains(where: isSplit) {
            return Localized(
                vi: "Xóa dấu phẩy thừa (số 5,718 ghi liền là 5718), hoặc đặt ô trong dấu nháy kép (\"5,718\").",
                en: "Delete the extra comma (write 5,718 as 5718), or put the cell in quotes (\"5,718\").")
        }
        return tooManyCells
    }

    /// Two neighbours that look like one number cut in two at its comma: `5` and `718`, `1.250` and `5`.
    private static func isSplit(_ left: String, _ right: String) -> Bool {
        func isNumber(_ text: String) -> Bool {
            text.first?.isNumber == true && text.allSatisfy { "0123456789.".contains($0) }
        }
        return isNumber(left) && isNumber(right) && (right.count == 3 && left.count <= 3 || left.contains("."))
    }

    static func fault(_ fault: Record.Fault, _ source: TextSource, _ record: Record) -> Diagnostic {
        switch fault {
        case .unclosedQuote(let offset):
            unclosedQuote(at: source.location(of: offset, in: record), excerpt: source.excerpt(offset, record.end))
        case .strayQuote(let offset):
            strayQuote(
                at: source.location(of: offset, in: record), excerpt: source.excerpt(record.start, record.end))
        }
    }

    static func unclosedQuote(at location: SourceLocation, excerpt: String?) -> Diagnostic {
        Diagnostic(
            .error, "table.unclosed-quote", vi: "Dấu nháy kép mở ở đây không có dấu đóng; phần sau không đọc được.",
            en: "The double quote opened here is never closed; nothing after it can be read.", at: location,
            excerpt: excerpt,
            hint: Localized(
                vi: "Thêm dấu nháy đóng vào cuối ô; dấu nháy nằm trong ô phải viết hai lần (\"\").",
                en: "Close the quote at the end of the cell; a quote inside a cell is written twice (\"\")."))
    }

    static func strayQuote(at location: SourceLocation, excerpt: String?) -> Diagnostic {
        Diagnostic(
            .error, "table.stray-quote", vi: "Dấu nháy kép đặt sai chỗ trong ô.",
            en: "A double quote stands where it may not.", at: location, excerpt: excerpt,
            hint: Localized(
                vi: "Đặt cả ô trong dấu nháy kép và viết dấu nháy bên trong hai lần: \"Xã \"\"A\"\"\".",
                en: "Enclose the whole cell in quotes and write the quotes inside twice: \"Xã \"\"A\"\"\"."))
    }

    static func emptyRow(_ source: TextSource, _ record: Record) -> Diagnostic {
        Diagnostic(
            .error, "table.missing-value", vi: "Dòng này không có ô nào có nội dung.",
            en: "No cell of this row holds anything.", at: source.location(of: record.start, in: record),
            excerpt: source.excerpt(record.start, record.end),
            hint: Localized(vi: "Xóa dòng trống này.", en: "Delete this empty row."))
    }

    static func duplicateKey(
        _ key: [String], _ values: [String], at location: SourceLocation, first: String
    ) -> Diagnostic {
        let pairs = zip(key, values).map { "\($0) = \($1)" }.joined(separator: ", ")
        return Diagnostic(
            .error, "table.duplicate-key", vi: "Dòng này trùng khóa (\(pairs)) với dòng \(first).",
            en: "This row has the same key (\(pairs)) as \(first).", at: location,
            excerpt: TextSource.excerpt(values.joined(separator: ",")),
            hint: Localized(
                vi: "Giữ lại một dòng đúng, hoặc sửa các cột khóa: \(key.joined(separator: ", ")).",
                en: "Keep the right row, or correct the key columns: \(key.joined(separator: ", "))."))
    }
}
