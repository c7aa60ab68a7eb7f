"""What an independent tester is told beside a document: what the page of the mock says of it.

The tester loads this file by the variable `SCHEMATHESIS_HOOKS`. What it finds is excused in two
ways only: by the rules of this file, each of which is a sentence of `docs/mock.md`, and by the
list in the variable `EXCUSES`, which names an operation, a kind of failure and words that all are in it.
"""

import json
import os

import schemathesis
from hypothesis import strategies

EXCUSES = json.loads(os.environ.get("EXCUSES", "[]"))

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}

PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"const": "about:blank"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "violations": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["in", "pointer", "rule", "limit", "message"],
            },
        },
    },
}


# Formats of OpenAPI's registry that the tester does not know.
RANGES = {f"uint{bits}": (0, 2**bits - 1) for bits in (8, 16, 32, 64)}
RANGES |= {f"int{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16)}


def _limit(node):
    """Says the ranges of integers in numbers."""
    if isinstance(node, dict):
        known = RANGES.get(node.get("format")) if isinstance(node.get("format"), str) else None
        if known and node.get("type") == "integer":
            node.setdefault("minimum", known[0])
            node.setdefault("maximum", known[1])
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            _limit(inner)


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Where a document declares no refusal, the mock refuses all the same, as problem details."""
    _limit(raw_schema)
    for path in raw_schema.get("paths", {}).values():
        for method, operation in path.items():
            if method in METHODS:
                _tell(raw_schema, path, operation)


def _tell(document, path, operation):
    responses = operation.setdefault("responses", {})
    known = {str(code).upper() for code in responses}
    if "DEFAULT" in known:
        return
    if not any(code[0] in "23" for code in known):
        responses["204"] = {"description": "Where only refusals are declared."}
    if "4XX" in known:
        return
    statuses = {"406", "415"}
    if "422" not in known:
        statuses.add("400")
    if operation.get("security", document.get("security")):
        statuses.add("401")
    for status in sorted(statuses - known):
        responses[status] = _refusal(document, operation)


def _refusal(document, operation):
    refusal = {"description": "What the document does not allow."}
    if "swagger" in document:
        produces = operation.get("produces", document.get("produces"))
        if produces and "application/problem+json" not in produces:
            operation["produces"] = [*produces, "application/problem+json"]
        refusal["schema"] = PROBLEM
    else:
        refusal["content"] = {"application/problem+json": {"schema": PROBLEM}}
    return refusal


# Passwords that most policies allow: three classes, and no words.
schemathesis.openapi.format(
    "password",
    strategies.text("bcdfghjklmnpqrstvwxz", min_size=5, max_size=22).map("Aa1!".__add__),
)


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Whether a failure counts."""
    if _is_not_looked_into(failure, case) or _is_of_a_password(failure, response):
        return False
    words = f"{failure.message}\n{case.media_type}\n{_sent(response)}"
    for index, (operation, code, parts) in enumerate(EXCUSES):
        is_it = operation == case.operation.label and code == failure.code
        if is_it and all(part in words for part in parts):
            with open("excused", "a") as used:
                used.write(f"{index}\n")
            return False
    return True


def _is_not_looked_into(failure, case):
    """XML is not looked into, nor YAML where a document has a range of media types."""
    return failure.code == "ST201" and str(case.media_type).endswith(("xml", "yaml"))


def _is_of_a_password(failure, response):
    """A password policy is no rule of JSON Schema, so others break it where they know no better."""
    broken = json.loads(response.headers.get("bindery-violations", ["[]"])[0])
    rules = {violation["rule"] for violation in broken}
    return failure.code == "ST202" and rules == {"x-bindery-password"}


def _sent(response):
    body = response.request.body or ""
    return body.decode(errors="replace") if isinstance(body, bytes) else body
