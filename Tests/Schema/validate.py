#!/usr/bin/python3
"""Checks the AsyncAPI document of the bus, or one message against it.

    validate.py [--document FILE]                  the document and all of its examples
    validate.py --message NAME < payload           one payload (JSON, or text where it is text)
    validate.py --messages < lines                 many: NAME<TAB>payload, one a line

Says what is wrong, one finding a line, and exits 1. The document is checked against the
published schema of AsyncAPI 3.0.0 and for what a schema cannot see: references that lead nowhere,
parameters that do not fit their address, examples that do not fit their own payload.
The system's Python is named above because that is the one that Debian's packages are for.
"""

import argparse
import datetime
import json
import pathlib
import re
import sys
import urllib.parse
import warnings

import jsonschema
import yaml

HERE = pathlib.Path(__file__).resolve().parent
PUBLISHED = HERE / "asyncapi-3.0.0.json"
DOCUMENT = HERE.parent.parent / "config" / "asyncapi.yaml"

formats = jsonschema.FormatChecker()
warnings.filterwarnings("ignore", category=DeprecationWarning)


class Within(jsonschema.RefResolver):
    """Finds references within one document.

    The published schema describes schemas, so it has properties named `$id`, which jsonschema
    4.10 takes for identifiers when it looks for them itself.
    """

    def resolve(self, ref):
        url = urllib.parse.urljoin(self.resolution_scope, ref)
        return url, self.resolve_from_url(url)

    def resolve_remote(self, uri):
        raise LookupError(f"the network is not asked for {uri}")


def validator_for(schema):
    return jsonschema.Draft7Validator(
        schema, resolver=Within("", schema), format_checker=formats)


@formats.checks("date-time", raises=ValueError)
def is_moment(value):
    """RFC 3339: a date, a time and an offset, all of them."""
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value):
            return False
        datetime.datetime.fromisoformat(re.sub(r"\.\d+", "", value).replace("Z", "+00:00"))
    return True


@formats.checks("date", raises=ValueError)
def is_day(value):
    if isinstance(value, str):
        datetime.date.fromisoformat(value)
        return len(value) == 10
    return True


def resolve(document, reference):
    """What a reference within the document stands for; KeyError if it stands for nothing."""
    if not reference.startswith("#/"):
        raise KeyError(reference)
    node = document
    for part in reference[2:].split("/"):
        node = node[part.replace("~1", "/").replace("~0", "~")]
    if isinstance(node, dict) and "$ref" in node:
        return resolve(document, node["$ref"])
    return node


def references(node, path="#"):
    """Every `$ref` below a node, with where it stands."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield path, node["$ref"]
        for key, value in node.items():
            yield from references(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from references(value, f"{path}/{index}")


def findings_of_schema(document):
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    for error in validator_for(published).iter_errors(document):
        # Behind a oneOf stands the deepest reason; the outer one only says "not any of these".
        best = jsonschema.exceptions.best_match([error])
        yield f"#/{'/'.join(map(str, best.absolute_path))}: {best.message[:200]}"


def findings_of_references(document):
    for path, reference in references(document):
        try:
            resolve(document, reference)
        except (KeyError, TypeError):
            yield f"{path}: {reference} leads nowhere"


def findings_of_channels(document):
    for name, channel in document.get("channels", {}).items():
        in_address = set(re.findall(r"\{(\w+)\}", channel["address"]))
        declared = set(channel.get("parameters", {}))
        for parameter in sorted(in_address ^ declared):
            yield f"#/channels/{name}: {{{parameter}}} is not both in address and parameters"
    used = {operation["channel"]["$ref"] for operation in document.get("operations", {}).values()}
    for name in document.get("channels", {}):
        if f"#/channels/{name}" not in used:
            yield f"#/channels/{name}: no operation uses it"


def findings_of_message(document, name, payload):
    messages = document["components"]["messages"]
    if name not in messages:
        yield f"{name}: no such message; there are {', '.join(messages)}"
        return
    schema = {"components": document["components"], **messages[name]["payload"]}
    reference = schema.pop("$ref", None)
    if reference:
        schema["allOf"] = [{"$ref": reference}]
    for error in validator_for(schema).iter_errors(payload):
        yield f"{name}: {'/'.join(map(str, error.absolute_path)) or 'payload'}: {error.message}"


def findings_of_examples(document):
    for name, message in document["components"]["messages"].items():
        examples = message.get("examples", [])
        if not examples:
            yield f"{name}: has no example"
        for example in examples:
            yield from findings_of_message(document, name, example["payload"])


def findings_of_document(document):
    """All that is wrong with the document, the first layer first: the next needs it whole."""
    layers = [findings_of_schema, findings_of_references, findings_of_channels,
              findings_of_examples]
    for layer in layers:
        found = list(layer(document))
        if found:
            return found
    return []


def findings_of_text(document, name, text):
    """Of a payload as it came over the wire."""
    message = document["components"]["messages"].get(name, {})
    if message.get("contentType") == "text/plain":
        return list(findings_of_message(document, name, text))
    try:
        payload = json.loads(text)
    except ValueError as error:
        return [f"{name}: not JSON: {error}"]
    return list(findings_of_message(document, name, payload))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--document", type=pathlib.Path, default=DOCUMENT)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--message", metavar="NAME")
    what.add_argument("--messages", action="store_true")
    arguments = parser.parse_args()
    document = yaml.safe_load(arguments.document.read_text(encoding="utf-8"))
    standard_input = sys.stdin.buffer
    if arguments.message:
        text = standard_input.read().decode("utf-8")
        findings = findings_of_text(document, arguments.message, text)
    elif arguments.messages:
        findings = []
        for number, line in enumerate(standard_input.read().decode("utf-8").split("\n"), 1):
            if line:
                name, _, text = line.partition("\t")
                for finding in findings_of_text(document, name, text):
                    findings.append(f"line {number}: {finding}")
    else:
        findings = findings_of_document(document)
    print(*findings, sep="\n", end="\n" if findings else "")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
