import Metrics
import Tables

extension DossierSample {
    /// Where the dossiers belong in the content folder.
    public static let dataPath = "data/ho-so-gia-dinh.csv"

    /// Everything of a content folder but the dossiers: path to text. With them it is a site that can be built.
    public var content: [(path: String, text: String)] {
        [
            ("site.yaml", site), ("units.yaml", unitsText), ("sources.yaml", "[]\n"),
            ("calendar.yaml", SampleCalendar.yaml(calendar.years)), ("data/ho-so-gia-dinh.yaml", descriptor),
            ("metrics/ho-so.yaml", metrics), ("pages/index.md", page),
        ]
    }

    private var site: String {
        """
        title: {vi: Số liệu giả định, en: Synthetic figures}
        organisation: {vi: Tỉnh giả định, en: A province that does not exist}
        description:
          vi: Mọi số liệu ở đây đều do máy sinh ra để thử phần mềm, không phải số liệu của cơ quan nào.
          en: Every figure here was made by a machine to try the program; none is of any office.
        data_date: \(days.upperBound.iso)
        base_url: https://example.gov.vn/gia-dinh/
        theme: default
        language: vi
        audiences: [public]
        navigation: [index.md]
        contact: {name: Không có}
        licence: Dữ liệu giả định, dùng tự do.

        """
    }

    private var unitsText: String {
        SampleUnit.all.map { unit in
            "- id: \(String(decoding: unit.id, as: UTF8.self))\n  name: {vi: \(unit.name), en: \(unit.name)}\n"
        }.joined()
    }

    private var descriptor: String {
        let fields = (1...Self.fieldCount).map { number in
            let code = number < 10 ? "0\(number)" : "\(number)"
            return "      linh-vuc-\(code): Lĩnh vực giả định \(code)\n"
        }.joined()
        return """
            # Dữ liệu giả định, do máy sinh ra (hạt giống \(seed)). / Synthetic data, made by a machine (seed \(seed)).
            title: {vi: "Hồ sơ thủ tục hành chính (giả định)", en: "Dossiers (synthetic)"}
            path: ho-so-gia-dinh.csv
            kind: events
            covers: {from: \(days.lowerBound.iso), to: \(days.upperBound.iso)}
            fields:
              - {name: code, type: string, title: Mã hồ sơ}
              - {name: procedure, type: string, title: Mã thủ tục}
              - name: field
                type: string
                title: {vi: Lĩnh vực, en: Field}
                dimension: field
                members:
            \(fields.dropLast().split(separator: "\n").map { "  " + $0.dropFirst(2) }.joined(separator: "\n"))
              - {name: unit, type: string, title: {vi: Đơn vị, en: Unit}, dimension: units}
              - name: channel
                type: string
                title: {vi: Cách nộp, en: Channel}
                dimension: channel
                members: {truc-tuyen: Trực tuyến, truc-tiep: Trực tiếp, buu-chinh: Bưu chính}
              - {name: received, type: date, title: Ngày tiếp nhận}
              - {name: due, type: date, title: Ngày hẹn trả}
              - {name: extended_due, type: date, title: Ngày hẹn trả sau gia hạn}
              - {name: completed, type: date, title: Ngày kết thúc}
              - name: status
                type: string
                title: {vi: Tình trạng, en: Status}
                allowed: [dang-giai-quyet, da-giai-quyet, tra-lai, rut-ho-so, tu-choi]
              - {name: satisfaction, type: integer, title: Mức hài lòng, minimum: 1, maximum: 5}
            lifecycle:
              opened: received
              closed: completed
              due: due
              extended: extended_due
              outcome: status
              pending: [dang-giai-quyet]
              resolved: [da-giai-quyet]
              returned: [tra-lai]
              withdrawn: [rut-ho-so]
              refused: [tu-choi]
            measures:
              - name: median_days
                title: {vi: Số ngày làm việc để giải quyết (trung vị), en: Working days to resolve (median)}
                measured_in: {vi: ngày làm việc, en: {one: working day, other: working days}}
                aggregate: median
                of: working_days(received, completed)
                at: completed
                where: status = 'da-giai-quyet'
              - name: procedures
                title: {vi: Số thủ tục có hồ sơ, en: Procedures with dossiers}
                measured_in: {vi: thủ tục, en: {one: procedure, other: procedures}}
                aggregate: count_distinct
                of: procedure
                at: received

            """
    }

    private var metrics: String {
        """
        - name: on_time_rate
          dataset: ho-so-gia-dinh
          title: {vi: Tỷ lệ hồ sơ giải quyết trước và đúng hạn, en: Dossiers resolved on time}
          short: {vi: Đúng hạn, en: On time}
          type: ratio
          numerator: early_or_on_time
          denominator: resolved
          format: percent
          decimals: 2
          direction: higher
          beside: [pending_late]
          definition: Hồ sơ giải quyết trước và đúng hạn chia cho hồ sơ đã giải quyết. Số liệu giả định.
        - {name: received_new, dataset: ho-so-gia-dinh, title: {vi: Hồ sơ tiếp nhận, en: Dossiers received}, type: simple, measure: received_new, measured_in: {vi: hồ sơ, en: {one: dossier, other: dossiers}}, definition: Số liệu giả định.}
        - {name: pending, dataset: ho-so-gia-dinh, title: {vi: Hồ sơ đang giải quyết cuối kỳ, en: Dossiers pending}, type: simple, measure: pending, measured_in: {vi: hồ sơ, en: {one: dossier, other: dossiers}}, definition: Số liệu giả định.}
        - {name: pending_late, dataset: ho-so-gia-dinh, title: {vi: "Đang giải quyết, đã quá hạn", en: Pending past due}, type: simple, measure: pending_late, measured_in: {vi: hồ sơ, en: {one: dossier, other: dossiers}}, definition: Số liệu giả định.}
        - {name: median_days, dataset: ho-so-gia-dinh, title: {vi: Số ngày làm việc để giải quyết (trung vị), en: Working days to resolve}, type: simple, measure: median_days, decimals: 1, measured_in: {vi: ngày làm việc, en: {one: working day, other: working days}}, definition: Số liệu giả định.}

        """
    }

    private var page: String {
        """
        ---
        title: {vi: Số liệu giả định, en: Synthetic figures}
        layout: home
        ---
        Mọi số liệu trên trang này đều do máy sinh ra để thử phần mềm, không phải số liệu của cơ quan nào.

        ```cards
        id: chinh
        cards:
          - {metric: on_time_rate, period: \(days.upperBound.year)-Q2}
          - {metric: received_new, period: \(days.upperBound.year)-Q2}
          - {metric: pending, period: \(days.upperBound.year)-Q2}
          - {metric: median_days, period: \(days.upperBound.year)-Q2}
        ```

        ```chart
        id: dung-han-theo-thang
        title: Tỷ lệ đúng hạn theo tháng (giả định)
        kind: line
        metric: on_time_rate
        grain: month
        ```

        ```table
        id: theo-linh-vuc
        title: Theo lĩnh vực (giả định)
        metrics: [received_new, on_time_rate, pending_late, median_days]
        by: field
        period: \(days.upperBound.year)-H1
        ```

        """
    }
}
