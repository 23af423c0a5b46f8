import Samples

/// Crashes at one of its inputs.
struct CrashingReader: FuzzReader {
    static let name = "crashing"
    init(_ corpus: Corpus) {}
    func input(_ numbers: inout RandomNumbers) -> FuzzInput { .drawn(&numbers) }

    func read(_ input: FuzzInput) -> FuzzReading {
        let none: [Int] = []
        return FuzzReading(diagnostics: [], isUsable: true, value: input.settings == 3 ? none[0] : 0)
    }
}

/// Never comes back from one of its inputs.
struct HangingReader: FuzzReader {
    static let name = "hanging"
    init(_ corpus: Corpus) {}
    func input(_ numbers: inout RandomNumbers) -> FuzzInput { .drawn(&numbers) }

    func read(_ input: FuzzInput) -> FuzzReading {
        var seen = RandomNumbers(seed: 0)
        while input.settings == 3, seen.next() != 1 {}
        return FuzzReading(diagnostics: [], isUsable: true)
    }
}

/// Takes more and more memory at one of its inputs.
struct HoardingReader: FuzzReader {
    static let name = "hoarding"
    init(_ corpus: Corpus) {}
    func input(_ numbers: inout RandomNumbers) -> FuzzInput { .drawn(&numbers) }

    func read(_ input: FuzzInput) -> FuzzReading {
        var hoard: [[UInt8]] = []
        while input.settings == 3, hoard.count < 100_000 { hoard.append([UInt8](repeating: 1, count: 1 << 20)) }
        return FuzzReading(diagnostics: [], isUsable: hoard.count < 100_000)
    }
}

extension FuzzInput {
    fileprivate static func drawn(_ numbers: inout RandomNumbers) -> FuzzInput {
        FuzzInput(files: ["a.txt": [0x61]], settings: UInt64(numbers.below(20)))
    }
}
