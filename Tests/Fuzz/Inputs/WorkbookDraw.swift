import Samples

/// Makes malformed workbooks: of the bytes of the zip file, or of the XML inside.
struct WorkbookDraw {
    private static let tokens = [
        "<c r=\"A1\"><v>1</v></c>", "<c t=\"s\"><v>0</v></c>", "<c t=\"s\"><v>99999999999</v></c>", "<row r=\"1\">",
        "</row>",
        "<row>", "<c>", "</c>", "<v>", "</v>", "<is><t>a</t></is>", "t=\"inlineStr\"", "t=\"e\"", "t=\"b\"",
        "t=\"str\"",
        "t=\"d\"", "s=\"9999999999\"", "s=\"1\"", "<f>1/0</f>", "<f/>", "#REF!", "r=\"XFD1048576\"", "r=\"XFE1048577\"",
        "<mergeCell ref=\"A1:XFD1048576\"/>", "<mergeCell ref=\"A1:B2\"/>", "ref=\"B:A\"",
        "<!DOCTYPE x [<!ENTITY a \"b\">]>",
        "&a;", "&amp;", "&#0;", "&#x10FFFF;", "<![CDATA[", "]]>", "<!--", "-->", "<?xml version=\"1.0\"?>",
        "encoding=\"utf-16\"", "xml:space=\"preserve\"", "xmlns=\"\"", "xmlns:x=\"a\nb\"", "_x000D_", "_xD83D_",
        "Target=\"../../x\"",
        "Target=\"/xl/workbook.xml\"", "numFmtId=\"14\"", "formatCode=\"[h]:mm\"", "formatCode=\"0.0%\"",
        "date1904=\"1\"",
        "hidden=\"1\"", "<col min=\"1\" max=\"16384\" hidden=\"1\"/>", "state=\"veryHidden\"", "2958466",
        "0.30000000000000004",
        "-1", "60", "1E-400", "1.7976931348623157E308", "PK\u{1}\u{2}", "PK\u{5}\u{6}", "PK\u{3}\u{4}",
    ]

    private let whole: [[UInt8]]
    private let unpacked: [ZipFile]
    private let wholeMutator: Mutator
    private let partMutator: Mutator

    init(_ workbooks: [[UInt8]]) {
        // What is long because it must be proves its point in the tests of workbooks already.
        whole = workbooks.filter { $0.count < 20_000 }
        unpacked = whole.compactMap(ZipFile.init)
        wholeMutator = Mutator(tokens: Self.tokens, pieces: whole)
        partMutator = Mutator(tokens: Self.tokens, pieces: unpacked.flatMap { $0.parts.map(\.bytes) })
    }

    func workbook(_ numbers: inout RandomNumbers) -> [UInt8] {
        if numbers.happens(3000) { return wholeMutator.mutated(numbers.one(of: whole), &numbers) }
        var package = numbers.one(of: unpacked)
        for _ in 0..<(1 + numbers.below(2)) where !package.parts.isEmpty {
            let part = numbers.below(package.parts.count)
            switch numbers.below(20) {
            case 0: package.parts.remove(at: part)
            case 1: package.parts.append((numbers.one(of: package.parts).name, package.parts[part].bytes))
            case 2: package.parts[part].name += numbers.one(of: ["\0", "/", "/../..", "\\", "A", "é"])
            default: package.parts[part].bytes = partMutator.mutated(package.parts[part].bytes, &numbers)
            }
        }
        let bytes = package.stored
        return numbers.happens(500) ? wholeMutator.mutated(bytes, &numbers) : bytes
    }
}
