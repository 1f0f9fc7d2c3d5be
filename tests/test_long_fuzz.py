"""The readers under fire: whatever is pointed at, the command ends with 0, 1 or 2 and words, never with a traceback.

Run by ``make test-long``. A case that fails is named by its seed; ``SEED=n`` runs that one alone.
"""

import faulthandler
import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from time import process_time

import pytest
from conftest import copy_tiny
from fuzzing import answer, misdescribed, misheaded, rezipped, spoiled, workbook, zipped
from gongyak.cli import validate_command
from gongyak.reports import FORMATS
from gongyak.terminal import UNUSABLE
from web_server import babbling

pytestmark = pytest.mark.long
# At least so many CPU-seconds.
BUDGET = float(os.environ.get("FUZZ_SECONDS", "150"))
# Another first seed makes other cases.
FIRST = int(os.environ.get("FUZZ_FIRST", "0"))
# No single case of a few kilobytes may take longer than this, in wall time; the run is then ended with a stack.
HANGS = 120
ROWS = [
    ["번호", "공약명", "담당부서", "전화번호", "이행률(%)", "상태", "예산(백만원)", "착수일"],
    ["1", "어린이집 확충", "보육과", "051-000-0000", "85.5", "정상추진", "2,880", "2022.07.01"],
    ["2", '청년 "일자리" 만들기', "일자리과", "051-000-0001", "100", "완료", "△120", "2023-01-31"],
    ["3", "도서관, 열람실", "문화과", "051-000-0002", "", "지연", "-", "2024. 2. 29."],
    ["합계", "", "", "", "", "", "2,760", ""],
]
# What the server says, one after the other.
ANSWERS: list[bytes] = []
SCHEMA = {
    "fields": [
        {"name": "번호", "type": "string", "constraints": {"required": True}},
        {"name": "공약명", "type": "string", "constraints": {"pattern": "[^<>]*", "maxLength": 40}},
        {"name": "담당부서", "type": "string", "constraints": {"enum": ["보육과", "일자리과", "문화과"]}},
        {"name": "전화번호", "type": "string"},
        {"name": "이행률(%)", "type": "number", "constraints": {"minimum": 0, "maximum": 100}},
        {"name": "상태", "type": "string", "constraints": {"unique": True}},
        {"name": "예산(백만원)", "type": "number", "groupChar": ",", "bareNumber": False},
        {"name": "착수일", "type": "date", "format": "any"},
    ],
    "primaryKey": "번호",
    "foreignKeys": [{"fields": "번호", "reference": {"resource": "plain", "fields": "번호"}}],
    "missingValues": ["", "-"],
}
FOREIGN = {
    "name": "wild",
    "resources": [
        {"name": "semicolons", "path": "a.csv", "schema": SCHEMA, "dialect": {"delimiter": ";"}, "encoding": "utf-8"},
        {"name": "plain", "path": "b.csv", "schema": {"fields": SCHEMA["fields"][:2]}},
        {"name": "inline", "data": [["a", "b"], [1, "x"]], "schema": {"fields": [{"name": "a"}, {"name": "b"}]}},
    ],
}


def _csv(rows: list[list[str]], delimiter: str = ",") -> bytes:
    quoted = (['"' + cell.replace('"', '""') + '"' if cell.strip('"') != cell or "," in cell else cell for cell in row]
              for row in rows)  # fmt: skip
    return "".join(delimiter.join(row) + "\n" for row in quoted).encode()


def _folder(path: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


def _bare(random: Random, path: Path, tiny: Path) -> Path:
    """One file: a table of a city hall, or one of ours without its descriptor."""
    own = random.choice(sorted((tiny / "datasets").glob("*.csv"))).read_bytes()
    data = random.choice([_csv(ROWS), _csv([["제목"], [], *ROWS]), _csv(ROWS, "\t"), own])
    name = random.choice(["a.csv", "a.csv", "a.tsv", "표 1.CSV", "a.txt"])
    return _folder(path, {name: spoiled(random, data)}) / name


def _sheet(random: Random, path: Path, tiny: Path) -> Path:
    data = workbook(ROWS)
    return _folder(path, {"a.xlsx": random.choice([spoiled, misheaded, rezipped, rezipped])(random, data)}) / "a.xlsx"


def _model(random: Random, path: Path, tiny: Path) -> Path:
    """The smallest package of ours with one file spoiled."""
    shutil.copytree(tiny, path, dirs_exist_ok=True)
    hit = random.choice([*sorted(path.rglob("*.csv")), path / "datapackage.json"])
    if hit.suffix == ".json" and random.random() < 0.8:
        described = misdescribed(random, json.loads(hit.read_bytes()))
        hit.write_text(json.dumps(described), encoding="utf-8")
    else:
        hit.write_bytes(spoiled(random, hit.read_bytes()))
    return path


def _foreign(random: Random, path: Path, tiny: Path) -> Path:
    """A package of somebody else with its description or one of its files spoiled."""
    described = misdescribed(random, FOREIGN) if random.random() < 0.7 else FOREIGN
    files = {"a.csv": _csv(ROWS, ";"), "b.csv": _csv([row[:2] for row in ROWS])}
    if random.random() < 0.6:
        hit = random.choice([*files])
        files[hit] = spoiled(random, files[hit])
    return _folder(path, files | {"datapackage.json": json.dumps(described).encode()})


def _archive(random: Random, path: Path, tiny: Path) -> Path:
    files = {"a.csv": _csv(ROWS, ";"), "b.csv": _csv(ROWS), "datapackage.json": json.dumps(FOREIGN).encode()}
    data = zipped(files)
    return _folder(path, {"a.zip": random.choice([spoiled, misheaded, rezipped])(random, data)}) / "a.zip"


def _web(random: Random, path: Path, tiny: Path) -> str:
    """The end of an address at which a server answers in its own way."""
    content = random.choice([_csv(ROWS), zipped({"a.csv": _csv(ROWS)}), workbook(ROWS), json.dumps(FOREIGN).encode()])
    ANSWERS[:] = [answer(random, content) for _ in range(20)]
    return random.choice(["/a.csv", "/a", "/datapackage.json", "/a/", "?%00#"])


KINDS = (_bare, _bare, _bare, _sheet, _sheet, _foreign, _foreign, _foreign, _archive, _model, _web)


def _case(seed: int, path: Path, tiny: Path, host: str) -> tuple[str, int]:
    """Make one target and check it in one of the forms; its kind and the exit status."""
    random = Random(seed)
    make = random.choice(KINDS)
    target = make(random, path / "in", tiny)
    named = f"{host}{target}" if make is _web else str(target)
    arguments = [named, "--format", random.choice([*FORMATS]), "--lang", random.choice(["ko", "en"])]
    if random.random() < 0.3:
        arguments += ["--fix", str(path / "out")]
    return make.__name__, validate_command(arguments)


def _again(path: Path) -> None:
    """A corrected copy needs no more correction."""
    first = {file.relative_to(path / "out"): file.read_bytes() for file in sorted((path / "out").rglob("*.csv"))}
    validate_command([str(path / "out"), "--fix", str(path / "again"), "--quiet"])
    second = {file.relative_to(path / "again"): file.read_bytes() for file in sorted((path / "again").rglob("*.csv"))}
    assert {name: second.get(name) for name in first} == first


@pytest.fixture
def host() -> Iterator[str]:
    """The address of a server that sends ``ANSWERS``."""
    with babbling(ANSWERS) as host:
        yield host


def test_no_input_ends_in_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str], host: str) -> None:
    tiny = copy_tiny(tmp_path / "tiny")
    seeds = [int(os.environ["SEED"])] if "SEED" in os.environ else count(FIRST)
    ends: Counter[tuple[str, int]] = Counter()
    until = process_time() + BUDGET
    for seed in seeds:
        if process_time() > until:
            break
        path = tmp_path / str(seed)
        faulthandler.dump_traceback_later(HANGS, exit=True, file=sys.__stderr__)
        try:
            kind, status = _case(seed, path, tiny, host)
            told = capsys.readouterr()
            assert "Traceback" not in told.out + told.err
            assert status in (0, 1, 2)
            refused = told.err.strip() or "::error::" in told.out  # GitHub is told in its own way
            assert bool(refused) == (status == UNUSABLE)
            if status != UNUSABLE and (path / "out").exists():
                _again(path)
        except BaseException as error:
            error.add_note(f"SEED={seed}; its input is in {path}")
            raise
        ends[kind, status] += 1
        shutil.rmtree(path, ignore_errors=True)
        capsys.readouterr()
    faulthandler.cancel_dump_traceback_later()
    assert "SEED" in os.environ or len({kind for kind, _ in ends}) == len({*KINDS})
    sys.__stderr__.write(f"\n{sum(ends.values())} cases: {dict(sorted(ends.items()))}\n")
