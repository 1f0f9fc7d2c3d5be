"""What kind of value each property of a resource must be: what else stands there is told, and not tripped over."""

import json
import re
from collections.abc import Mapping

from gongyak import text
from gongyak.findings import UnusableInput

_CASES = {str: "not-text", list: "not-list", dict: "not-object"}
_RESOURCE = {"name": str, "title": str, "description": str, "hash": str}
_SCHEMA = {"fields": list, "missingValues": list, "foreignKeys": list, "uniqueKeys": list}
_FIELD = dict.fromkeys(("name", "type", "format", "title", "description"), str)
_FIELD |= {"constraints": dict, "missingValues": list}


def check(resource: Mapping, path: str) -> None:
    """UnusableInput that names the first property of the resource at ``path`` that is of another kind, or missing."""
    _hold(resource, path, _RESOURCE, "name")
    if "schema" in resource:
        _check_schema(resource["schema"], f"{path}.schema")


def expect(value: object, path: str, kind: type) -> None:
    """UnusableInput when the value at ``path`` is of another kind: text, a list or an object."""
    if not isinstance(value, kind):
        raise UnusableInput(_CASES[kind], value=path, found=_shown(value))


def _check_schema(schema: object, path: str) -> None:
    _hold(schema, path, _SCHEMA, "fields")
    for number, field in enumerate(schema["fields"]):
        _check_field(field, f"{path}.fields[{number}]")
    _names(schema.get("primaryKey", []), f"{path}.primaryKey")
    for number, names in enumerate(schema.get("uniqueKeys", ())):
        _names(names, f"{path}.uniqueKeys[{number}]")
    for number, key in enumerate(schema.get("foreignKeys", ())):
        _check_key(key, f"{path}.foreignKeys[{number}]")


def _check_field(field: object, path: str) -> None:
    _hold(field, path, _FIELD, "name")
    pattern = field.get("constraints", {}).get("pattern", "")
    expect(pattern, f"{path}.constraints.pattern", str)
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        raise UnusableInput("no-pattern", value=f"{path}.constraints.pattern", found=_shown(pattern)) from None


def _check_key(key: object, path: str) -> None:
    _hold(key, path, {"reference": dict}, "fields", "reference")
    reference = key["reference"]
    _hold(reference, f"{path}.reference", {}, "fields")
    expect(reference.get("resource") or "", f"{path}.reference.resource", str)
    _names(key["fields"], f"{path}.fields")
    _names(reference["fields"], f"{path}.reference.fields")


def _names(value: object, path: str) -> None:
    """One name, or a list of them."""
    if not isinstance(value, str):
        expect(value, path, list)
        for number, name in enumerate(value):
            expect(name, f"{path}[{number}]", str)


def _hold(part: object, path: str, kinds: Mapping[str, type], *required: str) -> None:
    """An object with what is required, and whose properties are of their kinds."""
    expect(part, path, dict)
    for name in required:
        if name not in part:
            raise UnusableInput("lacks", value=f"{path}.{name}")
    for name, kind in kinds.items():
        if name in part:
            expect(part[name], f"{path}.{name}", kind)


def _shown(value: object) -> str:
    return text.visible(json.dumps(value, ensure_ascii=False))
