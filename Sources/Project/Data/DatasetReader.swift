import Diagnostics
import Metrics
import Tables

/// Reads the data files of a descriptor and checks what the schema of a file cannot say.
struct DatasetReader {
    let source: ProjectSource
    let units: [OrganisationalUnit]
    /// Nil where `sources.yaml` could not be read.
    let sources: [SourceDocument]?

    /// The dataset; where its files cannot be used, without a row, so that what asks for it can still be checked.
    func read(_ descriptor: Descriptor, _ problems: inout [Diagnostic]) -> (dataset: Dataset, isSound: Bool) {
        let before = problems.count
        checkKeys(descriptor, &problems)
        if let covers = descriptor.covers {
            // Records are read in passing, when it is known what is asked of them.
            var dataset = dataset(descriptor, Table(empty: descriptor.schema.fields))
            let files = descriptor.files.flatMap { records($0, &problems) }
            dataset.records = Dataset.Records(
                schema: descriptor.schema.ofRecords(), files: files, covers: covers, rules: descriptor.rules)
            return (dataset, !problems[before...].containsError)
        }
        if let table = table(descriptor, &problems) {
            let dataset = dataset(descriptor, table)
            checkPeriods(dataset, &problems)
            checkSources(dataset, &problems)
            checkStates(dataset, &problems)
            checkUnits(dataset, &problems)
            if !problems[before...].containsError { return (dataset, true) }
        }
        return (dataset(descriptor, Table(empty: descriptor.schema.fields)), false)
    }

    /// Keys that none of the files they stand for has a use for; what holds for several files may be meant for one of them.
    private func checkKeys(_ descriptor: Descriptor, _ problems: inout [Diagnostic]) {
        var used: Set<SourceLocation> = []
        var idle: [Diagnostic] = []
        for entry in descriptor.files {
            for path in Self.matching(entry.path, among: source.paths(under: "data/", suffix: "")) {
                let format = entry.form.schema.format ?? TableFormat(ofPath: path)
                for key in FormKey.allCases {
                    guard let location = entry.form.keys[key] else { continue }
                    if key.isUsed(by: format) {
                        used.insert(location)
                    } else {
                        idle.append(key.idle(beside: source.shown(path), at: location))
                    }
                }
            }
        }
        var said = used
        problems += idle.filter { $0.location.map { said.insert($0).inserted } ?? false }
    }

    /// The data files that an entry means; that there is none is reported.
    private func paths(_ entry: FileEntry, _ problems: inout [Diagnostic]) -> [String] {
        let paths = Self.matching(entry.path, among: source.paths(under: "data/", suffix: ""))
        if paths.isEmpty {
            problems.append(
                Diagnostic(
                    .error, "descriptor.no-file", vi: "Không có tệp dữ liệu nào khớp với “\(entry.path)”.",
                    en: "No data file matches “\(entry.path)”.", at: entry.location,
                    excerpt: entry.path,
                    hint: Localized(
                        vi: "Đặt tệp vào thư mục data hoặc sửa path.", en: "Put the file in data, or correct path.")))
        }
        return paths
    }

    /// The files of records that an entry means, to be opened when their turn comes.
    private func records(_ entry: FileEntry, _ problems: inout [Diagnostic]) -> [StreamedFile] {
        let form = entry.form
        var files: [StreamedFile] = []
        var isDelimited = false
        for path in paths(entry, &problems) {
            guard var file = source.stream(path) else { continue }
            switch form.schema.format ?? TableFormat(ofPath: path) {
            case .delimited: isDelimited = true
            case .xlsx:
                file.openSheets = { [file] () throws(ByteStreamError) in
                    var problems: [Diagnostic] = []
                    let workbook = SheetReader.open(try file.readAll(), path: file.path, &problems)
                    return Diagnosed(workbook?.streams(at: form.sheet, &problems) ?? [], problems)
                }
            case .json, .ndjson: break
            }
            files.append(file)
        }
        if isDelimited, !form.schema.rows.isEmpty {
            problems.append(
                Diagnostic(
                    .error, "descriptor.rows-of-text",
                    vi: "skip_rows, total_rows không dùng được với hồ sơ trong tệp văn bản (CSV).",
                    en: "skip_rows and total_rows have no meaning with records in delimited text.",
                    at: entry.location, excerpt: entry.path,
                    hint: Localized(
                        vi: "Xóa các dòng ấy khỏi tệp rồi bỏ khóa này, hoặc dùng tệp Excel.",
                        en: "Delete those rows from the file and the key from here, or use a workbook.")))
        }
        return files
    }

    /// Nil where a file cannot be had, which is reported.
    private func table(_ descriptor: Descriptor, _ problems: inout [Diagnostic]) -> Table? {
        let before = problems.count
        var files: [(file: DataFile, schema: TableSchema)] = []
        var taken: Set<String> = []
        var workbooks: [String: SheetReader?] = [:]
        for entry in descriptor.files {
            for path in paths(entry, &problems) {
                guard let bytes = source.bytes(path, &problems) else { continue }
                let shown = source.shown(path)
                if (entry.form.schema.format ?? TableFormat(ofPath: path)) != .xlsx {
                    if !taken.insert(path).inserted { problems.append(Self.twice(entry, shown)) }
                    files.append((.bytes(path: shown, bytes), entry.form.schema))
                    continue
                }
                let workbook = workbooks[path] ?? SheetReader.open(bytes, path: shown, &problems)
                workbooks[path] = .some(workbook)
                for sheet in workbook?.sheets(at: entry.form.sheet, &problems) ?? [] {
                    let range = entry.form.sheet.range.text
                    // No name of a sheet holds a colon.
                    if !taken.insert("\(path):\(sheet.name):\(range)").inserted {
                        problems.append(Self.twice(entry, "\(shown)[\(sheet.name)]"))
                    }
                    guard let file = workbook?.read(sheet, at: entry.form.sheet, &problems) else { continue }
                    files.append((file, schema(entry.form, of: sheet.name, in: shown)))
                }
            }
        }
        // What keeps the files from being read has been said.
        if problems[before...].containsError { return nil }
        let read = TableReader.read(files)
        problems += read.diagnostics
        return read.value
    }

    private func schema(_ form: FileForm, of sheet: String, in path: String) -> TableSchema {
        var schema = form.schema
        if let field = form.sheetName {
            schema.constants.append(
                Constant(field: field, text: sheet, at: SourceLocation(file: path, sheet: sheet)))
        }
        return schema
    }

    private static func twice(_ entry: FileEntry, _ name: String) -> Diagnostic {
        Diagnostic(
            .error, "descriptor.file-twice", vi: "“\(name)” được đọc hai lần.", en: "“\(name)” is read twice.",
            at: entry.location, excerpt: entry.path,
            hint: Localized(
                vi: "Bỏ một mục của files, hoặc đổi path hay sheet.",
                en: "Remove an entry of files, or change path or sheet."
            ))
    }

    private func dataset(_ descriptor: Descriptor, _ table: Table) -> Dataset {
        Dataset(
            name: descriptor.name, title: descriptor.title, description: descriptor.description,
            kind: descriptor.kind, audience: descriptor.audience, subject: descriptor.subject?.path,
            frequency: descriptor.frequency,
            fields: descriptor.fields, period: descriptor.period, parts: descriptor.parts, within: descriptor.within,
            wholes: descriptor.wholes, totals: descriptor.totals, measures: descriptor.measures,
            checks: descriptor.checks, breaks: descriptor.breaks, sourceField: descriptor.sourceField,
            sectionField: descriptor.sectionField, noteField: descriptor.noteField,
            stateField: descriptor.stateField, table: table, location: descriptor.location)
    }

    // MARK: - Files

    /// The paths in `data/` that a name or a pattern with one `*` means.
    static func matching(_ pattern: String, among paths: [String]) -> [String] {
        let pieces = ("data/" + pattern).split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
        guard pieces.count == 2 else { return paths.filter { $0 == "data/" + pattern } }
        return paths.filter {
            $0.count >= pieces[0].count + pieces[1].count && $0.hasPrefix(pieces[0]) && $0.hasSuffix(pieces[1])
        }
    }

    // MARK: - Rows

    private func checkPeriods(_ dataset: Dataset, _ problems: inout [Diagnostic]) {
        for row in 0..<dataset.table.rowCount {
            if RowFacts.period(ofRow: row, in: dataset) == nil {
                problems.append(
                    Diagnostic(
                        .error, "data.period-end-before-start", vi: "Kỳ số liệu kết thúc trước khi bắt đầu.",
                        en: "The period ends before it starts.",
                        at: dataset.location(ofRow: row, names: dataset.period.fields),
                        excerpt: interval(of: row, in: dataset),
                        hint: Localized(
                            vi: "Kiểm tra hai ngày \(dataset.period.fields.joined(separator: ", ")); có thể bị đảo.",
                            en:
                                "Check the two dates \(dataset.period.fields.joined(separator: ", ")); they may be swapped."
                        )))
            }
            if case .interval(let from, let to) = dataset.period,
                isKnown(from, row, dataset) != isKnown(to, row, dataset)
            {
                let unknown = isKnown(from, row, dataset) ? to : from
                problems.append(
                    Diagnostic(
                        .error, "data.half-period", vi: "Kỳ số liệu chỉ có một đầu.",
                        en: "The period has one end only.", at: dataset.location(ofRow: row, names: [unknown]),
                        excerpt: interval(of: row, in: dataset),
                        hint: Localized(
                            vi: "Ghi cả hai ngày, hoặc ghi … ở cả hai cột nếu nguồn không nêu kỳ.",
                            en: "Write both dates, or … in both columns if the source states no period.")))
            }
        }
    }

    private func isKnown(_ field: String, _ row: Int, _ dataset: Dataset) -> Bool {
        dataset.table.index(of: field).flatMap { dataset.table.date($0, row: row)?.date } != nil
    }

    private func interval(of row: Int, in dataset: Dataset) -> String {
        dataset.period.fields.map { name in
            dataset.table.index(of: name).flatMap { dataset.table.date($0, row: row)?.date?.iso } ?? "…"
        }.joined(separator: "..")
    }

    private func checkSources(_ dataset: Dataset, _ problems: inout [Diagnostic]) {
        guard let sources, let name = dataset.sourceField, let field = dataset.table.index(of: name) else { return }
        for row in 0..<dataset.table.rowCount {
            guard let id = dataset.table.string(field, row: row), !sources.contains(where: { $0.id == id }) else {
                continue
            }
            problems.append(
                .unknown(
                    "data.unknown-source", vi: "nguồn", en: "source", id,
                    in: Localized(vi: "trong sources.yaml", en: "in sources.yaml"),
                    among: sources.map(\.id), at: dataset.location(ofRow: row, names: [name])))
        }
    }

    /// Figures whose state cannot be told are not taken for final.
    private func checkStates(_ dataset: Dataset, _ problems: inout [Diagnostic]) {
        guard let name = dataset.stateField, let index = dataset.table.index(of: name),
            case .strings(_, _, let absences) = dataset.table.columns[index]
        else { return }
        let words = RowState.allCases.flatMap(\.words)
        let quoted = words.map { "“\($0)”" }
        for row in 0..<dataset.table.rowCount {
            let text = dataset.table.string(index, row: row)
            // An empty cell, or one to which the question does not apply, is that of a final figure.
            guard let written = text ?? absences[row].flatMap({ $0 == .notApplicable ? nil : $0.sign }),
                RowState(word: written) == nil
            else { continue }
            let near = text.flatMap { Suggestion.nearest(to: $0.lowercased(), among: words) }
            problems.append(
                Diagnostic(
                    .error, "data.unknown-state", vi: "“\(written)” không phải là tình trạng của số liệu.",
                    en: "“\(written)” is no state of figures.", at: dataset.location(ofRow: row, names: [name]),
                    excerpt: written,
                    hint: Localized(
                        vi: (near.map { "Có phải là “\($0)”? " } ?? "")
                            + "Viết \(quoted.joined(separator: ", ")), hoặc để trống nếu số đã chốt.",
                        en: (near.map { "Did you mean “\($0)”? " } ?? "")
                            + "Write \(quoted.joined(separator: ", ")), or leave it empty where the figure is final.")))
        }
    }

    /// A unit has figures only for periods in which it existed.
    private func checkUnits(_ dataset: Dataset, _ problems: inout [Diagnostic]) {
        for field in dataset.dimensionFields where field.dimension?.isUnits == true {
            guard let index = dataset.table.index(of: field.name) else { continue }
            for row in 0..<dataset.table.rowCount {
                guard let id = dataset.table.string(index, row: row), let unit = units.first(where: { $0.id == id }),
                    let interval = RowFacts.period(ofRow: row, in: dataset)?.interval
                else { continue }
                let isEarly = unit.validFrom.map { interval.upperBound < $0 } ?? false
                let isLate = unit.validTo.map { interval.lowerBound > $0 } ?? false
                guard isEarly || isLate else { continue }
                problems.append(
                    Diagnostic(
                        .error, "data.unit-not-valid", vi: "Đơn vị “\(id)” không tồn tại trong kỳ này.",
                        en: "The unit “\(id)” did not exist in this period.",
                        at: dataset.location(ofRow: row, names: [field.name]),
                        excerpt: id,
                        hint: Localized(
                            vi: unit.successor.map {
                                "Đơn vị kế thừa là “\($0)”; nếu kỳ đúng, hãy sửa valid_from, valid_to trong units.yaml."
                            }
                                ?? "Kiểm tra kỳ, hoặc valid_from, valid_to trong units.yaml.",
                            en: unit.successor.map {
                                "Its successor is “\($0)”; if the period is right, correct valid_from, valid_to in units.yaml."
                            }
                                ?? "Check the period, or valid_from, valid_to in units.yaml.")))
            }
        }
    }
}

extension Table {
    /// No row.
    fileprivate init(empty fields: [FieldSchema]) {
        let columns = fields.map { field -> Column in
            switch field.type {
            case .integer, .decimal: .numbers([])
            case .date: .dates([])
            case .string, .period: .strings(codes: [], dictionary: [], absences: [:])
            }
        }
        self.init(fields: fields, columns: columns, origins: [], files: [])
    }
}
