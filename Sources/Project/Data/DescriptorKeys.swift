/// The keys a descriptor may use, by place.
enum DescriptorKeys {
    static let dataset = [
        "title", "description", "path", "files", "format", "encoding", "delimiter", "kind", "audience", "subject",
        "frequency", "fields",
        "tokens", "key", "period", "source",
        "section", "note", "state", "parts", "stocks", "opening", "within", "wholes", "totals", "measures", "checks",
        "breaks",
        "covers", "lifecycle", "sheet", "range", "header", "hidden_rows", "ignore", "skip_rows", "total_rows",
        "sheet_name", "values", "year", "unpivot",
    ]
    /// What an entry of `files` may say otherwise than the descriptor.
    static let file = [
        "path", "format", "encoding", "delimiter", "sheet", "range", "header", "hidden_rows", "ignore", "skip_rows",
        "total_rows", "sheet_name", "values", "year", "unpivot",
    ]
    static let unpivot = ["columns", "name", "value", "total", "empty"]
    static let unpivotColumn = ["column", "value", "values"]
    static let unpivotTotal = ["column", "value"]
    /// What only rows of figures have.
    static let reportedOnly = [
        "period", "parts", "stocks", "opening", "within", "wholes", "totals", "section", "source", "state",
        "files", "sheet_name", "values", "year", "unpivot",
    ]
    /// What only records of events have.
    static let eventsOnly = ["covers", "lifecycle"]
    static let covers = ["from", "to"]
    static let lifecycle = [
        "opened", "closed", "due", "extended", "outcome", "pending", "resolved", "returned", "withdrawn", "refused",
    ]
    static let eventMeasure = [
        "name", "aggregate", "of", "where", "title", "measured_in", "at", "stock", "share",
    ]
    static let stock = ["from", "until", "past", "opening"]
    static let rule = ["name", "title", "that", "hint"]
    static let field = [
        "name", "aliases", "type", "title", "measured_in", "required", "minimum", "maximum", "allowed", "dates",
        "number",
        "percent",
        "dimension", "members", "whole", "as_published",
    ]
    static let tokens = [
        "not_available", "not_applicable", "suppressed", "approximately", "at_least", "more_than", "at_most",
        "less_than",
    ]
    static let period = ["from", "to", "in", "year", "at"]
    static let measure = ["name", "aggregate", "of", "where", "title", "measured_in"]
    static let check = ["name", "title", "that", "where", "over", "severity", "accepted"]
    static let over = ["by", "total", "fields", "closing", "opening"]
    static let seriesBreak = ["from", "where", "title"]
    static let accepted = ["where", "difference", "reason"]
}
