private import Foundation
package import Language
private import Yams

/// Loads a language from its folder, `config/language/<lang>/`.
extension LanguagePack {
    /// - Parameter folder: the path of a folder with `lexicon.yaml` and `phrases.yaml`.
    /// - Throws: `LanguageFault`, or what Yams says of a file that is no YAML.
    package init(folder: String) throws {
        let lexicon: LexiconFile = try LanguageFolder.decode("lexicon.yaml", in: folder)
        let phrases: PhrasesFile = try LanguageFolder.decode("phrases.yaml", in: folder)
        try self.init(lexicon: lexicon, phrases: phrases)
    }
}

/// The folder that holds a folder for each language.
package enum LanguageFolder {
    /// Every language below `folder` that has phrases, in the order of their names.
    package static func packs(in folder: String) throws -> [LanguagePack] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        return try names.filter {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)/phrases.yaml")
        }.map { try LanguagePack(folder: "\(folder)/\($0)") }
    }

    fileprivate static func decode<File: Decodable>(_ name: String, in folder: String) throws
        -> File
    {
        let path = "\(folder)/\(name)"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LanguageFault(file: path, entry: "", problem: "cannot be read")
        }
        do {
            return try YAMLDecoder().decode(File.self, from: data)
        } catch let error as DecodingError {
            throw LanguageFault(file: path, entry: "", problem: "\(error)")
        } catch let error as YamlError {
            throw LanguageFault(file: path, entry: "", problem: "\(error)")
        }
    }
}
