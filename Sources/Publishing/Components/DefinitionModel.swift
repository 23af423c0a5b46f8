/// What a metric is, for the head of its own page.
struct DefinitionModel: Sendable, Hashable {
    var definition: String?
    /// "hồ sơ đúng hạn ÷ hồ sơ đã giải quyết".
    var formula: String?
    var measuredIn: String?
    /// "càng cao càng tốt".
    var direction: String?
    /// One line each: "từ 01/01/2021: 95% (Nghị quyết …)".
    var targets: [String]
    /// One line each: "từ 01/01/2024: không tính hồ sơ rút".
    var changes: [String]
    var legalBasis: String?
    var owner: String?
    var subject: LinkModel?

    init(
        definition: String? = nil, formula: String? = nil,
        measuredIn: String? = nil, direction: String? = nil, targets: [String] = [], changes: [String] = [],
        legalBasis: String? = nil,
        owner: String? = nil, subject: LinkModel? = nil
    ) {
        self.definition = definition
        self.formula = formula
        self.measuredIn = measuredIn
        self.direction = direction
        self.targets = targets
        self.changes = changes
        self.legalBasis = legalBasis
        self.owner = owner
        self.subject = subject
    }
}
