import Diagnostics
import Metrics
import Tables

/// What a condition over the rows of a dataset may speak of.
struct RowScope {
    let names: [String: ExpressionType]
    private let fields: [Field]

    init(_ fields: [Field], _ parts: [PartNode]) {
        self.fields = fields
        names = Dataset.expressionNames(fields, parts)
    }

    init(_ dataset: Dataset) { self.init(dataset.fields, dataset.parts) }

    /// The texts in `expression` that are compared with a dimension field and are none of its members, or with a period
    /// and are written otherwise than the table has them: such a condition would leave out rows in silence.
    func strangers(in expression: Expression) -> [(text: String, field: Field, place: ExpressionPlace)] {
        var found: [(text: String, field: Field, place: ExpressionPlace)] = []
        switch expression {
        case .comparison(_, let left, let right, _):
            found += stranger(right, of: left) + stranger(left, of: right)
        case .membership(let subject, let items, _): found += items.flatMap { stranger($0, of: subject) }
        default: break
        }
        return found + expression.children.flatMap(strangers)
    }

    private func stranger(
        _ value: Expression, of subject: Expression
    ) -> [(text: String, field: Field, place: ExpressionPlace)] {
        guard case .name(let name, _, _) = subject, case .string(let text, let place) = value,
            let field = fields.first(where: { $0.name == name })
        else { return [] }
        if field.schema.type == .period {
            return Period(parsing: text)?.identifier == text ? [] : [(text, field, place)]
        }
        guard let dimension = field.dimension, !dimension.members.isEmpty, dimension.member(text) == nil else {
            return []
        }
        return [(text, field, place)]
    }
}

extension YAMLNode {
    /// A condition over the rows of a dataset.
    func condition(_ scope: RowScope, _ problems: inout [Diagnostic]) -> TypedExpression? {
        guard let condition = expression(scope.names, .boolean, &problems) else { return nil }
        let strangers = scope.strangers(in: condition.expression)
        for (text, field, place) in strangers {
            if field.schema.type == .period {
                problems.append(strangePeriod(text, at: location(ofCharacter: place.start)))
                continue
            }
            problems.append(
                .unknown(
                    "expression.unknown-member", vi: "mục", en: "member", text, in: .members(of: field),
                    among: field.dimension?.members.map(\.id) ?? [],
                    titles: field.dimension?.members.titles ?? [], at: location(ofCharacter: place.start)))
        }
        return strangers.isEmpty ? condition : nil
    }

    private func strangePeriod(_ text: String, at location: SourceLocation) -> Diagnostic {
        let meant = Period(written: text)?.identifier ?? "2024-Q1"
        return Diagnostic(
            .error, "expression.unknown-period", vi: "“\(text)” không phải cách viết kỳ trong biểu thức.",
            en: "“\(text)” is not how an expression writes a period.", at: location, excerpt: text,
            hint: Localized(vi: "Viết '\(meant)'.", en: "Write '\(meant)'."))
    }
}
