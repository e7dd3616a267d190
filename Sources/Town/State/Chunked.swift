/// An array in chunks: a copy costs nothing to take, and a write to one copies one chunk only.
package struct Chunked<Element: Sendable>: Sendable {
    private static var chunkSize: Int { 256 }

    private var chunks: [[Element]] = []
    package private(set) var count = 0

    package init() {}

    package subscript(index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count, "no element \(index) of \(count)")
            return chunks[index / Self.chunkSize][index % Self.chunkSize]
        }
        _modify {
            precondition(index >= 0 && index < count, "no element \(index) of \(count)")
            yield &chunks[index / Self.chunkSize][index % Self.chunkSize]
        }
    }

    package mutating func append(_ element: Element) {
        if count % Self.chunkSize == 0 {
            var chunk: [Element] = []
            chunk.reserveCapacity(Self.chunkSize)
            chunks.append(chunk)
        }
        chunks[count / Self.chunkSize].append(element)
        count += 1
    }
}

extension Chunked: Equatable where Element: Equatable {}

extension Chunked: Sequence {
    package func makeIterator() -> some IteratorProtocol<Element> {
        chunks.joined().makeIterator()
    }
}
