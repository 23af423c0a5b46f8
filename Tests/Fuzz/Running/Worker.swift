import ArgumentParser
import Diagnostics
import Foundation

/// Tries some inputs of one reader. It may die at any of them, so it writes down first which one it tries.
struct Worker: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tries some inputs in this process; started by the command itself.", shouldDisplay: false)

    /// One input in this many is read twice.
    private static let repetition = 8

    @OptionGroup var settings: FuzzSettings
    @Option var from: Int
    @Option var to: Int
    /// Where the number of the current input is written.
    @Option var state: String
    /// Saves the input in this folder instead of reading it.
    @Option var save: String?

    func run() throws {
        guard let type = FuzzReaders.named(settings.reader.first ?? "") else { throw ExitCode.validationFailure }
        let reader = try type.init(Corpus(root: settings.root))
        if let save {
            var numbers = FuzzInput.numbers(seed: settings.seed, reader: type.name, number: from)
            return try reader.input(&numbers).save(in: URL(fileURLWithPath: save))
        }
        let place = open(state, O_WRONLY | O_CREAT, 0o644)
        let watchdog = Watchdog(settings.limits)
        var accepted = 0
        for number in from..<to {
            WorkerState(number: number, accepted: accepted).write(to: place)
            var numbers = FuzzInput.numbers(seed: settings.seed, reader: type.name, number: number)
            let input = reader.input(&numbers)
            let (complaints, isAccepted) = watchdog.watch {
                Self.complaints(reader, input, isRepeated: number % Self.repetition == 0)
            }
            accepted += isAccepted ? 1 : 0
            for complaint in Set(complaints).sorted() {
                // Unbuffered: what was found so far must not be lost with the process.
                FileHandle.standardOutput.write(Data("\(number)\t\(complaint)\n".utf8))
            }
        }
        WorkerState(number: to, accepted: accepted).write(to: place)
    }

    private static func complaints(
        _ reader: some FuzzReader, _ input: FuzzInput, isRepeated: Bool
    ) -> (complaints: [String], isAccepted: Bool) {
        let reading = reader.read(input)
        var complaints = ReadingCheck.complaints(reading, input)
        if isRepeated {
            let again = reader.read(input)
            if again.diagnostics != reading.diagnostics { complaints.append("other problems the second time") }
            if again.value != reading.value { complaints.append("another value the second time") }
        }
        return (complaints, !reading.diagnostics.containsError)
    }
}

/// What a worker leaves behind wherever it ends: sixteen bytes of a file.
struct WorkerState {
    /// The input that is being tried.
    var number: Int
    /// How many of those before were read without an error.
    var accepted: Int

    init(number: Int, accepted: Int) {
        self.number = number
        self.accepted = accepted
    }

    init?(_ bytes: Data) {
        guard bytes.count >= 16 else { return nil }
        (number, accepted) = bytes.withUnsafeBytes { bytes in
            (
                Int(bytes.loadUnaligned(as: Int64.self)), Int(bytes.loadUnaligned(fromByteOffset: 8, as: Int64.self))
            )
        }
    }

    func write(to descriptor: Int32) {
        withUnsafeBytes(of: (Int64(number), Int64(accepted))) { _ = pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }
}
