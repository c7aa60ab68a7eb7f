#!/usr/bin/env python3
"""Checks the documents of this folder with tools that are not Bindery.

    python spec/verify.py [DOCUMENT...]

Without arguments all documents below this folder are checked. See README.md.
"""

import datetime
import json
import re
import sys
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import url2pathname

import yaml
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

HERE = Path(__file__).resolve().parent
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
PASSWORD = "x-bindery-password"
VOCABULARY = json.loads((HERE.parent / "docs" / "extensions.schema.json").read_text("utf-8"))


# --- reading ---------------------------------------------------------------


class Loader(yaml.SafeLoader):
    """Plain YAML: a key stands once, and nothing is anchored, aliased or merged."""

    def compose_node(self, parent, index):
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.YAMLError(f"anchor or alias {event.start_mark}")
        return super().compose_node(parent, index)

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for (key, _), value in zip(node.value, keys):
            if not isinstance(value, str):
                raise yaml.YAMLError(f"key {value!r} is not a string {key.start_mark}")
            if keys.count(value) > 1:
                raise yaml.YAMLError(f"key {value!r} stands twice {key.start_mark}")
        return super().construct_mapping(node, deep)


def load(uri):
    path = Path(url2pathname(unquote(urlsplit(uri).path)))
    text = path.read_bytes()
    if b"\r" in text or b"\t" in text:
        raise ValueError(f"{path}: carriage return or tab")
    return yaml.load(text.decode("utf-8"), Loader)


def retrieve(uri):
    return Resource.from_contents(load(uri), default_specification=DRAFT202012)


REGISTRY = Registry(retrieve=retrieve)


def join(pointer, *keys):
    """Extends a JSON pointer."""
    escaped = (str(key).replace("~", "~0").replace("/", "~1") for key in keys)
    return "/".join((pointer, *escaped))


def follow(uri, pointer):
    """The object at a place, and its real place after all references."""
    contents = look_up(uri, pointer)
    seen = set()
    while isinstance(contents, dict) and isinstance(contents.get("$ref"), str):
        if (uri, pointer) in seen:
            raise ValueError(f"references in a circle at {pointer}")
        seen.add((uri, pointer))
        base, _, fragment = contents["$ref"].partition("#")
        uri, pointer = urljoin(uri, base), unquote(fragment)
        contents = look_up(uri, pointer)
    return contents, (uri, pointer)


def look_up(uri, pointer):
    return REGISTRY.resolver(uri).lookup("#" + quote(pointer)).contents


# --- what jsonschema says, in Bindery's words --------------------------------


def password_is_bad(policy, text):
    """`x-bindery-password` once more, written from its description alone."""
    kinds = {
        "upper": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "lower": "abcdefghijklmnopqrstuvwxyz",
        "digit": "0123456789",
        "special": policy.get("special", ""),
    }
    if sum(any(c in kind for c in text) for kind in kinds.values()) < policy.get("classes", 1):
        return True
    if policy.get("only-listed") and any(c not in "".join(kinds.values()) for c in text):
        return True
    words = list(policy.get("forbidden", []))
    if policy.get("reversed"):
        words += [word[::-1] for word in words]

    def fold(word):
        if not policy.get("ignore-case"):
            return word
        return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in word)

    return any(fold(word) in fold(text) for word in words)


def check_password(validator, policy, instance, schema):
    if isinstance(instance, str) and password_is_bad(policy, instance):
        yield ValidationError("the password breaks its policy")


STANDARD = Draft202012Validator
EXTENDED = extend(Draft202012Validator, {PASSWORD: check_password})


def errors(validator_class, place, value):
    uri, pointer = place
    schema = {"$ref": f"{uri}#{quote(pointer)}"}
    validator = validator_class(
        schema, registry=REGISTRY, format_checker=validator_class.FORMAT_CHECKER
    )
    return list(validator.iter_errors(value))


def violations(place, value):
    """The set of (pointer, rule) pairs of all errors."""
    found = set()
    implied = set()
    for error in errors(EXTENDED, place, value):
        at = join("", *error.absolute_path)
        if error.validator == "required":
            found |= {
                (join(at, name), "required")
                for name in error.validator_value
                if name not in error.instance
            }
        elif error.validator == "dependentRequired":  # reported where the name is missing
            implied |= {
                join(at, name)
                for trigger, names in error.validator_value.items()
                if trigger in error.instance
                for name in names
                if name not in error.instance
            }
        else:
            found.add((at, error.validator))
    # What is required anyway is not reported once more as depending on something.
    found |= {(at, "dependentRequired") for at in implied if (at, "required") not in found}
    return found


# --- the checks --------------------------------------------------------------


class Report:
    def __init__(self, name):
        self.name, self.counts, self.failures = name, {}, []

    def count(self, what):
        self.counts[what] = self.counts.get(what, 0) + 1

    def fail(self, pointer, words):
        self.failures.append(f"{self.name}#{pointer}: {words}")


def plain(value):
    """Whether a value is JSON (YAML would turn an unquoted date into something else)."""
    if isinstance(value, dict):
        return all(map(plain, value.values()))
    if isinstance(value, list):
        return all(map(plain, value))
    return not isinstance(value, (datetime.date, bytes, set))


def check_example(report, schema_place, pointer, value):
    report.count("examples")
    for error in errors(EXTENDED, schema_place, value):
        at = join("", *error.absolute_path)
        report.fail(pointer, f"the example breaks {error.validator} at {at!r}: {error.message}")


def check_media(report, uri, pointer, media):
    schema_place = (uri, join(pointer, "schema"))
    for key, example in media.get("examples", {}).items():
        check_example(report, schema_place, join(pointer, "examples", key), example["value"])
    if "example" in media:
        check_example(report, schema_place, join(pointer, "example"), media["example"])
    for index, refused in enumerate(media.get("x-bindery-refused", [])):
        check_refused(report, schema_place, join(pointer, "x-bindery-refused", index), refused)


def check_refused(report, schema_place, pointer, refused):
    report.count("refused bodies")
    if set(refused) != {"summary", "value", "violations"}:
        report.fail(pointer, "not of the form summary, value, violations")
        return
    listed = [(pair["pointer"], pair["rule"]) for pair in refused["violations"]]
    if not listed or len(set(listed)) != len(listed):
        report.fail(pointer, "a pair is missing or stands twice")
    if any(rule != PASSWORD for _, rule in listed):
        report.count("refused by plain jsonschema")
        if not errors(STANDARD, schema_place, refused["value"]):
            report.fail(pointer, "plain jsonschema accepts the body")
    found = violations(schema_place, refused["value"])
    if found != set(listed):
        report.fail(
            pointer,
            f"{refused['summary']}: not found {sorted(set(listed) - found)}, "
            f"not listed {sorted(found - set(listed))}",
        )


def check_operation(report, uri, pointer, operation):
    for key in ("operationId", "summary", "description"):
        if not operation.get(key):
            report.fail(pointer, f"no {key}")
    for index in range(len(operation.get("parameters", []))):
        parameter, (at, where) = follow(uri, join(pointer, "parameters", index))
        if not parameter.get("description"):
            report.fail(where, "no description")
        if "example" in parameter:
            check_example(report, (at, join(where, "schema")), where, parameter["example"])
        elif parameter["in"] == "path":
            report.fail(where, "a path parameter without an example")
        schema, _ = follow(at, join(where, "schema"))
        if parameter["in"] == "path" and schema.get("minLength", 0) < 1:
            report.fail(where, "a path parameter that may be empty")
    bodies = [join(pointer, "requestBody")] if "requestBody" in operation else []
    for status in operation["responses"]:
        bodies.append(join(pointer, "responses", status))
    for where in bodies:
        body, (at, place) = follow(uri, where)
        for media_type, media in body.get("content", {}).items():
            check_media(report, at, join(place, "content", media_type), media)


def check_descriptions(report, pointer, schema):
    """Every schema of a component and every property says what it is."""
    if not schema.get("description"):
        report.fail(pointer, "no description")
    for name, inner in schema.get("properties", {}).items():
        check_descriptions(report, join(pointer, "properties", name), inner)


def check_patterns(report, pointer, node):
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str):
            re.compile(node["pattern"])
            report.count("patterns")
        for key, value in node.items():
            check_patterns(report, join(pointer, key), value)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            check_patterns(report, join(pointer, index), value)


def check_references(report, uri, pointer, node):
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            report.count("references")
            try:
                follow(uri, pointer)
            except (Unresolvable, OSError, LookupError, ValueError):
                report.fail(pointer, f"{node['$ref']} leads nowhere")
        for key, value in node.items():
            check_references(report, uri, join(pointer, key), value)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            check_references(report, uri, join(pointer, index), value)


def name_of(path):
    return path.relative_to(HERE).as_posix() if path.is_relative_to(HERE) else path.name


def check_shared(path):
    """A file of shared parts, as the components of a document without paths.

    The validator does not follow a reference to look at the form of what it leads to.
    """
    report = Report(name_of(path))
    section = {"security": "securitySchemes"}.get(path.stem, path.stem)
    uri = path.resolve().as_uri()
    parts = load(uri)
    document = {
        "openapi": "3.1.0",
        "info": {"title": path.stem, "version": "1"},
        "components": {section: parts},
    }
    for error in OpenAPIV31SpecValidator(document, base_uri=uri).iter_errors():
        report.fail(join("", *error.absolute_path), error.message)
    for name, part in parts.items():
        report.count("parts")
        if section == "schemas":
            check_descriptions(report, join("", name), part)
        elif not part.get("description"):
            report.fail(join("", name), "no description")
    check_references(report, uri, "", parts)
    check_patterns(report, "", parts)
    return report


def check_document(path):
    report = Report(name_of(path))
    uri = path.resolve().as_uri()
    document = load(uri)
    check_references(report, uri, "", document)
    if report.failures:
        return report
    for error in OpenAPIV31SpecValidator(document, base_uri=uri).iter_errors():
        report.fail(join("", *error.absolute_path), error.message)
    if not plain(document):
        report.fail("", "a value that is not JSON; quote it")
    check_patterns(report, "", document)
    for route, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                check_operation(report, uri, join("", "paths", route, method), item[method])
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        check_descriptions(report, join("", "components", "schemas", name), schema)
    for index, server in enumerate(document.get("servers", [])):
        for name, variable in server.get("variables", {}).items():
            where = join("", "servers", index, "variables", name)
            values = variable.get("enum", [variable["default"]])
            if variable["default"] not in values or len(set(values)) != len(values):
                report.fail(where, "a default outside the enum, or a value twice")
    return report


def check_vocabulary(report, path):
    """The x-bindery- keys, by the schema that editors use."""
    for error in Draft202012Validator(VOCABULARY).iter_errors(load(path.resolve().as_uri())):
        report.fail(join("", *error.absolute_path), error.message)


def check(path):
    try:
        report = check_shared(path) if path.parent.name == "shared" else check_document(path)
        check_vocabulary(report, path)
        return report
    except yaml.YAMLError as error:
        report = Report(name_of(path))
        report.fail("", f"not plain YAML: {error}")
        return report


def main(arguments):
    paths = [Path(argument).resolve() for argument in arguments] or sorted(HERE.glob("*/*.yaml"))
    # What is recorded of the pages is no document.
    beside = (".claims.yaml", ".deviations.yaml")
    reports = [check(path) for path in paths if not path.name.endswith(beside)]
    for report in reports:
        counts = ", ".join(f"{count} {what}" for what, count in report.counts.items())
        print(f"{'FAILED' if report.failures else 'ok'}  {report.name}: {counts}")
        for failure in report.failures:
            print(f"    {failure}")
    total = sum(report.counts.get("refused bodies", 0) for report in reports)
    print(f"{len(reports)} files, {total} refused bodies")
    return 1 if any(report.failures for report in reports) or not reports else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
