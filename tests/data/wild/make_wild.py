"""Make ``progress-2024.xlsx``: a sheet as a city hall keeps it, with titles above a merged header of two rows."""

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

TITLES = ["2024년 상반기 공약사업 추진상황", "새벽시 기획예산과", "(단위: 백만원, %)"]
HEADER = ["번호", "공약사업", "담당부서", "예산", None, None, "2024년 이행률", None, "완료예정일", "비고"]
BELOW = [None, None, None, "국비", "시비", "계", "목표", "실적", None, None]
ROWS = [
    [1, "새벽역 환승 주차장 조성", "교통행정과", 1000, 500, 1500, 45, 40, datetime(2026, 6, 30), None],
    [2, "마을버스 노선 신설", "교통행정과", 0, 320, 320, 80, 80, datetime(2025, 12, 31), None],
    [3, "작은 도서관 열 곳 만들기", "문화체육과", 150, 350, 500, 50, 45, datetime(2026, 3, 31), "4곳 개관"],
    [4, "시민 생활 체육관 건립", "문화체육과", 700, 1300, 2100, 30, "보류", "미정", "부지 협의"],
    [5, "도시 숲 만들기", "공원녹지과", 120, 280, 400, 50, 55, datetime(2025, 10, 31), None],
    [6, "하천 산책로 잇기", "공원녹지과", 0, 640, 640, 60, 70, datetime(2025, 6, 30), None],
]
TOTAL = ["합계", None, None, 1970, 3390, 5460, None, None, None, None]
MERGED = ["A1:J1", "A5:A6", "B5:B6", "C5:C6", "D5:F5", "G5:H5", "I5:I6", "J5:J6", "A13:C13"]


def made() -> Workbook:
    """The workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = "추진상황"
    for cells in ([TITLES[0]], [TITLES[1]], [None] * 9 + [TITLES[2]], [], HEADER, BELOW, *ROWS, TOTAL):
        sheet.append(cells)
    for area in MERGED:
        sheet.merge_cells(area)
    book.properties.created = book.properties.modified = datetime(2024, 7, 1)
    return book


if __name__ == "__main__":
    made().save(Path(__file__).with_name("progress-2024.xlsx"))
