"""The governments of the country, all 243 of them, and how the page of the regions groups them."""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from gongyak.model.reference import read_reference
from gongyak.package import read_package
from gongyak.pages.page import Site
from gongyak.pages.regions import Region, place_name, read_regions, tiles

ROOT = Path(__file__).parents[1]
# What is easily got wrong: new regions, moved and renamed governments, doubled names, codes out of line.
KNOWN = """
seoul,11,서울특별시,Seoul Metropolitan City,metropolitan,
sejong,36,세종특별자치시,Sejong Special Self-Governing City,metropolitan,
gangwon,51,강원특별자치도,Gangwon State,metropolitan,
jeonbuk,52,전북특별자치도,Jeonbuk State,metropolitan,
jeju,50,제주특별자치도,Jeju Special Self-Governing Province,metropolitan,
seoul-jung,11140,중구,Jung-gu,basic,seoul
busan-gangseo,26440,강서구,Gangseo-gu,basic,busan
gunwi,27720,군위군,Gunwi-gun,basic,daegu
michuhol,28177,미추홀구,Michuhol-gu,basic,incheon
incheon-seo,28260,서구,Seo-gu,basic,incheon
gwangju-nam,29155,남구,Nam-gu,basic,gwangju
uijeongbu,41150,의정부시,Uijeongbu-si,basic,gyeonggi
bucheon,41190,부천시,Bucheon-si,basic,gyeonggi
hwaseong,41590,화성시,Hwaseong-si,basic,gyeonggi
gyeonggi-gwangju,41610,광주시,Gwangju-si,basic,gyeonggi
yeoju,41670,여주시,Yeoju-si,basic,gyeonggi
cheongju,43110,청주시,Cheongju-si,basic,chungbuk
jeungpyeong,43745,증평군,Jeungpyeong-gun,basic,chungbuk
dangjin,44270,당진시,Dangjin-si,basic,chungnam
taean,44825,태안군,Taean-gun,basic,chungnam
sinan,46910,신안군,Sinan-gun,basic,jeonnam
uiseong,47730,의성군,Uiseong-gun,basic,gyeongbuk
ulleung,47940,울릉군,Ulleung-gun,basic,gyeongbuk
changwon,48120,창원시,Changwon-si,basic,gyeongnam
gyeongnam-goseong,48820,고성군,Goseong-gun,basic,gyeongnam
gangwon-goseong,51820,고성군,Goseong-gun,basic,gangwon
jeonju,52110,전주시,Jeonju-si,basic,jeonbuk
"""


@pytest.fixture(scope="module")
def governments() -> list[dict[str, str]]:
    with (ROOT / "datasets/governments.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_region_has_as_many_governments_as_the_law_gives_it(governments: list[dict[str, str]]) -> None:
    assert Counter(row["parent_id"] for row in governments) == {
        "": 17,
        "seoul": 25,
        "busan": 16,
        "daegu": 9,
        "incheon": 10,
        "gwangju": 5,
        "daejeon": 5,
        "ulsan": 5,
        "gyeonggi": 31,
        "gangwon": 18,
        "chungbuk": 11,
        "chungnam": 15,
        "jeonbuk": 14,
        "jeonnam": 22,
        "gyeongbuk": 22,
        "gyeongnam": 18,
    }
    # 세종 and 제주 have no basic governments: their towns and administrative cities elect no head.
    assert {row["name_ko"] for row in governments} & {"조치원읍", "제주시", "서귀포시"} == set()


def test_ids_codes_and_full_names_are_each_given_once(governments: list[dict[str, str]]) -> None:
    for column in ("government_id", "code"):
        assert len({row[column] for row in governments}) == 243
    assert len({(row["parent_id"], row["name_ko"]) for row in governments}) == 243
    assert len({(row["parent_id"], row["name_en"]) for row in governments}) == 243


def test_a_basic_government_is_coded_below_its_region_and_named_by_its_kind(governments: list[dict[str, str]]) -> None:
    codes = {row["government_id"]: row["code"] for row in governments}
    kinds = {"시": "-si", "군": "-gun", "구": "-gu"}
    for row in governments:
        if row["level"] == "basic":
            assert len(row["code"]) == 5
            assert row["code"][:2] == codes[row["parent_id"]]
            assert row["name_en"].endswith(kinds[row["name_ko"][-1]])
            # A name that occurs once is the id; one that occurs again stands behind its region.
            stem = row["name_en"].partition("-")[0].lower()
            assert row["government_id"] in (stem, f"{row['parent_id']}-{stem}")


def test_governments_are_as_in_the_list_of_codes(governments: list[dict[str, str]]) -> None:
    columns = ("government_id", "code", "name_ko", "name_en", "level", "parent_id")
    rows = {",".join(row[column] for column in columns) for row in governments}
    assert set(KNOWN.split("\n")[1:-1]) - rows == set()


def test_the_governments_known_from_the_beginning_keep_their_ids_and_sites(governments: list[dict[str, str]]) -> None:
    assert {row["government_id"]: row["website"] for row in governments if row["website"]} == {
        "busan": "https://www.busan.go.kr",
        "dongnae": "https://www.dongnae.go.kr",
        "guro": "https://www.guro.go.kr",
        "gyeonggi": "https://www.gg.go.kr",
        "incheon": "https://www.incheon.go.kr",
        "seoul": "https://www.seoul.go.kr",
        "yangju": "https://www.yangju.go.kr",
        "yeongdeungpo": "https://www.ydp.go.kr",
    }


@pytest.fixture(scope="module")
def site() -> Site:
    package = read_package(ROOT)
    facts = dict.fromkeys(("report", "figures"), None) | dict.fromkeys(("site_url", "repo_url", "built_on"), "")
    return Site(package=package, reference=read_reference(package), **facts)


@pytest.fixture(scope="module")
def regions(site: Site) -> tuple[Region, ...]:
    return read_regions(site)


def test_the_regions_stand_in_their_usual_order_with_all_their_governments(regions: tuple[Region, ...]) -> None:
    assert " ".join(region.short for region in regions) == (
        "서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 충북 충남 전북 전남 경북 경남 제주"
    )
    assert [len(region.places) for region in regions] == [26, 17, 10, 11, 6, 6, 6, 1, 32, 19, 12, 16, 15, 23, 23, 19, 1]
    names = [place.government.name_ko for place in regions[2].places]
    assert names == ["대구광역시", "군위군", "남구", "달서구", "달성군", "동구", "북구", "서구", "수성구", "중구"]


def test_only_governments_with_documents_are_known(regions: tuple[Region, ...]) -> None:
    known = [
        (place.government.government_id, place.pledges, place.works, place.documents)
        for region in regions
        for place in region.known
    ]
    assert known == [
        ("guro", 1, 0, 1),
        ("yeongdeungpo", 0, 14, 1),
        ("dongnae", 1, 0, 1),
        ("incheon", 1, 0, 1),
        ("yangju", 1, 0, 1),
    ]
    assert sum(len(region.unknown) for region in regions) == 238


def test_the_map_shows_every_region_once_row_by_row(regions: tuple[Region, ...]) -> None:
    rows = ["_ 서울 강원", "인천 경기 충북 경북", "충남 세종 대전 대구", "_ 전북 경남 울산", "전남 광주 _ 부산", "제주"]
    assert [(tile.region.short, tile.column) for tile in tiles(regions)] == [
        (short, column) for row in rows for column, short in enumerate(row.split(), start=1) if short != "_"
    ]


def test_a_region_that_the_map_does_not_know_still_gets_its_tile(regions: tuple[Region, ...]) -> None:
    new = replace(regions[0], government=replace(regions[0].government, government_id="haneul"))
    assert [(tile.region, tile.column) for tile in tiles([new, regions[-1]])] == [(regions[-1], 1), (new, None)]


def test_a_name_that_several_governments_have_is_told_with_its_region(site: Site) -> None:
    names = {government_id: place_name(site, government_id) for government_id in site.reference.governments}
    assert len(set(names.values())) == 243
    assert (names["busan-jung"], names["gyeonggi-gwangju"], names["gwangju"]) == (
        "부산 중구",
        "경기 광주시",
        "광주광역시",
    )
