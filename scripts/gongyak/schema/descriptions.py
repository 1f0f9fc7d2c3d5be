"""An error in a description as a finding: which property, what stands there and what may, and on which line."""

import json
from dataclasses import dataclass

from gongyak import verdicts
from gongyak.findings import Finding
from gongyak.package import Package
from gongyak.pointers import Pointer

# Of a name in a pointer so many characters are said.
LONGEST = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Objection:
    """What is wrong in a description: ``case`` names the words, ``pointer`` leads to ``value``; ``expected`` may be."""

    case: str
    pointer: Pointer
    value: object
    expected: object


def finding(package: Package, place: int | None, error: object, objection: Objection | None) -> Finding:
    """An error in what the descriptor says of the package or of its resource number ``place``.

    Its English note is all there is to say where no ``objection`` is known.
    """
    objection = objection or Objection(case="", pointer=(), value=error.note, expected="")
    pointer = (*(() if place is None else ("resources", place)), *objection.pointer)
    pointer, names = _written(package.descriptor, pointer)
    name = package.descriptor["resources"][place].get("name") if place is not None else ""
    return Finding(
        rule=error.type if error.type in verdicts.SENTENCES else "unjudged",
        path=package.path,
        line=package.places.line(*pointer),
        table=name if isinstance(name, str) else "",
        value=_shown(objection.value),
        params={
            "case": objection.case or error.type,
            "note": error.note,
            "property": names or package.path,
            "expected": objection.expected,
        },
    )


def _written(part: object, pointer: Pointer) -> tuple[Pointer, str]:
    """The pointer without steps that nobody wrote (Frictionless fills them in), and in names instead of numbers."""
    taken, names = [], []
    for step in pointer:
        if isinstance(part, dict) and step in part:
            part, name = part[step], str(step)
        elif isinstance(part, list) and isinstance(step, int) and step < len(part):
            part = part[step]
            name = part.get("name") if isinstance(part, dict) else None
            name = name if isinstance(name, str) else f"#{step + 1}"
        else:
            continue
        taken.append(step)
        names.append(name[:LONGEST])
    return (*taken,), " › ".join(names)


def _shown(value: object) -> str:
    """Texts as they are, other values as they are written in JSON."""
    texts = value if isinstance(value, list) else [value]
    if all(isinstance(each, str) for each in texts):
        return ", ".join(texts)
    return json.dumps(value, ensure_ascii=False, default=str)
