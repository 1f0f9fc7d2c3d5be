"""What Frictionless may object to in a description, as facts: a description is held against the same profiles.

An error of Frictionless is an English sentence only. Each objection that is possible comes with the sentence that says
it; nothing is read out of a sentence, it only tells which of them was meant.
"""

import json
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from itertools import chain

from gongyak.pointers import Pointer
from gongyak.schema import remarks
from gongyak.schema.descriptions import Objection

Said = tuple[str, str]


def raised(kind: type, described: Mapping) -> Iterator[tuple[object, Objection | None]]:
    """Each error that Frictionless has in a description of this ``kind``, with what it objects to."""
    return matched(kind, described, _errors(kind, described))


def _errors(kind: type, described: Mapping) -> list:
    import frictionless

    try:
        kind.from_descriptor(described).to_descriptor(validate=True)
    except frictionless.FrictionlessException as exception:
        return exception.to_errors()
    except Exception as exception:  # of any kind: a minimum of the wrong type ends in a TypeError
        return [frictionless.errors.Error(note=repr(exception))]
    return []


def matched(kind: type, described: Mapping, errors: Iterable) -> Iterator[tuple[object, Objection | None]]:
    """Each of the ``errors`` in a description of this ``kind``, with what it objects to; None where it is not known."""
    errors = list(errors)
    known = _possible(kind, described) if errors else {}
    for error in errors:
        near = known.get((error.type, error.note), deque())
        # The same sentence of several columns: they were objected to in this order.
        yield error, near.popleft() if len(near) > 1 else next(iter(near), None)


def _possible(kind: type, described: Mapping) -> Mapping[Said, deque[Objection]]:
    known = defaultdict(deque)
    for each, part, pointer in _parts(kind, _transformed(kind, described), ()):
        with suppress(Exception):  # of any kind: what this part cannot be asked for will be quoted
            for note, objection in chain(_profiled(each, part, pointer), remarks.possible(each, part, pointer)):
                known[each.metadata_Error.type, note].append(objection)
    return known


def _transformed(kind: type, described: Mapping) -> dict:
    """The description as Frictionless judges it: with what older editions wrote otherwise in its place."""
    part = deepcopy(dict(described))
    with suppress(Exception):  # of any kind: a type of column that is none; then it is judged as far as that went
        kind.metadata_transform(part)
    return part


def _parts(kind: type, part: Mapping, pointer: Pointer) -> Iterator[tuple[type, Mapping, Pointer]]:
    """Each object of a description that has a profile: its class, itself, and where it stands; in their order."""
    kind = _chosen(kind, part.get("type"))
    yield kind, part, pointer
    for name in kind.metadata_ensure_profile()["properties"]:
        inner, value = kind.metadata_select_property_class(name), part.get(name)
        held = enumerate(value) if isinstance(value, list) else [(None, value)]
        for place, each in held if inner else ():
            if isinstance(each, Mapping):
                yield from _parts(inner, each, (*pointer, name) if place is None else (*pointer, name, place))
    if kind.metadata_type == "dialect":
        yield from _controls(part, pointer)


def _controls(dialect: Mapping, pointer: Pointer) -> Iterator[tuple[type, Mapping, Pointer]]:
    """What a dialect says to each reader of files, by the name of the reader."""
    import frictionless

    for name, part in dialect.items():
        if isinstance(part, Mapping):
            yield _chosen(frictionless.Control, name), {"type": name} | part, (*pointer, name)


def _chosen(kind: type, name: object) -> type:
    """The class for what is of the type ``name``; the general one where there is no such type."""
    import frictionless

    try:
        return kind.metadata_select_class(name)
    except frictionless.FrictionlessException:
        return kind


def _profiled(kind: type, part: Mapping, pointer: Pointer) -> Iterator[tuple[str, Objection]]:
    """What breaks its profile, which is a JSON Schema."""
    from frictionless.platform import platform

    profile = kind.metadata_ensure_profile()
    for error in platform.jsonschema.validators.validator_for(profile)(profile).iter_errors(part):
        note, where = re.sub(r"\s+", " ", error.message), "/".join(map(str, error.path))
        objection = Objection(
            case=_case(error.validator, error.validator_value),
            pointer=(*pointer, *error.path),
            value=_value(error),
            expected=_expected(error),
        )
        yield f"{note} at property '{where}'" if where else note, objection


def _case(keyword: str, asked: object) -> str:
    """The keyword of JSON Schema; with the type that it asks for."""
    types = asked if isinstance(asked, list) else [asked]
    return "-".join(["type", *types]) if keyword == "type" else keyword


def _value(error: object) -> object:
    """What stands there; where its type is wrong, as it is written, for 5 is not "5"; or what does not stand there."""
    if error.validator == "required":
        return _expected(error)
    return json.dumps(error.instance, ensure_ascii=False) if error.validator == "type" else error.instance


def _expected(error: object) -> object:
    """What the keyword allows; of properties that must be there, those that are not."""
    if error.validator == "required":
        return [name for name in error.validator_value if name not in error.instance]
    return error.validator_value
