import Diagnostics

extension WorkbookProblem {
    /// What is said of a problem.
    struct Words {
        var code: String
        var vi: String
        var en: String
        var excerpt: String?
        var hint: Localized

        init(_ code: String, vi: String, en: String, excerpt: String? = nil, hint: Localized) {
            self.code = "workbook.\(code)"
            self.vi = vi
            self.en = en
            self.excerpt = excerpt
            self.hint = hint
        }
    }

    fileprivate static let saveAgain = Localized(
        vi: "Mở tệp bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx; nếu không mở được, xin lại tệp gốc.",
        en: "Open the file in Excel or LibreOffice and save it as .xlsx; if it does not open, ask for the original.")
    private static let copyOut = Localized(
        vi: "Chép riêng bảng số liệu sang một sổ Excel mới rồi lưu thành .xlsx.",
        en: "Copy the table of figures alone into a new workbook and save it as .xlsx.")

    var words: Words {
        switch self {
        case .foreign(let kind): return kind.words
        case .damaged(let detail):
            return Words(
                "damaged", vi: "Tệp Excel hỏng hoặc bị cắt cụt.", en: "The workbook is damaged or cut off.",
                excerpt: detail,
                hint: Self.saveAgain)
        case .unsafeEntry(let name):
            return Words(
                "unsafe-entry", vi: "Tệp chứa một mục có đường dẫn không an toàn.",
                en: "The file holds an entry with an unsafe path.", excerpt: name, hint: Self.copyOut)
        case .duplicateEntry(let name):
            return Words(
                "duplicate-entry", vi: "Tệp chứa hai mục cùng tên.", en: "The file holds two entries of one name.",
                excerpt: name, hint: Self.saveAgain)
        case .encryptedEntry(let name):
            return Words(
                "encrypted", vi: "Một phần của tệp bị đặt mật khẩu.", en: "A part of the file is encrypted.",
                excerpt: name,
                hint: Localized(
                    vi: "Giải nén rồi nộp chính sổ Excel không có mật khẩu.",
                    en: "Unpack it and supply the workbook itself, without a password."))
        case .unknownCompression(let name):
            return Words(
                "unknown-compression", vi: "Một phần của tệp nén theo cách không dùng trong sổ Excel.",
                en: "A part of the file is compressed in a way that workbooks do not use.", excerpt: name,
                hint: Self.saveAgain)
        case .missingPart(let name):
            return Words(
                "missing-part", vi: "Sổ Excel thiếu một phần.", en: "The workbook lacks a part.", excerpt: name,
                hint: Self.saveAgain)
        case .documentType(let part):
            return Words(
                "document-type", vi: "Sổ Excel khai kiểu tài liệu (DOCTYPE), điều không được phép.",
                en: "The workbook declares a document type, which is not allowed.", excerpt: part, hint: Self.copyOut)
        case .malformedXML(let part, let line, let reason):
            return Words(
                "malformed-xml", vi: "Nội dung bên trong sổ Excel viết sai.", en: "The workbook's XML is malformed.",
                excerpt: "\(part):\(line): \(reason)", hint: Self.saveAgain)
        case .tooLarge(let limit): return limit.words
        case .noSheets:
            return Words(
                "no-sheets", vi: "Sổ Excel không có trang tính nào.", en: "The workbook has no sheet.",
                hint: Self.saveAgain)
        case .duplicateSheet(let name):
            return Words(
                "duplicate-sheet", vi: "Sổ Excel có hai trang tính cùng tên.",
                en: "The workbook has two sheets of one name.", excerpt: name, hint: Self.saveAgain)
        case .noSuchSheet(let selector, let sheets): return Self.noSuchSheet(selector, sheets)
        case .noSuchName(let name, let known): return Self.noSuchName(name, known)
        case .nameOfNoRange(let name, let formula):
            return Words(
                "name-of-no-range", vi: "Tên “\(name)” trong sổ Excel không chỉ một vùng ô của một trang tính.",
                en: "The name “\(name)” of the workbook does not stand for one range of a sheet.", excerpt: formula,
                hint: Localized(
                    vi: "Sửa tên ấy trong Excel (Formulas > Name Manager), hoặc ghi thẳng vùng ô, như B4:H60.",
                    en: "Correct it in Excel (Formulas > Name Manager), or write the range itself, like B4:H60."))
        case .nameOfSeveralSheets(let name, let sheets):
            let list = sheets.map(String.init).joined(separator: ", ")
            return Words(
                "name-of-several-sheets",
                vi: "Nhiều trang tính của sổ Excel có vùng riêng tên “\(name)” (các trang thứ \(list)).",
                en: "Several sheets of the workbook have a range “\(name)” of their own (numbers \(list)).",
                excerpt: name,
                hint: Localized(vi: "Khai báo sheet để chọn trang.", en: "Declare sheet to choose one."))
        case .sheet(let problem): return problem.words
        }
    }

    private static func noSuchName(_ name: String, _ known: [String]) -> Words {
        let names = known.prefix(20).map { "“\($0)”" }.joined(separator: ", ") + (known.count > 20 ? ", …" : "")
        let form = Localized(vi: "Vùng ô viết như B4:H60.", en: "A range is written like B4:H60.")
        let list = known.isEmpty ? form : Localized(vi: "Các tên có: \(names).", en: "There are: \(names).")
        let near = Suggestion.nearest(to: name, among: known)
        return Words(
            "no-such-name", vi: "Sổ Excel không có vùng ô hay bảng nào tên “\(name)”.",
            en: "The workbook has no range and no table named “\(name)”.", excerpt: name,
            hint: near.map {
                Localized(
                    vi: "Có phải “\($0)” không? \(list.vietnamese)", en: "Is it “\($0)”? \(list.text(in: .english))")
            } ?? list)
    }

    private static func noSuchSheet(_ selector: SheetSelector, _ sheets: [Sheet]) -> Words {
        let names = sheets.map { "“\($0.name)”" }.joined(separator: ", ")
        switch selector {
        case .number(let number):
            return Words(
                "no-such-sheet", vi: "Sổ Excel không có trang tính thứ \(number).",
                en: "The workbook has no sheet number \(number).",
                hint: Localized(
                    vi: "Chọn từ 1 đến \(sheets.count): \(names).", en: "Choose from 1 to \(sheets.count): \(names)."))
        case .name(let name):
            let nearest = Suggestion.nearest(to: name, among: sheets.map(\.name))
            return Words(
                "no-such-sheet", vi: "Sổ Excel không có trang tính tên này.",
                en: "The workbook has no sheet of this name.",
                excerpt: name,
                hint: nearest.map {
                    Localized(
                        vi: "Có phải “\($0)” không? Các trang có: \(names).", en: "Is it “\($0)”? There are: \(names).")
                } ?? Localized(vi: "Các trang có: \(names).", en: "There are: \(names)."))
        }
    }
}

extension SheetProblem {
    fileprivate var words: WorkbookProblem.Words {
        switch self {
        case .noCells:
            WorkbookProblem.Words(
                "not-a-worksheet", vi: "Trang này là biểu đồ hoặc hộp thoại, không có ô số liệu.",
                en: "This tab is a chart or a dialog and has no cells.",
                hint: Localized(
                    vi: "Ghi tên trang tính chứa bảng số liệu.", en: "Name the sheet that holds the table."))
        case .misplaced(let reference):
            WorkbookProblem.Words(
                "misplaced-cell", vi: "Dòng hoặc ô nằm sai vị trí trong tệp.",
                en: "A row or a cell stands where it cannot.", excerpt: reference, hint: WorkbookProblem.saveAgain)
        case .unknownSharedString(let index):
            WorkbookProblem.Words(
                "unknown-shared-string", vi: "Ô trỏ tới một chuỗi chữ không có trong sổ Excel.",
                en: "The cell points to a text that the workbook does not have.", excerpt: index,
                hint: WorkbookProblem.saveAgain)
        case .unknownStyle(let index):
            WorkbookProblem.Words(
                "unknown-style", vi: "Ô dùng một định dạng không có trong sổ Excel, nên không rõ là số hay ngày.",
                en: "The cell has a format that the workbook lacks, so it may be a number or a date.", excerpt: index,
                hint: WorkbookProblem.saveAgain)
        case .unknownCellType(let type):
            WorkbookProblem.Words(
                "unknown-cell-type", vi: "Ô có kiểu không rõ.", en: "The cell has an unknown type.", excerpt: type,
                hint: WorkbookProblem.saveAgain)
        }
    }
}

extension WorkbookProblem.Limit {
    fileprivate var words: WorkbookProblem.Words {
        let (vi, en, excerpt) = text
        return WorkbookProblem.Words(
            "too-large", vi: "Sổ Excel vượt giới hạn: \(vi).", en: "The workbook is beyond a limit: \(en).",
            excerpt: excerpt,
            hint: Localized(
                vi: "Chép riêng bảng số liệu sang một sổ mới; nếu số liệu thật sự lớn như vậy, xuất ra CSV UTF-8.",
                en: "Copy the table alone into a new workbook; if the figures really are that many, export CSV UTF-8."))
    }

    private var text: (vi: String, en: String, excerpt: String?) {
        switch self {
        case .entries(let count): ("hơn \(count) mục", "more than \(count) entries", nil)
        case .part(let part, let bytes): ("một phần lớn hơn \(bytes) byte", "a part of more than \(bytes) bytes", part)
        case .package(let bytes): ("tổng cộng hơn \(bytes) byte", "more than \(bytes) bytes in all", nil)
        case .density(let part, let ratio):
            (
                "nén chặt hơn \(ratio) lần, có thể là tệp phá hoại",
                "compressed more than \(ratio) times, as in a zip bomb", part
            )
        case .cells(let count): ("hơn \(count) ô", "more than \(count) cells", nil)
        case .texts(let bytes): ("hơn \(bytes) byte chữ", "more than \(bytes) bytes of text", nil)
        case .mergedRanges(let count): ("hơn \(count) vùng gộp ô", "more than \(count) merged ranges", nil)
        case .styles(let count): ("hơn \(count) định dạng", "more than \(count) formats", nil)
        case .depth(let part, let depth):
            ("phần tử lồng nhau hơn \(depth) tầng", "elements nested more than \(depth) deep", part)
        case .tag(let part, let bytes): ("một thẻ dài hơn \(bytes) byte", "a tag of more than \(bytes) bytes", part)
        }
    }
}
