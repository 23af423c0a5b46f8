import Tables

/// What to count over records, split by dimensions and by time: one table of numbers that many figures are read from.
struct CubeSpecification: Sendable {
    /// What is taken of the rows of one cell.
    enum Content: Sendable {
        /// Rows whose date lies in the slot.
        case count(at: KernelProgram.Register)
        /// How much rows that begin and end to count change their number in the slot: a running sum is the stock.
        case stock(from: KernelProgram.Register, until: KernelProgram.Register?)
        /// The sum of a number, and of how many rows it is unknown.
        case sum(KernelProgram.Register, at: KernelProgram.Register)
        /// How often every value of a number occurs, and of how many rows it is unknown.
        case distribution(KernelProgram.Register, at: KernelProgram.Register)
        /// The different texts of a column, and of how many rows it is unknown.
        case distinct(column: Int, at: KernelProgram.Register)

        /// A row may lack what is taken of it.
        var takesValues: Bool {
            switch self {
            case .count, .stock: false
            case .sum, .distribution, .distinct: true
            }
        }
    }

    struct Measured: Sendable {
        var content: Content
        /// Which rows count; nil for all.
        var filter: KernelProgram.Register?
    }

    /// Codes of the members and how many there are, by dimension.
    var dimensions: [(register: KernelProgram.Register, count: Int)]
    var slots: TimeSlots
    var measured: [Measured]
    /// Which rows are asked about at all; nil for all.
    var asked: KernelProgram.Register?

    /// How many combinations of members there can be, a row without a member included; nil where that is no number
    /// of 48 bits.
    var groupCount: Int? {
        var product = 1
        for dimension in dimensions {
            let (result, overflows) = product.multipliedReportingOverflow(by: dimension.count + 1)
            if overflows || result >= 1 << 48 { return nil }
            product = result
        }
        return product
    }
}
