import Testing

@testable import Tables

@Suite struct CodeBookTests {
    private static func code(_ text: some Collection<UInt8>, in book: CodeBook) -> Int32? {
        // What follows a text must not matter.
        let padded = Array(text) + [UInt8](repeating: 0xFF, count: 16)
        return padded.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { book.code(of: $0, text.count) }
        }
    }

    @Test("Texts of every length are told apart, also where they differ in one byte only", arguments: 0...40)
    func lengths(length: Int) {
        let texts = (0...length).map { changed in
            String((0..<length).map { $0 == changed ? "b" : "a" })
        }
        let book = CodeBook(texts.enumerated().map { (text: $0.element, code: Int32($0.offset)) })
        for (code, text) in texts.enumerated() { #expect(Self.code(text.utf8, in: book) == Int32(code)) }
        #expect(
            Self.code((texts.last ?? "").utf8.map { _ in UInt8(ascii: "c") } + [0x63], in: book) == CodeBook.unknown)
        #expect(Self.code(String(repeating: "a", count: length + 1).utf8, in: book) == CodeBook.unknown)
    }

    @Test("A text and the same text with zero bytes after it are two texts")
    func zeroBytes() {
        let book = CodeBook([(text: "ab", code: 0), (text: "ab\0", code: 1), (text: "ab\0\0\0\0\0\0\0", code: 2)])
        #expect(Self.code("ab".utf8, in: book) == 0)
        #expect(Self.code("ab\0".utf8, in: book) == 1)
        #expect(Self.code("ab\0\0\0\0\0\0\0".utf8, in: book) == 2)
        #expect(Self.code("ab\0\0".utf8, in: book) == CodeBook.unknown)
    }

    @Test("A book grows with its texts and finds all of them again")
    func growth() {
        var book = CodeBook()
        for number in 0..<5000 { book.insert(Array("mã-\(number)-của một thủ tục dài".utf8), Int32(number)) }
        for number in 0..<5000 {
            #expect(Self.code("mã-\(number)-của một thủ tục dài".utf8, in: book) == Int32(number))
        }
        #expect(Self.code("mã-5000-của một thủ tục dài".utf8, in: book) == CodeBook.unknown)
    }

    @Test("Long texts with the same first and last eight bytes are told apart by what lies between")
    func collisions() {
        let texts = (0..<300).map { "12345678\($0 + 1000)abcdefgh" }
        let book = CodeBook(texts.enumerated().map { (text: $0.element, code: Int32($0.offset)) })
        for (code, text) in texts.enumerated() { #expect(Self.code(text.utf8, in: book) == Int32(code)) }
        #expect(Self.code("123456789999abcdefgh".utf8, in: book) == CodeBook.unknown)
    }

    @Test("Of equal texts the first one stays, and several texts may have one code")
    func equalTexts() {
        let book = CodeBook([(text: "a", code: 4), (text: "a", code: 5), (text: "b", code: 4)], other: 9)
        #expect(Self.code("a".utf8, in: book) == 4)
        #expect(Self.code("b".utf8, in: book) == 4)
        #expect(Self.code("c".utf8, in: book) == CodeBook.unknown)
        #expect(book.other == 9)
    }
}
