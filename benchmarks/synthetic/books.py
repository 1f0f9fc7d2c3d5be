"""The documents of a government: a book of plans and a report for each term, or a card for each pledge."""

from collections.abc import Iterator

from synthetic.brief import Brief
from synthetic.style import Style, documents

Rows = Iterator[tuple[str, dict]]
REMARK = "지어낸 문서이다."


def rows(seed: int, style: Style) -> Rows:
    """The books of all its terms; a government of cards has none."""
    name = style.government["name_ko"]
    for term in style.terms if not style.cards else ():
        plan, report, planned_on, reported_on = documents(seed, style, term)
        yield _document(style, term, plan, "action_plan", f"{name} 공약 실천계획서 (민선 {term}기)", planned_on)
        if report != plan:
            title = f"{name} 공약 추진상황 ({reported_on} 기준)"
            yield _document(style, term, report, "progress_report", title, reported_on)


def card(brief: Brief) -> Rows:
    """The card of a pledge, where the government keeps cards; a full pledge has one too."""
    style = brief.style
    if style.cards or brief.full:
        title = f"{style.government['name_ko']} 공약 관리카드 {brief.number or '번호 없음'}"
        yield _document(style, brief.term, f"{brief.pledge_id}-card", "management_card", title, brief.planned_on)


def _document(style: Style, term: str, document: str, kind: str, title: str, as_of: str) -> tuple[str, dict]:
    return (
        "documents",
        {
            "document_id": document,
            "government_id": style.government["government_id"],
            "term_id": term,
            "kind": kind,
            "title": title,
            "department": "기획예산과" if kind == "progress_report" else "",
            "as_of": as_of,
            "money_unit": style.unit,
            "remark": REMARK,
        },
    )
