"""No personal data: names of persons in the shapes these documents use, mobile and resident numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import mul

from gongyak.findings import Finding
from gongyak.rules import ALL, rule
from gongyak.sources import Source

MOBILE = re.compile(r"(?<![0-9])01[016789][-. ]?[0-9]{3,4}[-. ]?[0-9]{4}(?![0-9])")
RESIDENT = re.compile(r"(?<![0-9])[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])-?[1-8][0-9]{6}(?![0-9])")
WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
# The hundred commonest family names: a name is one of them and two more syllables.
FAMILY = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나지엄채원천방공현함변"
    "염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예봉사부"
)
NAME = rf"(?:(?:남궁|황보|제갈|사공|선우|독고|서문)[가-힣]{{1,2}}|[{FAMILY}][가-힣]{{2}})"
# A name ends the word, or a particle does: 팀장 홍길동에게.
END = r"(?:에게|께서|[님씨은는이가을를의과와])?(?![가-힣])"
OFFICIAL = "과장|팀장|국장|실장|계장|주무관|실무자|구청장|도지사|대표이사"
# Words that are also common nouns tell a name only before a colon: "담당 : 홍길동", but 담당 이자보전 is none.
COMMON = "소장|부장|담당관|담당자|담당|군수|대표자|대표|위원장|성명|이름"
AFTER_ROLE = re.compile(rf"(?:{OFFICIAL})(?:\s*[:：]\s*|\s+)(?P<name>{NAME}){END}")
AFTER_COLON = re.compile(rf"(?:{COMMON})\s*[:：]\s*(?P<name>{NAME}){END}")
BEFORE_ROLE = re.compile(rf"(?<![가-힣])(?P<name>{NAME})\s+(?:{OFFICIAL})(?![가-힣])")
# A name beside a phone: "홍길동 (☎ 550-4912)", "홍길동 행정☎4213".
BESIDE_PHONE = re.compile(
    rf"(?<![가-힣])(?P<name>{NAME})\s*+\(?(?:행정)?\s*+(?:☎|☏|전화\s*+[:：]?|내선\s*+[:：]?)\s*[0-9(]"
)
SHAPES = (AFTER_ROLE, AFTER_COLON, BEFORE_ROLE, BESIDE_PHONE)
# A cell that is nothing but names, in a column that holds an office or a role.
ALONE = re.compile(rf"(?P<name>{NAME})(?:[ ,·]+(?>{NAME}))*")
OFFICE_COLUMNS = frozenset(
    {("contacts", "role"), ("contacts", "team"), ("contacts", "department"), ("pledge_departments", "name")}
)
# How other tables call a column that is there for names.
PERSONS = re.compile(
    r"(?:공무원|대표|담당|신청|작성|책임|대표자|담당자|신청자|작성자|책임자) ?(?:명|이름|성명)|.*(?:담당자|대표자)|성명"
)
# What every shape above and both numbers hold; a text without any of it, as most are, needs no closer look.
HINT = re.compile(rf"{OFFICIAL}|[:：☎☏]|전화|내선|01[016789][-. 0-9]|[0-9]{{6}}-?[1-8]")
# Offices are shaped like names: 기획과, 홍보팀, 경제계 end as no name does; the others are told by the word.
OFFICE = re.compile(
    r".*[과팀계처]|사무관|주무관|서기관|주사보|부시장|부군수|기능직|전문관|연구사|지도사"
    r"|사업소|보건소|소방서|우체국|문화원|도서관|박물관|구의회|도의회"
)


def masked(text: str) -> str:
    """The text without the digits that make a number one person's: a report is read by more people than its data."""
    if not HINT.search(text):
        return text
    return MOBILE.sub(lambda match: _hidden(match[0], 3, 4), RESIDENT.sub(lambda match: _hidden(match[0], 6, 0), text))


def _hidden(number: str, first: int, last: int) -> str:
    """The number with stars for all digits but so many at its ends."""
    return number[:first] + re.sub("[0-9]", "*", number[first : len(number) - last]) + number[len(number) - last :]


def _personal(table: str, column: str, text: str) -> tuple[str, str] | None:
    """The personal datum in a cell: of which case it is, and what it is."""
    shapes = []
    if HINT.search(text):
        if match := next(filter(_is_resident, RESIDENT.finditer(text)), None):
            return "resident", match[0]
        if match := MOBILE.search(text):
            return "mobile", match[0]
        shapes = [match for pattern in SHAPES for match in pattern.finditer(text)]
    if (table, column) in OFFICE_COLUMNS or PERSONS.fullmatch(column):
        shapes.append(ALONE.fullmatch(text))
    return next((("name", match["name"]) for match in shapes if match and not OFFICE.fullmatch(match["name"])), None)


def _is_resident(match: re.Match[str]) -> bool:
    """Whether it is a resident registration number; 13 digits without a hyphen may be a bar code or a moment, too.

    Of these the last must be the check digit, of people from abroad two higher; numbers given since October 2020 have
    none, and are known by their hyphen alone.
    """
    *digits, check = map(int, match[0].replace("-", ""))
    known = 11 + 2 * (digits[6] in range(5, 9)) - sum(map(mul, digits, WEIGHTS)) % 11
    return "-" in match[0] or check == known % 10


def _found(table: str, column: str, cells: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The cells of a column that hold a personal datum, each with its case and what was found in it."""
    # Most cells are codes and ids: only Hangul or a long number can be personal.
    texts = (cell for cell in cells if not cell.isascii() or len(cell) >= 10)
    return {cell: found for cell in texts if (found := _personal(table, column, cell))}


@rule("personal-data", "cell", bases=ALL)
def personal_data(source: Source) -> Iterator[Finding]:
    """사람 이름, 휴대전화 번호, 주민등록번호는 어느 칸에도 없어야 한다."""
    table = source.table
    texts = [name for name in source.header if name not in table.numeric]
    personal = {name: found for name in texts if (found := _found(table.name, name, source.distinct(name)))}
    for row, line in enumerate(source.lines) if personal else ():
        for name, found in personal.items():
            cell = source.column(name)[row]
            if cell in found:
                case, datum = found[cell]
                finding = source.finding("personal-data", line, name, masked(cell), found=masked(datum), case=case)
                yield replace(finding, key=source.key(row))
