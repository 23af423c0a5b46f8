import Diagnostics
import Tables
import Testing

/// What a clerk is told to do.
@Suite struct HintTests {
    @Test(
        "A whole number written in groups is to be written without them",
        arguments: [
            ("5.718", "5718"), ("\"5,718\"", "5718"), ("5 718", "5718"), ("5\u{A0}718", "5718"),
            ("-1.234.567", "-1234567"),
        ])
    func grouped(cell: String, plain: String) {
        let found = read("name,n\na,\(cell)\n", .with(FieldSchema(name: "n", type: .integer))).diagnostics
        #expect(found.count == 1)
        #expect(found.first?.hint?.vietnamese.hasPrefix("Ghi liền các chữ số: \(plain)") == true)
        #expect(found.first?.hint?.english?.contains(": \(plain)") == true)
    }

    @Test(
        "What is no group of digits is not to be joined", arguments: ["1.5", "12 34", "0.718", "1.2345", "5.718,123"])
    func notGrouped(cell: String) {
        let found = read("name,n\na,\"\(cell)\"\n", .with(FieldSchema(name: "n", type: .integer))).diagnostics
        #expect(found.count == 1 && found.first?.hint?.vietnamese.contains("Ghi liền") == false)
    }

    @Test(
        "A row with a cell too many may have a number cut in two, or a comma too many",
        arguments: [("a,5,718", true), ("a,1.250,5", true), ("a,,7", true), ("a,7,", true), ("Xã A, huyện B,7", false)])
    func ragged(row: String, isComma: Bool) {
        let found = read("name,n\n\(row)\n", .with(FieldSchema(name: "n", type: .integer))).diagnostics
        #expect(found.map(\.code) == ["table.ragged-row"])
        #expect(found.first?.hint?.vietnamese.contains("dấu phẩy thừa") == isComma)
        #expect(found.first?.hint?.vietnamese.contains("nháy kép") == true)
    }

    @Test("The file that lists what a cell may hold is named")
    func register() {
        var field = FieldSchema(name: "n", type: .string, allowed: ["trung-tam"])
        func hint() -> String? { read("name,n\na,mot-cua\n", .with(field)).diagnostics.first?.hint?.english }
        #expect(hint()?.contains("units.yaml") == false)
        field.allowedIn = "units.yaml"
        #expect(hint()?.contains("units.yaml") == true)
    }

    @Test("A cell is found again in the file, past quotes, line breaks and other orders of columns")
    func places() throws {
        let schema = TableSchema.with(FieldSchema(name: "n", type: .integer))
        let read = TableReader.read(
            [
                (path: "a.csv", bytes: Array("\u{FEFF}name,n\r\nệ,1\r\n\"b\nc,\", 2\r\n".utf8)),
                (path: "b.csv", bytes: Array("n,name\n\"3\",\"d\"\n".utf8)),
            ], schema: schema)
        let table = try #require(read.value)
        #expect(table.location(ofRow: 0, field: "n") == SourceLocation(file: "a.csv", line: 2, column: 3))
        #expect(table.location(ofRow: 1, field: "n") == SourceLocation(file: "a.csv", line: 4, column: 6))
        #expect(table.location(ofRow: 1, field: "name") == SourceLocation(file: "a.csv", line: 3, column: 2))
        #expect(table.location(ofRow: 2, field: "n") == SourceLocation(file: "b.csv", line: 2, column: 2))
        #expect(table.location(ofRow: 2) == SourceLocation(file: "b.csv", line: 2))
    }
    @Test("A cell is found again in every form of file, by alias and after decoding")
    func placesInOtherForms() throws {
        let schema = TableSchema(fields: [
            FieldSchema(name: "name", aliases: ["tên"], type: .string), FieldSchema(name: "n", type: .integer),
        ])
        let utf16 = "tên\tn\r\nệ\t1\r\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let read = TableReader.read(
            [
                (path: "a.csv", bytes: Array("sep=;\nn;tên\n1;ệ\n".utf8)),
                (path: "b.csv", bytes: [0xFF, 0xFE] + utf16),
                (path: "c.json", bytes: Array("[{\"n\":1,\"tên\":\"a\"},\n {\"tên\":\"ệ\", \"n\":2}]".utf8)),
                (path: "d.ndjson", bytes: Array("{\"n\":1,\"tên\":\"a\"}\n{\"tên\":\n\"ệ\", \"n\":2}".utf8)),
            ], schema: schema)
        let table = try #require(read.value, "\(read.diagnostics)")
        #expect(table.location(ofRow: 0, field: "name") == SourceLocation(file: "a.csv", line: 3, column: 3))
        #expect(table.location(ofRow: 1, field: "n") == SourceLocation(file: "b.csv", line: 2, column: 3))
        #expect(table.location(ofRow: 3, field: "n") == SourceLocation(file: "c.json", line: 2, column: 18))
        #expect(table.location(ofRow: 5, field: "name") == SourceLocation(file: "d.ndjson", line: 3, column: 1))
    }

    @Test(
        "A number behind a word that the dataset does not know: the sign for it, and how the word is declared",
        arguments: [
            ("khoảng 20", "≈ 20", "approximately"), ("Trên 1.500", "> 1.500", "more_than"),
            ("không quá 5", "≤ 5", "at_most"), ("từ 7", "≥ 7", "at_least"), ("dưới 7", "< 7", "less_than"),
        ])
    func words(cell: String, written: String, key: String) {
        let field = FieldSchema(name: "n", type: .integer, notation: .vietnamese)
        let hint = read("name,n\na,\(cell)\n", .with(field)).diagnostics.first?.hint
        #expect(hint?.vietnamese.hasPrefix("Ghi \(written), hoặc") == true)
        #expect(hint?.english?.contains("tokens: {\(key): ") == true)
    }

    @Test("A word before what is no number is no qualifier", arguments: ["khoảng", "trên mười", "từ Sở A"])
    func noWords(cell: String) {
        let hint = read("name,n\na,\(cell)\n", .with(FieldSchema(name: "n", type: .integer))).diagnostics.first?.hint
        #expect(hint?.vietnamese.contains("tokens") == false)
    }

    @Test(
        "A day that its month does not have is called that, in either notation",
        arguments: [
            ("31/02/2024", DateNotation.dayMonthYear, "tháng 2 năm 2024 không có ngày 31"),
            ("31/02/2024", .iso, "tháng 2 năm 2024 không có ngày 31"),
            ("2023-02-29", .iso, "tháng 2 năm 2023 không có ngày 29"),
            ("02/28/2024", .dayMonthYear, "một năm không có tháng 28"),
            ("14/6/0219", .dayMonthYear, "năm 219 không nằm trong khoảng 1900 đến 2199"),
        ])
    func impossible(cell: String, dates: DateNotation, words: String) {
        let found = read("name,n\na,\(cell)\n", .with(FieldSchema(name: "n", type: .date, dates: dates))).diagnostics
        #expect(found.map(\.code) == ["table.impossible-date"])
        #expect(found.first?.message.vietnamese.contains(words) == true)
        let isMonthFirst = found.first?.hint?.vietnamese.contains("viết 28/02/2024") == true
        #expect(isMonthFirst == cell.hasPrefix("02/28"))
    }

    @Test("Members may be meant by their names, in any case")
    func members() {
        var field = FieldSchema(name: "n", type: .string, allowed: ["so-y-te"])
        field.allowedAliases = ["Sở Y tế": "so-y-te"]
        let hint = read("name,n\na,SỞ Y TÊ\n", .with(field)).diagnostics.first?.hint
        #expect(hint?.vietnamese == "Có phải là “Sở Y tế” không?")
    }

    @Test(
        "A misspelt name is answered with a name and a misspelt id with an id",
        arguments: [
            ("XÃ MẪU HAI", "Có phải là “Xã Mẫu Hai (ví dụ)” không?", "Did you mean “Model Two Commune (example)”?"),
            (
                "Xa Mau Hai (vi du)", "Có phải là “Xã Mẫu Hai (ví dụ)” không?",
                "Did you mean “Xã Mẫu Hai (ví dụ)”?"
            ),
            ("XA-MAU-HAI", "Có phải là “xa-mau-hai” không?", "Did you mean “xa-mau-hai”?"),
            // A name that several have means none of them.
            ("CHUNG  ID", "Có phải là “chung-id” không?", "Did you mean “chung-id”?"),
            (
                "Phường khác", "Các giá trị cho phép: xa-mau-hai (Xã Mẫu Hai (ví dụ)), chung-id (Chung), khong-ten.",
                "Allowed values: xa-mau-hai (Model Two Commune (example)), chung-id (Chung), khong-ten."
            ),
        ])
    func names(cell: String, vietnamese: String, english: String) {
        var field = FieldSchema(name: "n", type: .string, allowed: ["xa-mau-hai", "chung-id", "khong-ten"])
        let name = Localized(vi: "Xã Mẫu Hai (ví dụ)", en: "Model Two Commune (example)")
        field.allowedNames = ["xa-mau-hai": name, "chung-id": Localized(vi: "Chung")]
        field.allowedAliases = [name.vietnamese: "xa-mau-hai", name.text(in: .english): "xa-mau-hai"]
        let hint = read("name,n\na,\(cell)\n", .with(field)).diagnostics.first?.hint
        #expect(hint?.vietnamese == vietnamese)
        #expect(hint?.text(in: .english) == english)
    }
}
