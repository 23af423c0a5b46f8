import Tables

/// Turns what is stored of a cell into its value.
struct CellInterpreter {
    /// The attribute `t`.
    enum StoredType {
        case number, sharedString, inlineString, formulaString, boolean, error, date

        /// A cell without the attribute is a number.
        init?(_ bytes: UnsafeBufferPointer<UInt8>) {
            switch bytes.count {
            case 1:
                switch bytes[0] {
                case UInt8(ascii: "n"): self = .number
                case UInt8(ascii: "s"): self = .sharedString
                case UInt8(ascii: "b"): self = .boolean
                case UInt8(ascii: "e"): self = .error
                case UInt8(ascii: "d"): self = .date
                default: return nil
                }
            case _ where bytes.elementsEqual("str".utf8): self = .formulaString
            case _ where bytes.elementsEqual("inlineStr".utf8): self = .inlineString
            default: return nil
            }
        }
    }

    let sharedStrings: [String]
    let formats: [NumberFormat]
    let dateSystem: DateSystem
    /// The results of formulas are not to be trusted.
    let isOutOfDate: Bool

    /// - Parameters:
    ///   - hasResult: whether the element `v` or `is` is there, be it empty.
    func value(
        _ type: StoredType, style: Int, hasFormula: Bool, hasResult: Bool, text: StoredText
    ) throws(XMLInterruption) -> CellValue {
        if hasFormula, isOutOfDate || !hasResult || text.isEmpty && type != .formulaString { return .noCachedValue }
        switch type {
        case .inlineString, .formulaString: return hasResult ? .text(text.string) : .empty
        case _ where text.isEmpty: return .empty
        case .sharedString: return try sharedString(text)
        case .number: return number(text, try format(style))
        case .boolean:
            return switch text.string {
            case "1", "true": .boolean(true)
            case "0", "false": .boolean(false)
            default: .unusable(text.string, .malformed)
            }
        case .error: return .error(text.string)
        case .date: return ISODateText.value(text.string)
        }
    }

    private func sharedString(_ text: StoredText) throws(XMLInterruption) -> CellValue {
        var index = 0
        for byte in text.bytes {
            guard (0x30...0x39).contains(byte), index <= sharedStrings.count else {
                throw .failed(.sheet(.unknownSharedString(text.string)))
            }
            index = index * 10 + Int(byte) - 0x30
        }
        guard index < sharedStrings.count else { throw .failed(.sheet(.unknownSharedString(text.string))) }
        return .text(sharedStrings[index])
    }

    /// A workbook without styles has style 0 only.
    private func format(_ style: Int) throws(XMLInterruption) -> NumberFormat {
        if formats.indices.contains(style) { return formats[style] }
        if style == 0 { return .general }
        throw .failed(.sheet(.unknownStyle(String(style))))
    }

    private func number(_ text: StoredText, _ format: NumberFormat) -> CellValue {
        switch text.bytes.withUnsafeBufferPointer(DecimalText.number) {
        case .number(let value):
            format.kind == .number ? .number(value, format.style) : moment(value, text, format.kind)
        case .tooLarge: .unusable(text.string, .numberTooLarge)
        case .malformed: .unusable(text.string, .malformed)
        }
    }

    private func moment(_ value: Rational, _ text: StoredText, _ kind: NumberFormat.Kind) -> CellValue {
        if kind == .elapsed {
            let milliseconds = value.multiplied(by: Rational(DateSystem.millisecondsPerDay))?.scaled(decimals: 0)
            return milliseconds.map { .time(seconds: ISODateText.seconds($0)) }
                ?? .unusable(text.string, .numberTooLarge)
        }
        guard let (serial, milliseconds) = dateSystem.moment(value) else { return .unusable(text.string, .noSuchDate) }
        if kind == .clock, value < .one {
            // What rounds up to midnight is the end of the day, not its beginning.
            let sinceMidnight = serial * DateSystem.millisecondsPerDay + milliseconds
            return .time(seconds: ISODateText.seconds(sinceMidnight))
        }
        guard let date = dateSystem.date(serial: serial) else { return .unusable(text.string, .noSuchDate) }
        return .date(date, hasTime: milliseconds != 0)
    }
}
