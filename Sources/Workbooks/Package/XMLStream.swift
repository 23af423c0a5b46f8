import CExpat

/// Receives the elements of one XML document.
protocol XMLHandler: AnyObject {
    func start(_ element: XMLName, _ attributes: XMLAttributes) throws(XMLInterruption)
    func end(_ element: XMLName) throws(XMLInterruption)
    /// Text arrives in pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLInterruption)
}

/// Why a handler wants no more elements.
enum XMLInterruption: Error {
    /// It has what it looked for.
    case finished
    case failed(WorkbookFailure)

    static func failed(_ problem: WorkbookProblem, cell: String? = nil) -> XMLInterruption {
        .failed(WorkbookFailure(problem, cell: cell))
    }
}

/// An XML document that is parsed as its bytes arrive, by expat; document types, and with them entities, are refused.
final class XMLStream {
    private let part: String
    private let limits: WorkbookLimits
    private let parser: XML_Parser
    private let handler: any XMLHandler
    private var depth = 0
    private var bytesGiven = 0
    private var interruption: XMLInterruption?

    init(part: String, limits: WorkbookLimits, handler: any XMLHandler) throws(WorkbookFailure) {
        guard let parser = XML_ParserCreateNS(nil, XMLName.separator) else {
            throw WorkbookFailure(.damaged("\(part): no memory for the parser"))
        }
        self.part = part
        self.limits = limits
        self.handler = handler
        self.parser = parser
        // expat calls back only within `XML_Parse`, which only methods of this object call, so it is alive then.
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { XMLStream.from($0)?.start($1, $2) }, { XMLStream.from($0)?.end($1) })
        XML_SetCharacterDataHandler(parser) { XMLStream.from($0)?.text($1, $2) }
        XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in XMLStream.from(user)?.refuseDocumentType() }
    }

    deinit { XML_ParserFree(parser) }

    /// False once the handler has enough.
    func parse(_ chunk: UnsafeRawBufferPointer) throws(WorkbookFailure) -> Bool {
        bytesGiven += chunk.count
        let bytes = chunk.assumingMemoryBound(to: CChar.self).baseAddress
        let status = XML_Parse(parser, bytes, Int32(chunk.count), 0)
        guard try mayContinue(status) else { return false }
        // What lies behind the current event is a tag without its end so far; expat holds it in memory as a whole.
        if bytesGiven - XML_GetCurrentByteIndex(parser) > limits.tagBytes + chunk.count {
            throw WorkbookFailure(.tooLarge(.tag(part, bytes: limits.tagBytes)))
        }
        return true
    }

    /// To be called behind the last chunk.
    func finish() throws(WorkbookFailure) {
        if interruption != nil { return }
        _ = try mayContinue(XML_Parse(parser, nil, 0, 1))
    }

    private func mayContinue(_ status: XML_Status) throws(WorkbookFailure) -> Bool {
        switch interruption {
        case .failed(let failure): throw failure
        case .finished: return false
        case nil:
            if status == XML_STATUS_OK { return true }
            let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""
            throw WorkbookFailure(.malformedXML(part, line: Int(XML_GetCurrentLineNumber(parser)), reason))
        }
    }

    // What follows is called by expat.

    private static func from(_ user: UnsafeMutableRawPointer?) -> XMLStream? {
        user.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private func interrupt(_ reason: XMLInterruption) {
        if interruption == nil { interruption = reason }
        XML_StopParser(parser, 0)
    }

    // After it was stopped, expat may still report the end of an empty element, so each report asks first.

    private func start(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard interruption == nil, let name, let attributes else { return }
        depth += 1
        if depth > limits.depth { return interrupt(.failed(.tooLarge(.depth(part, limits.depth)))) }
        do throws(XMLInterruption) {
            try handler.start(XMLName(name), XMLAttributes(attributes))
        } catch { interrupt(error) }
    }

    private func end(_ name: UnsafePointer<CChar>?) {
        guard interruption == nil, let name else { return }
        depth -= 1
        do throws(XMLInterruption) { try handler.end(XMLName(name)) } catch { interrupt(error) }
    }

    private func text(_ bytes: UnsafePointer<CChar>?, _ count: Int32) {
        guard interruption == nil, let bytes else { return }
        let start = UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self)
        do throws(XMLInterruption) {
            try handler.text(UnsafeBufferPointer(start: start, count: Int(count)))
        } catch { interrupt(error) }
    }

    private func refuseDocumentType() { interrupt(.failed(.documentType(part))) }
}
