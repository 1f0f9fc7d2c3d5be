"""What readers remarked on the data: notes on readings, confirmed contradictions, words of the glossary."""

from typing import ClassVar

from gongyak.model.records import record


@record
class Note:
    """A reading that needed judgement; ``column`` is ``*`` for a whole row."""

    TABLE: ClassVar[str] = "notes"
    ref: str
    table: str
    key: str
    column: str
    kind: str
    printed: str
    note: str


@record
class Discrepancy:
    """A contradiction of the document that a reader has confirmed."""

    TABLE: ClassVar[str] = "discrepancies"
    ref: str
    rule: str
    table: str
    key: str
    column: str
    printed: str
    computed: str
    remark: str
    document_id: str
    locator: str
    confirmed_on: str


@record
class Entry:
    """A word of the glossary."""

    TABLE: ClassVar[str] = "glossary"
    ref: str
    term: str
    term_en: str
    definition: str
