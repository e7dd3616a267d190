#!/usr/bin/python3
"""The AsyncAPI document holds, and the check that says so can see what is wrong."""

import copy
import hashlib
import json
import pathlib
import subprocess
import sys
import unittest

import yaml

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

import validate  # noqa: E402 (found only after the line above)

DOCUMENT = yaml.safe_load(validate.DOCUMENT.read_text(encoding="utf-8"))


def changed(path, value):
    """A copy of the document with one place set, or taken away (`None`)."""
    document = copy.deepcopy(DOCUMENT)
    *parents, last = path.split("/")
    node = document
    for part in parents:
        node = node[int(part) if isinstance(node, list) else part]
    if value is None:
        del node[last]
    else:
        node[int(last) if isinstance(node, list) else last] = value
    return document


class TheDocument(unittest.TestCase):
    def test_has_no_findings(self):
        self.assertEqual(validate.findings_of_document(DOCUMENT), [])

    def test_is_checked_against_the_published_schema_unchanged(self):
        digest = hashlib.sha256(validate.PUBLISHED.read_bytes()).hexdigest()
        self.assertIn(digest, (HERE / "NOTICE").read_text(encoding="utf-8"))

    def test_names_every_topic_of_the_contract(self):
        self.assertEqual(
            sorted(channel["address"] for channel in DOCUMENT["channels"].values()),
            sorted([
                "yui/v1/{city}/{channel}/{sender}/in",
                "yui/v1/{city}/{channel}/{sender}/out",
                "yui/v1/{city}/kiosk/{kiosk}/board",
                "yui/v1/{city}/monitor/status",
                "yui/v1/{city}/monitor/metrics",
                "yui/v1/{city}/monitor/area/{area}",
                "yui/v1/{city}/monitor/ledger",
                "yui/v1/{city}/monitor/event/{kind}",
                "yui/v1/{city}/monitor/alarm/{kind}/{id}",
            ]))

    def test_sends_what_is_not_a_measurement_at_least_once(self):
        for name, operation in DOCUMENT["operations"].items():
            with self.subTest(name):
                qos = 0 if name == "tellMetrics" else 1
                self.assertEqual(operation["bindings"]["mqtt"]["qos"], qos)


class TheCheckSees(unittest.TestCase):
    BROKEN = [
        ("another version", "asyncapi", "2.6.0"),
        ("an unknown field", "surprise", {}),
        ("an unknown action", "operations/hear/action", "listen"),
        ("a quality of service that is none", "operations/hear/bindings/mqtt/qos", 3),
        ("a reference to nothing", "channels/in/messages/words/$ref", "#/components/x"),
        ("a parameter without a place", "channels/status/address", "yui/v1/monitor/status"),
        ("a place without a parameter", "channels/status/address", "yui/v1/{city}/{x}"),
        ("a channel that nothing uses", "operations/tellStatus", None),
        ("an example of the wrong kind", "components/messages/status/examples/0/payload", "gone"),
        ("a message without an example", "components/messages/status/examples", None),
    ]

    def test_what_is_wrong_with_a_document(self):
        for name, path, value in self.BROKEN:
            with self.subTest(name):
                self.assertNotEqual(validate.findings_of_document(changed(path, value)), [])

    REFUSED = [
        ("sentence", {"id": "1"}),
        ("sentence", {"text": ""}),
        ("sentence", {"text": "あ" * 2001}),
        ("sentence", {"text": "a", "at": "2026-10-14 10:00"}),
        ("sentence", {"text": "a", "at": "2026-02-30T10:00:00Z"}),
        ("answer", {"id": "1", "kind": "answer", "lang": "ja"}),
        ("answer", {"id": "1", "kind": "shout", "lang": "ja", "text": "a"}),
        ("answer", {"id": "1", "kind": "answer", "lang": "ja", "text": "a", "name": "高橋"}),
        ("answer", {"id": "1", "kind": "answer", "lang": "ja", "text": "a",
                    "choices": [{"label": "1", "send": "1"}] * 14}),
        ("status", "gone"),
        ("metrics", {"received": 1}),
        ("area", {"area": "suwa", "at": "2026-10-14T10:00:00Z", "people": 4}),
        ("event", {"at": 1792194300, "kind": "match", "what": "joined", "who": "高橋 美咲"}),
        ("event", {"at": 1792194300, "kind": "match", "what": "高橋 美咲"}),
        ("alarm", {"alarm": 1, "kind": "unfilled", "at": "2026-10-14T10:00:00Z"}),
        ("nothing", {}),
    ]

    def test_a_message_that_is_not_as_it_should_be(self):
        for name, payload in self.REFUSED:
            with self.subTest(f"{name}: {str(payload)[:60]}"):
                self.assertNotEqual(list(
                    validate.findings_of_message(DOCUMENT, name, payload)), [])

    ACCEPTED = [
        ("sentence", {"text": "あ" * 2000, "whatever": 1}),
        ("words", "土曜の祭りの準備を手伝いたい"),
        ("area", {"area": "suwa", "at": "2026-10-14T10:00:00.5+09:00", "people": None}),
        ("area", {"area": "suwa", "at": "2026-10-14T10:00:00Z", "people": 5}),
    ]

    def test_and_leaves_a_good_one_alone(self):
        for name, payload in self.ACCEPTED:
            with self.subTest(name):
                self.assertEqual(list(
                    validate.findings_of_message(DOCUMENT, name, payload)), [])


class TheCommand(unittest.TestCase):
    def run_with(self, arguments, text):
        return subprocess.run(
            [HERE / "validate.py", *arguments], input=text.encode(), capture_output=True,
            check=False)

    def test_takes_one_message(self):
        self.assertEqual(self.run_with(["--message", "status"], "ready").returncode, 0)
        self.assertEqual(self.run_with(["--message", "status"], "gone").returncode, 1)

    def test_takes_many_and_says_which_is_wrong(self):
        lines = "status\tready\nanswer\t{}\nsentence\t" + json.dumps({"text": "a"})
        result = self.run_with(["--messages"], lines)
        self.assertEqual(result.returncode, 1)
        self.assertTrue(all(line.startswith("line 2: ")
                            for line in result.stdout.decode().splitlines()), result.stdout)


if __name__ == "__main__":
    unittest.main()
