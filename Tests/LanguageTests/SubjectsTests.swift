import Language
import Testing

@Suite struct `What words are about` {
    private let subjects = Subjects([
        ["festival": ["祭り", "まつり"], "setup": ["準備"], "art": ["絵"]],
        ["festival": ["festival"], "setup": ["set up", "setup"], "art": ["art"]],
    ])

    @Test(arguments: [
        ("秋まつりの準備（テント・いす）", ["festival", "setup"]), ("お祭り", ["festival"]),
        ("festival setup", ["festival", "setup"]), ("Setting the Festival", ["festival"]),
        ("start early", []), ("art", ["art"]), ("set up the stage", ["setup"]), ("", []),
    ])
    func `meet across languages`(_ text: String, topics: [String]) {
        #expect(subjects.topics(of: text) == topics)
    }
}
