/// Room for one vector, as wide as its kind needs.
final class KernelStorage {
    let kind: KernelProgram.Register.Kind
    private var bytes = UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 64)

    init(kind: KernelProgram.Register.Kind) { self.kind = kind }

    deinit { bytes.deallocate() }

    func reserve(_ rows: Int) {
        bytes.deallocate()
        let width =
            switch kind {
            case .date, .code: 4
            case .number: 8
            case .truth: 1
            }
        bytes = UnsafeMutableRawPointer.allocate(byteCount: max(rows * width, 16), alignment: 64)
    }

    var narrow: UnsafeMutablePointer<Int32> { bytes.assumingMemoryBound(to: Int32.self) }
    var wide: UnsafeMutablePointer<Int64> { bytes.assumingMemoryBound(to: Int64.self) }
    var narrowest: UnsafeMutablePointer<UInt8> { bytes.assumingMemoryBound(to: UInt8.self) }
}
