import Diagnostics
import Tables

/// One value of a dimension.
public struct Member: Sendable, Hashable {
    public var id: String
    public var title: Localized
    /// For charts and table heads.
    public var short: Localized

    public init(id: String, title: Localized, short: Localized? = nil) {
        self.id = id
        self.title = title
        self.short = short ?? title
    }
}

/// What one groups by.
public struct Dimension: Sendable, Hashable {
    /// `units` for the offices of `units.yaml`, otherwise a name local to the dataset.
    public var name: String
    /// In the order in which they are shown.
    public var members: [Member]
    /// The members are disjoint and together a whole, so that adding them up means something.
    public var isWhole: Bool

    public init(name: String, members: [Member], isWhole: Bool) {
        self.name = name
        self.members = members
        self.isWhole = isWhole
    }

    public var isUnits: Bool { name == "units" }

    public func member(_ id: String) -> Member? { members.first { $0.id == id } }
}

/// A column of a dataset.
public struct Field: Sendable, Hashable {
    public var schema: FieldSchema
    public var title: Localized
    /// Unit of measure: "hồ sơ", "lượt".
    public var measuredIn: UnitOfMeasure?
    public var dimension: Dimension?

    public init(schema: FieldSchema, title: Localized, measuredIn: UnitOfMeasure? = nil, dimension: Dimension? = nil) {
        self.schema = schema
        self.title = title
        self.measuredIn = measuredIn
        self.dimension = dimension
    }

    public var name: String { schema.name }
    public var isNumeric: Bool { schema.type == .integer || schema.type == .decimal }
}

/// An office.
public struct OrganisationalUnit: Sendable, Hashable {
    public var id: String
    public var name: Localized
    public var short: Localized
    public var parent: String?
    public var validFrom: CalendarDate?
    public var validTo: CalendarDate?
    public var successor: String?
    public var note: Localized?

    public init(
        id: String, name: Localized, short: Localized, parent: String? = nil, validFrom: CalendarDate? = nil,
        validTo: CalendarDate? = nil, successor: String? = nil, note: Localized? = nil
    ) {
        self.id = id
        self.name = name
        self.short = short
        self.parent = parent
        self.validFrom = validFrom
        self.validTo = validTo
        self.successor = successor
        self.note = note
    }
}

/// A document that figures come from.
public struct SourceDocument: Sendable, Hashable {
    public var id: String
    public var title: Localized
    public var number: String?
    public var issuer: Localized?
    /// As precise as it is known.
    public var date: String?
    public var note: Localized?

    public init(
        id: String, title: Localized, number: String? = nil, issuer: Localized? = nil, date: String? = nil,
        note: Localized? = nil
    ) {
        self.id = id
        self.title = title
        self.number = number
        self.issuer = issuer
        self.date = date
        self.note = note
    }
}
