/// What a metric is, for the list of definitions and the head of its own page.
struct DefinitionModel: Sendable, Hashable {
    /// The anchor, unique on the page.
    var id: String
    var title: String
    var href: String?
    var definition: String?
    /// "hồ sơ đúng hạn ÷ hồ sơ đã giải quyết".
    var formula: String?
    var measuredIn: String?
    /// "càng cao càng tốt".
    var direction: String?
    /// One line each: "từ 01/01/2021: 95% (Nghị quyết …)".
    var targets: [String]
    var legalBasis: String?
    var owner: String?
    var subject: LinkModel?

    init(
        id: String, title: String, href: String? = nil, definition: String? = nil, formula: String? = nil,
        measuredIn: String? = nil, direction: String? = nil, targets: [String] = [], legalBasis: String? = nil,
        owner: String? = nil, subject: LinkModel? = nil
    ) {
        self.id = id
        self.title = title
        self.href = href
        self.definition = definition
        self.formula = formula
        self.measuredIn = measuredIn
        self.direction = direction
        self.targets = targets
        self.legalBasis = legalBasis
        self.owner = owner
        self.subject = subject
    }
}

struct DefinitionsModel: Sendable, Hashable {
    var id: String
    /// The level of each metric's heading, 2 to 6.
    var headingLevel: Int
    var definitions: [DefinitionModel]

    init(id: String, headingLevel: Int = 3, definitions: [DefinitionModel]) {
        self.id = id
        self.headingLevel = headingLevel
        self.definitions = definitions
    }
}
