import CByteIndex
import Glibc

/// Decodes the columns that are asked for, chunk after chunk, for one worker.
///
/// Nearly every cell of an export has one plain form, which is read straight from its bytes; whatever has another goes
/// through the same `CellReader` as the cells of other datasets, so that both read alike.
final class ChunkDecoder {
    private let schema: TableSchema
    private let wanted: [ScanColumn]
    private let readers: [CellReader]
    /// Whether a column before it is of the same field: what is wrong with its cells has then been noted.
    private let isRepeated: [Bool]
    private let delimiter: Delimiter
    private let buffers: [ColumnBuffer]
    private var positions: UnsafeMutablePointer<UInt32>
    private var positionCapacity = 0
    /// Where the rows of the last chunk begin, from the place that decoding began at.
    private(set) var rowStarts: [UInt32] = []
    /// Texts that do not stand in the chunk as they are.
    private var unescaped: [UnsafeMutableBufferPointer<UInt8>] = []
    private(set) var log = ScanLog()

    init(schema: TableSchema, wanted: [ScanColumn], delimiter: Delimiter) {
        self.schema = schema
        self.wanted = wanted
        self.delimiter = delimiter
        isRepeated = wanted.indices.map { number in
            wanted[..<number].contains { $0.field == wanted[number].field }
        }
        readers = wanted.map { CellReader(schema.fields[$0.field], tokens: schema.tokens) }
        buffers = wanted.map { column in
            if case .number = column.encoding { ColumnBuffer(isWide: true) } else { ColumnBuffer(isWide: false) }
        }
        positions = UnsafeMutablePointer.allocate(capacity: 1)
    }

    deinit {
        positions.deallocate()
        for text in unescaped { text.deallocate() }
    }

    /// What one chunk holds.
    struct Decoded {
        var batch: ColumnBatch
        /// Line feeds in the chunk, also those inside quotes.
        var lineFeeds: Int
    }

    /// Decodes the records of `chunk` from `start` on. `columnOf` is the file's column of every wanted column, and
    /// `columnCount` the number of columns in its header.
    func decode(_ chunk: Chunk, from start: Int, columnOf: [Int], columnCount: Int) -> Decoded {
        if chunk.count > start, chunk.bytes[chunk.count - 1] != UInt8(ascii: "\n") {
            // The last record of a file may lack its line feed. The chunk's padding has room for one.
            chunk.bytes[chunk.count] = UInt8(ascii: "\n")
            chunk.count += 1
        }
        let base = chunk.bytes + start
        let count = chunk.count - start
        if positionCapacity < count + 64 {
            positions.deallocate()
            positionCapacity = max(count + 64, Chunk.padding)
            positions = UnsafeMutablePointer.allocate(capacity: positionCapacity)
        }
        log.beginChunk(chunk, from: start)
        var index = congkhai_index(base, count, delimiter.byte, positions)
        let lineFeeds = index.records + index.quoted_line_feeds
        if index.is_faulty != 0 {
            index = congkhai_index(base, reportFault(base, count), delimiter.byte, positions)
        }
        let rows = frame(base, index, columnCount)
        for text in unescaped { text.deallocate() }
        unescaped.removeAll(keepingCapacity: true)
        for (number, column) in wanted.enumerated() {
            let cells = Cells(
                base: base, positions: positions, rowStarts: rowStarts, column: columnOf[number],
                columnCount: columnCount)
            decode(number, column, cells, rows)
        }
        return Decoded(batch: ColumnBatch(rowCount: rows, columns: buffers), lineFeeds: lineFeeds)
    }

    /// Notes a row of the chunk just decoded in which something contradicts itself.
    func report(_ finding: RowFinding) {
        log.add(.rule(finding.rule), row: finding.row, at: Int(rowStarts[finding.row]))
    }

    // MARK: - Rows

    /// Fills `rowStarts` and moves the separators of whole rows together; returns how many rows there are.
    private func frame(
        _ base: UnsafeMutablePointer<UInt8>, _ index: congkhai_index_result, _ columnCount: Int
    ) -> Int {
        let rows = index.records
        if rowStarts.count < rows + 1 { rowStarts = Array(repeating: 0, count: rows + 1) }
        var isEven = index.separators == rows * columnCount
        if isEven {
            rowStarts.withUnsafeMutableBufferPointer { starts in
                var start: UInt32 = 0
                var ends = 0
                for row in 0..<rows {
                    starts[row] = start
                    let end = positions[row * columnCount + columnCount - 1]
                    ends &+= base[Int(end)] == UInt8(ascii: "\n") ? 1 : 0
                    start = end &+ 1
                }
                // As many records as rows, each ending where a row has to end: then none of the others is a line feed.
                isEven = ends == rows
            }
        }
        return isEven ? rows : frameUneven(base, index, columnCount)
    }

    /// Leaves out blank lines, and reports rows with too many or too few cells.
    private func frameUneven(
        _ base: UnsafeMutablePointer<UInt8>, _ index: congkhai_index_result, _ columnCount: Int
    ) -> Int {
        var rows = 0
        var kept = 0
        var first = 0
        var start: UInt32 = 0
        for entry in 0..<index.separators {
            let end = positions[entry]
            guard base[Int(end)] == UInt8(ascii: "\n") else { continue }
            let cells = entry - first + 1
            let isBlank = end == start || end == start + 1 && base[Int(start)] == UInt8(ascii: "\r")
            if cells == columnCount, !isBlank || columnCount == 1 {
                for cell in 0..<columnCount { positions[kept + cell] = positions[first + cell] }
                rowStarts[rows] = start
                rows += 1
                kept += columnCount
            } else if !isBlank {
                log.add(.ragged(found: cells, expected: columnCount), row: nil, at: Int(start))
            }
            first = entry + 1
            start = end + 1
        }
        return rows
    }

    /// Finds the first record in which a quote stands wrong; returns where it begins, which is as far as can be read.
    private func reportFault(_ base: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        var scanner = RecordScanner(UnsafeBufferPointer(start: base, count: count), delimiter)
        var record = Record()
        while scanner.next(into: &record) {
            switch record.fault {
            case .unclosedQuote(let offset): log.addFault(.unclosedQuote, at: offset)
            case .strayQuote(let offset): log.addFault(.strayQuote, at: offset)
            case nil: continue
            }
            return record.start
        }
        // The index and the scanner agree on what is wrong; nothing is read of a chunk if ever they do not.
        log.addFault(.strayQuote, at: 0)
        return 0
    }

    // MARK: - Cells

    /// Where the cells of one column stand.
    private struct Cells {
        let base: UnsafeMutablePointer<UInt8>
        let positions: UnsafeMutablePointer<UInt32>
        let rowStarts: [UInt32]
        let column: Int
        let columnCount: Int

        /// Start and end of every cell, without the carriage return before a line feed.
        @inline(__always)
        func forEach(_ rows: Int, _ body: (_ row: Int, _ start: Int, _ end: Int) -> Void) {
            let isLast = column == columnCount - 1
            rowStarts.withUnsafeBufferPointer { starts in
                for row in 0..<rows {
                    let entry = row &* columnCount &+ column
                    let start = column == 0 ? Int(starts[row]) : Int(positions[entry &- 1]) &+ 1
                    var end = Int(positions[entry])
                    if isLast, end > start, base[end &- 1] == UInt8(ascii: "\r") { end &-= 1 }
                    body(row, start, end)
                }
            }
        }
    }

    private func decode(_ number: Int, _ column: ScanColumn, _ cells: Cells, _ rows: Int) {
        let buffer = buffers[number]
        buffer.reserve(rows)
        let field = schema.fields[column.field]
        switch column.encoding {
        case .date: decodeDates(number, field, cells, rows, buffer.narrow)
        case .number(let decimals): decodeNumbers(number, field, decimals, cells, rows, buffer.wide)
        case .code(let book): decodeCodes(number, book, cells, rows, buffer.narrow)
        case .text:
            // Taken out of the buffer while it is filled: every access to a class is checked.
            var texts: [UnsafeBufferPointer<UInt8>?] = []
            swap(&texts, &buffer.texts)
            texts.removeAll(keepingCapacity: true)
            texts.reserveCapacity(rows)
            cells.forEach(rows) { row, start, end in
                texts.append(self.text(number, cells.base, row, start, end))
            }
            swap(&texts, &buffer.texts)
        }
    }

    private func decodeDates(
        _ number: Int, _ field: FieldSchema, _ cells: Cells, _ rows: Int, _ output: UnsafeMutablePointer<Int32>
    ) {
        let base = cells.base
        let isISO = field.dates == .iso || field.dates == .isoTime
        DateDecoder.withTable { months in
            cells.forEach(rows) { row, start, end in
                if end &- start == 10 {
                    let day =
                        isISO ? DateDecoder.iso(base + start, months) : DateDecoder.dayMonthYear(base + start, months)
                    if let day {
                        output[row] = day
                        return
                    }
                }
                output[row] = ColumnBatch.absentDate
                if end == start, !field.required { return }
                if case .date(.date(let date))? = self.slowly(number, base, row, start, end) {
                    output[row] = date.dayNumber
                }
            }
        }
    }

    private func decodeNumbers(
        _ number: Int, _ field: FieldSchema, _ decimals: Int, _ cells: Cells, _ rows: Int,
        _ output: UnsafeMutablePointer<Int64>
    ) {
        let base = cells.base
        let isPlain =
            field.minimum == nil && field.maximum == nil && !field.isPercent && !readers[number].digitsMayBeAbsence
        var power: Int64 = 1
        for _ in 0..<decimals { power *= 10 }
        cells.forEach(rows) { row, start, end in
            if isPlain, end > start, end &- start <= 9 {
                var value: Int64 = 0
                var isDigits = true
                for index in start..<end {
                    let digit = base[index] &- 0x30
                    isDigits = isDigits && digit < 10
                    value = value &* 10 &+ Int64(digit)
                }
                if isDigits {
                    output[row] = value &* power
                    return
                }
            }
            output[row] = ColumnBatch.absentNumber
            if end == start, !field.required { return }
            guard case .number(.value(let value, let qualifier))? = self.slowly(number, base, row, start, end) else {
                return
            }
            if qualifier != .exact {
                self.note(number, .notANumber, self.string(base, start, end), row, start)
            } else if let scaled = Self.scaled(value, power) {
                output[row] = scaled
            } else {
                self.note(number, .doesNotFitRecords(decimals: decimals), self.string(base, start, end), row, start)
            }
        }
    }

    /// Of a number in records, its decimals among them.
    static let mostDigits = 15

    /// `value` times `power`, where that is a whole number of at most `mostDigits` digits: sums of such numbers fit.
    static func scaled(_ value: Rational, _ power: Int64) -> Int64? {
        guard let product = value.multiplied(by: Rational(Int(power))), product.isInteger,
            product.numerator.magnitude < 1_000_000_000_000_000
        else { return nil }
        return Int64(product.numerator)
    }

    private func decodeCodes(
        _ number: Int, _ book: CodeBook, _ cells: Cells, _ rows: Int, _ output: UnsafeMutablePointer<Int32>
    ) {
        let base = cells.base
        let isRequired = readers[number].field.required
        cells.forEach(rows) { row, start, end in
            if end == start, !isRequired {
                output[row] = CodeBook.absent
                return
            }
            let code = book.code(of: base + start, end &- start)
            if code >= 0 {
                output[row] = code
                return
            }
            output[row] = CodeBook.absent
            if let other = book.other, self.isPlainText(number, base, start, end) {
                output[row] = other
                return
            }
            guard case .text(let text)? = self.slowly(number, base, row, start, end) else { return }
            let found = book.code(of: text)
            if found >= 0 {
                output[row] = found
            } else if let other = book.other {
                output[row] = other
            } else {
                self.note(number, .notAllowed, text, row, start)
            }
        }
    }

    /// The bytes of a text cell; nil where it is absent.
    private func text(
        _ number: Int, _ base: UnsafeMutablePointer<UInt8>, _ row: Int, _ start: Int, _ end: Int
    ) -> UnsafeBufferPointer<UInt8>? {
        if isPlainText(number, base, start, end) {
            return UnsafeBufferPointer(start: base + start, count: end - start)
        }
        guard case .text(let text)? = slowly(number, base, row, start, end) else { return nil }
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
        _ = copy.initialize(from: text.utf8)
        unescaped.append(copy)
        return UnsafeBufferPointer(copy)
    }

    /// ASCII text without quotes or space around it, which is no absence token: what stands there is what is meant.
    private func isPlainText(_ number: Int, _ base: UnsafeMutablePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard end > start, base[start] != UInt8(ascii: "\""), base[start] > 0x20, base[end - 1] > 0x20 else {
            return false
        }
        for index in start..<end where base[index] >= 0x80 { return false }
        return !readers[number].isAbsence(base + start, end - start)
    }

    /// A cell that is not in its plain form. Nil where it cannot be read, which is noted.
    private func slowly(
        _ number: Int, _ base: UnsafeMutablePointer<UInt8>, _ row: Int, _ start: Int, _ end: Int
    ) -> CellValue? {
        let reader = readers[number]
        let text = UnsafeBufferPointer(start: UnsafePointer(base), count: end)
        var range = FieldRange(start: start, end: end)
        if end - start >= 2, base[start] == UInt8(ascii: "\"") {
            range = FieldRange(start: start + 1, end: end - 1)
            range.hasDoubledQuotes = text[range.start..<range.end].contains(UInt8(ascii: "\""))
        }
        let cell = CellText(text, range)
        if cell.isEmpty, !reader.field.required { return nil }
        if String(validating: text[cell.start..<cell.end], as: UTF8.self) == nil {
            if !isRepeated[number] { log.add(.notUTF8, row: row, at: cell.start) }
            return nil
        }
        do throws(CellProblem) {
            return try reader.read(.delimited(cell))
        } catch {
            note(number, error, cell.string, row, cell.start)
            return nil
        }
    }

    private func note(_ number: Int, _ problem: CellProblem, _ text: String, _ row: Int, _ start: Int) {
        if !isRepeated[number] { log.add(.cell(field: wanted[number].field, problem, text), row: row, at: start) }
    }

    private func string(_ base: UnsafeMutablePointer<UInt8>, _ start: Int, _ end: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: base + start, count: end - start), as: UTF8.self)
    }
}
