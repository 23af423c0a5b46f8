// swift-tools-version: 6.1
import PackageDescription

/// Warnings are errors in our own targets only: dependencies are built with their own settings.
let strict: [SwiftSetting] = [.unsafeFlags(["-warnings-as-errors"])]

/// The files of the site that `congkhai new` makes: they are in the program, which may be carried anywhere.
let starter = [
    "en_dossiers.csv",
    "en_dossiers.yaml",
    "en_index.md",
    "en_metrics.yaml",
    "en_page_accessibility.md",
    "en_page_dossiers.md",
    "en_page_method.md",
    "en_site.yaml",
    "en_sources.yaml",
    "en_units.yaml",
    "vi_ho-so.csv",
    "vi_ho-so.yaml",
    "vi_index.md",
    "vi_metrics.yaml",
    "vi_page_ho-so.md",
    "vi_page_kha-nang-tiep-can.md",
    "vi_page_phuong-phap.md",
    "vi_site.yaml",
    "vi_sources.yaml",
    "vi_units.yaml",
]

let package = Package(
    name: "congkhai",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "congkhai", targets: ["congkhai"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // Floor 0: what went wrong and where; escaped bytes; hashes; C shims.
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(name: "Markup", swiftSettings: strict),
        .target(
            name: "Hashing", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(name: "CYajl", pkgConfig: "yajl", providers: [.apt(["libyajl-dev"])]),
        .systemLibrary(name: "CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CXlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CMimalloc", providers: [.apt(["libmimalloc-dev"])]),
        .target(name: "CAtomicSwap"),
        .target(name: "CByteIndex", cSettings: [.unsafeFlags(["-O3"])]),

        // Floor 1: files to typed columns; Excel workbooks to cells; numbers to what may be said of them; numbers to SVG;
        // CommonMark to HTML and figure slots.
        .target(
            name: "Tables", dependencies: ["Diagnostics", "Hashing", "CByteIndex", "CYajl"], swiftSettings: strict),
        .target(
            name: "Workbooks", dependencies: ["Diagnostics", "Tables", "CLibzip", "CExpat"], swiftSettings: strict),
        .target(name: "Statistics", dependencies: ["Tables"], swiftSettings: strict),
        .target(name: "Spreadsheets", dependencies: ["CXlsxwriter"], swiftSettings: strict),
        .target(name: "Charts", dependencies: ["Markup"], swiftSettings: strict),
        .target(name: "Markdown", dependencies: ["Diagnostics", "CCMark"], swiftSettings: strict),

        // Floor 2: the catalogue and the engine.
        .target(name: "Metrics", dependencies: ["Diagnostics", "Tables", "Statistics"], swiftSettings: strict),

        // Floor 3: Content/ to a checked model; Themes/ to compiled templates.
        .target(
            name: "Project",
            dependencies: [
                "Diagnostics", "Hashing", "Tables", "Workbooks", "Markdown", "Metrics",
                .product(name: "Yams", package: "Yams"),
            ], swiftSettings: strict),
        .target(name: "Samples", dependencies: ["Tables", "Metrics"], swiftSettings: strict),
        .target(
            name: "Theming",
            dependencies: ["Diagnostics", .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: strict),

        // Floor 4: results to pages, pages to an output tree, the tree to disk.
        .target(
            name: "Publishing",
            dependencies: [
                "Diagnostics", "Markup", "Hashing", "CAtomicSwap", "Statistics", "Charts", "Markdown", "Metrics",
                "Project", "Spreadsheets", "Theming",
            ], swiftSettings: strict),

        // Floor 5: subcommands, progress, exit codes.
        .executableTarget(
            name: "congkhai",
            dependencies: [
                "Publishing", "Samples", "CMimalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "FlyingFox", package: "FlyingFox"),
            ], resources: starter.map { .embedInCode("Starter/\($0)") }, swiftSettings: strict),

        // Gives malformed files to all readers; see Tests/README.md.
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Publishing", "Samples", "CLibzip",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], path: "Tests/Fuzz", swiftSettings: strict),
        // Not part of the product: draws charts for Tests/Benchmarks/charts.py.
        .executableTarget(
            name: "render-charts", dependencies: ["Charts"], path: "Tests/Benchmarks/RenderCharts",
            swiftSettings: strict,
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),

        .testTarget(
            name: "ChartsTests", dependencies: ["Charts", "Markup"], exclude: ["Goldens"], swiftSettings: strict),
        .testTarget(
            name: "TablesTests", dependencies: ["Samples", "Tables", "Diagnostics", "Hashing", "CByteIndex"],
            exclude: ["Encodings", "Spectrum"],
            swiftSettings: strict),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "WorkbooksTests", dependencies: ["Workbooks", "Tables", "Diagnostics"],
            exclude: ["Fixtures", "README.md", "make_fixtures.py"], swiftSettings: strict),
        .testTarget(
            name: "SpreadsheetsTests", dependencies: ["Spreadsheets", "Workbooks", "Tables", "Diagnostics"],
            swiftSettings: strict),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "ExpressionsTests", dependencies: ["Metrics", "Tables", "Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "ProjectTests", dependencies: ["Project", "Metrics", "Tables", "Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "PublishingTests",
            dependencies: ["Publishing", "Project", "Metrics", "Tables", "Charts", "Hashing", "Diagnostics"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StatisticsTests", dependencies: ["Statistics", "Tables"], exclude: ["make_expected.py"],
            swiftSettings: strict),
        .testTarget(
            name: "MetricsTests", dependencies: ["Samples", "Metrics", "Tables", "Statistics", "Diagnostics"],
            swiftSettings: strict),
        .testTarget(name: "ThemingTests", dependencies: ["Theming", "Diagnostics"], swiftSettings: strict),
        .testTarget(name: "ComponentsTests", dependencies: ["Publishing", "Markup"], swiftSettings: strict),
        .testTarget(name: "WritingTests", dependencies: ["Publishing", "Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "SamplesTests", dependencies: ["Samples", "Project", "Metrics", "Tables", "Diagnostics"],
            swiftSettings: strict),
        .testTarget(name: "FuzzTests", dependencies: ["fuzz"], swiftSettings: strict),
        .testTarget(
            name: "SiteTests", dependencies: ["congkhai", "Hashing", "Workbooks", "Diagnostics"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
