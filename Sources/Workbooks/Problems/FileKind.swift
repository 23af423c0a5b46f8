import Diagnostics

/// What a file is that is no `.xlsx` workbook, as far as its bytes tell.
enum FileKind {
    case empty
    /// `.xls` of Excel 97 to 2003, an OLE2 compound file.
    case oldExcel
    /// A workbook with a password is an OLE2 compound file with the encrypted package inside.
    case passwordProtected
    /// `.xlsb`
    case binaryExcel
    /// `.ods`
    case openDocument
    /// Portals serve web pages under the name of a workbook; old Excel wrote bare XML.
    case webPage
    /// `.docx`, `.pptx`, a plain zip file.
    case otherPackage
    case other

    /// The kind of a file that is no zip file; nil where it begins like one.
    init?(_ bytes: UnsafeRawBufferPointer) {
        if bytes.isEmpty {
            self = .empty
        } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            return nil
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = Self.holdsEncryptedPackage(bytes) ? .passwordProtected : .oldExcel
        } else {
            let text = bytes.prefix(64).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
            self = text.first == UInt8(ascii: "<") ? .webPage : .other
        }
    }

    /// Whether an entry of the compound file's directory is named `EncryptedPackage`. Entries of 128 bytes, with the name
    /// in UTF-16 at their start, lie in sectors of 512 or 4096 bytes ([MS-CFB] 2.6).
    private static func holdsEncryptedPackage(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return stride(from: 512, through: bytes.count - 128, by: 128).contains { offset in
            bytes[offset] == name[0] && bytes[offset...].starts(with: name)
        }
    }

    var words: WorkbookProblem.Words {
        switch self {
        case .empty:
            WorkbookProblem.Words(
                "empty-file", vi: "Tệp trống.", en: "The file is empty.",
                hint: Localized(vi: "Nộp lại tệp có số liệu, hoặc xóa tệp.", en: "Supply the file again, or delete it.")
            )
        case .oldExcel:
            WorkbookProblem.Words(
                "old-excel", vi: "Tệp là sổ Excel kiểu cũ (.xls).",
                en: "The file is a workbook of the old format (.xls).",
                hint: Self.saveAs(from: "Excel"))
        case .passwordProtected:
            WorkbookProblem.Words(
                "password", vi: "Sổ Excel đặt mật khẩu mở tệp.", en: "The workbook is protected by a password.",
                hint: Localized(
                    vi:
                        "Trong Excel chọn Tệp > Thông tin > Bảo vệ sổ làm việc > Mã hóa bằng mật khẩu, xóa mật khẩu rồi lưu.",
                    en: "In Excel choose File > Info > Protect Workbook > Encrypt with Password, clear it, and save."))
        case .binaryExcel:
            WorkbookProblem.Words(
                "binary-excel", vi: "Tệp là sổ Excel nhị phân (.xlsb).", en: "The file is a binary workbook (.xlsb).",
                hint: Self.saveAs(from: "Excel"))
        case .openDocument:
            WorkbookProblem.Words(
                "open-document", vi: "Tệp là OpenDocument (.ods), không phải .xlsx.",
                en: "The file is an OpenDocument (.ods), not .xlsx.", hint: Self.saveAs(from: "LibreOffice"))
        case .webPage:
            WorkbookProblem.Words(
                "web-page", vi: "Tệp là trang web hoặc XML mang tên tệp Excel.",
                en: "The file is a web page or XML under the name of a workbook.", hint: Self.saveAs(from: "Excel"))
        case .otherPackage, .other:
            WorkbookProblem.Words(
                "not-a-workbook", vi: "Tệp không phải sổ Excel .xlsx.", en: "The file is not an .xlsx workbook.",
                hint: Localized(
                    vi: "Nộp sổ Excel lưu dạng .xlsx; tệp văn bản thì đặt đuôi .csv.",
                    en: "Supply a workbook saved as .xlsx; name a text file .csv."))
        }
    }

    private static func saveAs(from program: String) -> Localized {
        Localized(
            vi: "Mở bằng \(program), chọn Lưu thành (Save As) > Excel Workbook (.xlsx).",
            en: "Open it in \(program) and choose Save As > Excel Workbook (.xlsx).")
    }
}
