import Diagnostics

extension TableScan {
    /// The records whose key an earlier record has. The files are read again only where some may have.
    func repeatedKeys(_ keys: KeyCheck, _ files: [StreamedFile]) -> [Diagnostic] {
        let suspects = keys.repeatedHashes()
        if suspects.isEmpty { return [] }
        let wanted = key.map { columns[$0] }
        let resolver = KeyResolver(
            RecordKey(Array(wanted.indices), in: wanted, hashBits: keyHashBits),
            names: wanted.map { schema.fields[$0.field].name },
            suspects: suspects)
        for file in files {
            resolver.beginFile(file.path)
            do throws(ByteStreamError) {
                try resolve(file, wanted, resolver)
            } catch {
                return [ScanDiagnostic.unreadable(file.path, error)]
            }
            resolver.endFile()
        }
        return resolver.diagnostics
    }

    /// Gives the key columns of one file to `resolver`, in its order.
    private func resolve(
        _ file: StreamedFile, _ wanted: [ScanColumn], _ resolver: KeyResolver
    ) throws(ByteStreamError) {
        if format(of: file) != .delimited {
            _ = readRecords(file, wanted) { batch, places in
                resolver.take(batch, &places)
                return []
            }
            return
        }
        // What is wrong with the text was said when it was read first.
        guard let text = try TextStream.open(file, declared: schema.encoding).value else { return }
        let reader = ChunkReader(text.utf8, chunkSize: settings.chunkSize)
        let chunk = Chunk(capacity: settings.chunkSize)
        var ignored = ProblemLog(place: SourceLocation(file: file.path))
        guard reader.next(into: chunk),
            let head = ScanHead(chunk, path: file.path, schema: schema, wanted: wanted, log: &ignored)
        else { return }
        let decoder = ChunkDecoder(schema: schema, wanted: wanted, delimiter: head.delimiter)
        var line = 1 + head.lineFeeds
        repeat {
            let start = chunk.number == 0 ? head.start : 0
            let decoded = decoder.decode(chunk, from: start, columnOf: head.columnOf, columnCount: head.columnCount)
            var places = ChunkPlaces(
                path: file.path, decoder: decoder, head: head,
                text: UnsafeBufferPointer(rebasing: chunk.text[start...]), line: line)
            resolver.take(decoded.batch, &places)
            line += decoded.lineFeeds
        } while reader.next(into: chunk)
        if case .stream(let error)? = reader.failure { throw error }
    }
}
