"""What Frictionless remarks on a description beyond its profile: names twice, keys that lead nowhere, bad examples.

Whether it does remark on it is its own affair; where it does, it says so in these words.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from gongyak.pointers import Pointer
from gongyak.schema.descriptions import Objection

Remarks = Iterator[tuple[str, Objection]]
# Of the columns of a table so many are named.
FEW = 50
# Where a property belongs that stands a level too high.
_BELONGS = {
    "package": {"missingValues": "resource.schema.missingValues", "fields": "resource.schema.fields"},
    "resource": {"missingValues": "schema.missingValues"},
    "schema": {},
    "field": {"required": "constraints.required"},
}


def possible(kind: type, part: Mapping, pointer: Pointer) -> Remarks:
    """Each remark that may be made on ``part``, an object of this ``kind`` at ``pointer``, and what it is about."""
    name = kind.metadata_type
    if name not in _BELONGS:
        return
    for property_, place in _BELONGS[name].items():
        note = f'"{property_}" should be set as "{place}"'
        yield note, _objection("misplaced", (*pointer, property_), property_, place)
    for each in ABOUT[name]:
        yield from each(kind, part, pointer)


def _objection(case: str, pointer: Pointer, value: object, expected: object = "") -> Objection:
    return Objection(case=case, pointer=pointer, value=value, expected=expected)


def _named(kind: type, part: Mapping, pointer: Pointer) -> Remarks:
    """The name, which the first edition of the standard kept to small letters; and the type."""
    from frictionless.settings import NAME_PATTERN

    name, given = part.get("name"), part.get("type")
    note = f"{name!r} does not match {NAME_PATTERN!r} at property 'name'"
    yield note, _objection("pattern", (*pointer, "name"), name, NAME_PATTERN)
    note = f'{kind.metadata_type} type "{given}" is not supported'
    yield note, _objection("kind", (*pointer, "type"), given, ["table"])


def _people(_: type, part: Mapping, pointer: Pointer) -> Remarks:
    """Licences, and the addresses of sources and contributors."""
    import frictionless

    for place, item in enumerate(_list(part, "licenses")):
        note = f'license requires "path" or "name": {item}'
        yield note, _objection("license", (*pointer, "licenses", place), item)
    address = frictionless.fields.StringField(name="email", format="email")
    for name in ("contributors", "sources"):
        for place, item in enumerate(_list(part, name)):
            email = item.get("email") if isinstance(item, Mapping) else None
            if email and address.read_cell(email)[1]:
                yield (
                    f'property "{name}[].email" is not valid "email"',
                    _objection("email", (*pointer, name, place, "email"), email),
                )


def _package(_: type, part: Mapping, pointer: Pointer) -> Remarks:
    twice = _twice(each.get("name") for each in _list(part, "resources"))
    yield "names of the resources are not unique", _objection("twice", (*pointer, "resources"), twice)
    note = 'property "created" is not valid "datetime"'
    yield note, _objection("datetime", (*pointer, "created"), part.get("created"))
    note = 'profile "tabular-data-package" requires all the resources to be "tabular-data-resource"'
    yield note, _objection("tabular", (*pointer, "profile"), part.get("profile"), "tabular-data-resource")


def _resource(_: type, part: Mapping, pointer: Pointer) -> Remarks:
    yield 'one of the properties "path" or "data" is required', _objection("no-path", pointer, part.get("name"))
    note = 'properties "path" and "data" is mutually exclusive'
    yield note, _objection("path-and-data", (*pointer, "data"), part.get("name"))
    note = 'profile "tabular-data-resource" requires "schema" to be present'
    yield note, _objection("no-schema", (*pointer, "profile"), part.get("profile"))


def _schema(_: type, part: Mapping, pointer: Pointer) -> Remarks:
    names = [field["name"] for field in _list(part, "fields") if "name" in field]
    yield "names of the fields are not unique", _objection("twice", (*pointer, "fields"), _twice(names))
    key = _list(part, "primaryKey")
    note = f'primary key "{key}" does not match the fields "{names}"'
    for name in key:
        if name not in names:
            yield note, _objection("no-column", (*pointer, "primaryKey"), name, names[:FEW])
    for place, key in enumerate(_list(part, "foreignKeys")):
        yield from _foreign_key(key, names, (*pointer, "foreignKeys", place))


def _foreign_key(key: Mapping, names: Sequence[str], pointer: Pointer) -> Remarks:
    near, far = key["fields"], key["reference"]["fields"]
    note = f'foreign key "{key}" does not match the fields "{names}"'
    for name in near:
        if name not in names:
            yield note, _objection("no-column", (*pointer, "fields"), name, names[:FEW])
    note = f'foreign key fields "{near}" does not match the reference fields "{far}"'
    yield note, _objection("uneven", (*pointer, "fields"), near, far)


def _missing(_: type, part: Mapping, pointer: Pointer) -> Remarks:
    pointer, stated = (*pointer, "missingValues"), _list(part, "missingValues")
    yield "missing values in object form require datapackage v2", _objection("later", pointer, "missingValues")
    for name, word in (("value", "missing value"), ("label", "missing value label")):
        for each in {str(entry.get(name)) for entry in stated if isinstance(entry, Mapping)}:
            yield f'{word} "{each}" is not unique', _objection("twice", pointer, each)


def _field(kind: type, part: Mapping, pointer: Pointer) -> Remarks:
    import frictionless

    given = part.get("type")
    types = sorted({each.type for each in vars(frictionless.fields).values() if isinstance(each, type)})
    yield f'field type "{given}" is not supported', _objection("kind", (*pointer, "type"), given, types)
    for name in part.get("constraints", {}):
        place = (*pointer, "constraints", name)
        note = f'constraint "{name}" is not supported by type "{kind.type}"'
        yield note, _objection("constraint", place, name, [*kind.supported_constraints, "unique"])
        yield f'constraint "{name}" requires datapackage v2', _objection("later", place, name)
    example = part.get("example")
    note = f'example value "{example}" for field "{part.get("name")}" is not valid'
    yield note, _objection("example", (*pointer, "example"), example, kind.type)


def _list(part: Mapping, name: str) -> Sequence:
    value = part.get(name)
    return value if isinstance(value, list) else ()


def _twice(names: Iterable) -> list:
    counts = Counter(name for name in names if isinstance(name, str))
    return [name for name, count in counts.items() if count > 1]


ABOUT: Mapping[str, Sequence[Callable[[type, Mapping, Pointer], Remarks]]] = {
    "package": (_named, _people, _package),
    "resource": (_named, _people, _resource),
    "schema": (_schema, _missing),
    "field": (_field, _missing),
}
