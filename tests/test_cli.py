"""The two commands as a stranger calls them: what they print, how they exit, and that they never end in a traceback."""

import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import ROOT
from gongyak import progress
from gongyak.cli import validate_command
from gongyak.package import MODEL
from gongyak.reports import FORMATS
from gongyak.rules import RULES, held

GLOSSARY = "datasets/glossary.csv"


def run(script: str, *arguments: object, **options: object) -> subprocess.CompletedProcess:
    command = [sys.executable, str(ROOT / "scripts" / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, **options)
    assert b"Traceback" not in done.stderr
    return done


def test_the_repository_itself_is_clean_wherever_one_stands(tmp_path):
    done = run("validate.py", "--format", "json", cwd=tmp_path)
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr, told["totals"]["errors"]) == (0, b"", 0)
    assert told["totals"]["rules"] == len(held(MODEL))
    assert told["totals"]["rules_not_run"] == 0
    assert told["rows"]["pledges"] == 4
    assert min(told["rows"].values()) > 0


def test_a_name_with_blanks_that_is_not_in_quotes_is_told_in_both_languages_how_to_be_written():
    done = run("validate.py", "공약", "목록.csv")
    *usage, wrong, korean, english = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout, usage[0][:19]) == (2, b"", "usage: validate.py ")
    assert wrong == "validate.py: error: unrecognized arguments: 목록.csv"
    assert '큰따옴표로 묶으세요: "공약 목록.csv"' in korean
    assert "in quotes" in english


def test_an_empty_name_is_no_rule_to_explain():
    done = run("validate.py", "--explain", "")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("그런 규칙이 없습니다: ")


def test_errors_exit_with_one_and_a_descriptor_is_as_good_as_its_folder(tiny):
    (tiny / GLOSSARY).write_bytes((tiny / GLOSSARY).read_bytes().replace(b"fund", b" fund"))
    for target in (tiny, tiny / "datapackage.json"):
        done = run("validate.py", target, "--lang", "en", cwd=tiny)
        assert (done.returncode, done.stderr) == (1, b"")
        first, *_, seconds, last = done.stdout.decode().splitlines()
        assert first == (
            "datasets/glossary.csv:2: [term_en(영어)] Blanks at the start or end, or two in a row: "
            "‘provincial  fund’ → Run `make tidy`, or write: ‘provincial fund’ [padding]"
        )
        assert re.fullmatch(r"on [-0-9]{10} [0-9:]{8} UTC · in [0-9]+\.[0-9] seconds", seconds)
        assert last == (
            f"1 error · 1 confirmed contradiction in the documents · {len(held(MODEL))} rules · 60 tables · 192 rows"
        )


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "오류 0건 · 확인된 문서 모순 1건"),
        ("cp949", "오류 0건 · 확인된 문서 모순 1건"),
        ("ascii", r"\uc624\ub958 0\uac74 \xb7 "),
    ],
)
def test_the_output_survives_a_terminal_that_does_not_know_hangul(tiny, encoding, shown):
    done = run("validate.py", tiny, env=os.environ | {"PYTHONIOENCODING": encoding})
    assert done.returncode == 0
    assert done.stdout.decode(encoding).splitlines()[-1].startswith(shown)


def test_a_reader_who_stops_listening_is_no_error(tiny):
    (tiny / GLOSSARY).write_text(
        "term,term_en,definition\n" + "".join(f"용어{n:04},a ,나 \n" for n in range(900)), encoding="utf-8", newline=""
    )
    command = [sys.executable, str(ROOT / "scripts/validate.py"), str(tiny)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


def test_tidy_is_a_command_too(tiny):
    assert (run("tidy.py", "--check", tiny).stdout, run("tidy.py", tiny).stdout) == (b"", b"")
    (tiny / GLOSSARY).write_bytes((tiny / GLOSSARY).read_bytes().replace(b"\n", b"\r\n"))
    assert run("tidy.py", "--check", tiny).returncode == 1
    done = run("tidy.py", tiny, "--lang", "en")
    assert (done.returncode, done.stdout) == (0, b"datasets/glossary.csv: 2 lines tidied.\n")
    assert run("tidy.py", "--check", tiny).returncode == 0


def test_an_option_that_is_none_exits_with_two():
    assert run("validate.py", "--format", "xml").returncode == 2


@pytest.mark.parametrize("name", ["nowhere", "empty", "empty/datapackage.json"])
def test_nothing_to_check_exits_with_two(tmp_path, name, capsys):
    (tmp_path / "empty").mkdir()
    assert validate_command([str(tmp_path / name)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("검사하지 못했습니다: ")
    assert len(err.splitlines()) == 1


def test_no_row_read_exits_with_two_after_saying_why(tiny, capsys):
    for path in (tiny / "datasets").iterdir():
        path.write_bytes(path.read_bytes().partition(b"\n")[0] + b"\n")
    assert validate_command([str(tiny), "--lang", "en"]) == 2
    out, err = capsys.readouterr()
    assert len([line for line in out.splitlines() if line.endswith("[no-rows]")]) == 60
    assert err.startswith("Not checked: not a single row could be read. ")


def test_several_reports_are_written_at_once_and_quiet_says_nothing(tiny, tmp_path):
    targets = {form: tmp_path / "out" / f"report.{form}" for form in FORMATS}
    stated = [f"--report={form}={path}" for form, path in targets.items()]
    fixed = os.environ | {"SOURCE_DATE_EPOCH": "1795253405"}
    done = run("validate.py", tiny, "--quiet", *stated, env=fixed)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {path.name for path in targets.values()}
    first = {form: path.read_bytes() for form, path in targets.items()}
    assert json.loads(first["json"])["totals"]["rows"] == 192
    assert run("validate.py", tiny, "--quiet", *stated, env=fixed).returncode == 0
    assert {form: path.read_bytes() for form, path in targets.items()} == first


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--report", "html"], "--report takes FORMAT=FILE: html. Formats: text, json, markdown, html, github, sarif"),
        (["--report", "pdf=x"], "--report takes FORMAT=FILE: pdf=x. "),
        (["--report", "html="], "--report takes FORMAT=FILE: html=. "),
        (["--only", "paddings"], "no such rule: paddings. Similar names: padding. To see all: --list"),
        (["--except", "CAP"], "no such rule: CAP. Similar names: cap. To see all: --list"),
        (["--explain", "foreign"], "no such rule: foreign. Similar names: foreign-key. To see all: --list"),
        (["--only", "cap", "--except", "cap"], "none of the rules asked for could run. "),
    ],
)
def test_what_cannot_be_asked_is_said_and_exits_with_two(tiny, capsys, options, said):
    assert validate_command([str(tiny), "--lang", "en", *options]) == 2
    assert capsys.readouterr().err.startswith(f"Not checked: {said}" if "--explain" not in options else said)


@pytest.mark.parametrize("most", ["0", "-1", "x", "²"])
def test_a_number_that_is_none_exits_with_two(tiny, most):
    with pytest.raises(SystemExit, match="2"):
        validate_command([str(tiny), "--max", most])


def test_a_report_that_cannot_be_written_exits_with_two(tiny, tmp_path, capsys):
    before = (tiny / GLOSSARY).read_bytes()
    (tmp_path / "file").touch()
    stated = [f"json={tiny / GLOSSARY}", f"json={tmp_path}/file/x.json", f"json={tmp_path}/a", f"sarif={tmp_path}/a"]
    options = [part for value in stated for part in ("--report", value)]
    assert validate_command([str(tiny), "--lang", "en", "--quiet", *options]) == 2
    assert [line.removeprefix("Not checked: ").partition(":")[0] for line in capsys.readouterr().err.splitlines()] == [
        "a report cannot be written over data that are checked, nor into their corrected copy",
        "two reports cannot be written to one file",
        "the report cannot be written",
    ]
    assert (tiny / GLOSSARY).read_bytes() == before
    assert [each["case"] for each in json.loads((tmp_path / "a").read_bytes())["refusals"]] == [
        "report-over",
        "report-twice",
    ]


def test_a_report_is_not_written_over_the_zip_that_is_checked(tiny, tmp_path, capsys):
    packed = Path(shutil.make_archive(str(tmp_path / "data"), "zip", tiny))
    before = packed.read_bytes()
    assert validate_command([str(packed), "--lang", "en", "--quiet", "--report", f"html={packed}"]) == 2
    assert capsys.readouterr().err.startswith("Not checked: a report cannot be written over data that are checked")
    assert packed.read_bytes() == before


def test_a_report_to_a_device_or_through_a_link_leaves_both_in_place(tiny, tmp_path):
    pipe, link, real = tmp_path / "pipe", tmp_path / "link", tmp_path / "real"
    os.mkfifo(pipe)
    link.symlink_to(real)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    options = ["--quiet", "--report", f"text={pipe}", "--report", f"text={link}"]
    assert validate_command([str(tiny), *options]) == 0
    assert os.read(reader, 1_000_000) == real.read_bytes() != b""
    os.close(reader)
    assert pipe.is_fifo()
    assert link.is_symlink()


@pytest.mark.parametrize("place", ["/", "..", "/dev/full"])
def test_a_report_to_a_folder_or_a_full_disk_exits_with_two(tiny, capsys, place):
    assert validate_command([str(tiny), "--lang", "en", "--quiet", "--report", f"html={place}"]) == 2
    assert capsys.readouterr().err.startswith(f"the report cannot be written: {place} (")
    assert Path(place).exists()


def test_a_report_is_not_written_over_checked_data_through_a_link(tiny, tmp_path, capsys):
    before = (tiny / GLOSSARY).read_bytes()
    (tmp_path / "link").symlink_to(tiny / GLOSSARY)
    assert validate_command([str(tiny), "--lang", "en", "--quiet", "--report", f"json={tmp_path / 'link'}"]) == 2
    assert capsys.readouterr().err.startswith("Not checked: a report cannot be written over data that are checked")
    assert (tiny / GLOSSARY).read_bytes() == before


def test_a_closed_output_is_no_crash(tiny):
    command = f'exec "{sys.executable}" "{ROOT}/scripts/validate.py" "{tiny}" >&-'
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_an_earlier_check_reported_does_not_outlive_a_report_that_fails(tiny, tmp_path, monkeypatch, capsys):
    stale = tmp_path / "report.json"
    stale.write_text("all is well", encoding="utf-8")
    monkeypatch.setattr("gongyak.files.os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    assert validate_command([str(tiny), "--lang", "en", "--quiet", "--report", f"json={stale}"]) == 2
    assert capsys.readouterr().err == f"the report cannot be written: {stale} (the disk is full). Give another place.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["tiny"]


def test_only_and_except_decide_what_counts(tiny, capsys):
    (tiny / GLOSSARY).write_bytes((tiny / GLOSSARY).read_bytes().replace(b"fund", b" fund"))
    target = [str(tiny), "--quiet"]
    assert validate_command(target) == 1
    assert validate_command([*target, "--only", "padding"]) == 1
    assert validate_command([*target, "--only", "cap", "--only", "share"]) == 0
    assert validate_command([*target, "--except", "padding"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_rule_asked_for_that_could_not_run_is_not_clean(tiny, capsys):
    (tiny / GLOSSARY).write_bytes(b"term\nx\n")
    assert validate_command([str(tiny), "--quiet", "--lang", "en", "--only", "padding"]) == 0
    assert validate_command([str(tiny), "--quiet", "--lang", "en", "--only", "cap"]) == 2
    assert validate_command([str(tiny), "--quiet", "--lang", "en", "--only", "cap", "--only", "padding"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "Not checked: none of the rules asked for could run. "
        "Look at --only and --except, and correct other errors first.",
        "Not checked: these rules did not run, because not all tables could be read: cap. "
        "Check without --only and --except to see why.",
    ]


def test_the_catalogue_is_printed_without_any_data(tmp_path):
    listed = run("validate.py", tmp_path / "nowhere", "--list")
    assert (listed.returncode, len(listed.stdout.splitlines())) == (0, len(RULES))
    explained = run("validate.py", "--explain", "cap")
    assert explained.stdout.decode().splitlines()[:2] == ["cap", f"  {RULES['cap'].text}"]


SHAPES = [None, 5, "x", "\0", [], [5], {}, {"a": 1}]
PLACES = [
    ["name"],
    ["licenses"],
    ["resources"],
    ["resources", 0],
    ["resources", 0, "path"],
    ["resources", 0, "dialect"],
    ["resources", 0, "schema"],
    ["resources", 0, "schema", "fields"],
    ["resources", 0, "schema", "fields", 0],
    ["resources", 0, "schema", "fields", 0, "type"],
    ["resources", 0, "schema", "fields", 0, "constraints"],
    ["resources", 0, "schema", "fields", 0, "constraints", "pattern"],
    ["resources", 0, "schema", "primaryKey"],
    ["resources", 0, "schema", "foreignKeys"],
    ["resources", 0, "schema", "foreignKeys", 0, "fields"],
    ["resources", 0, "schema", "foreignKeys", 0, "reference"],
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: "/".join(map(str, place)))
def test_a_descriptor_of_any_shape_is_answered_and_not_with_a_crash(tiny, place, capsys, monkeypatch):
    # What Frictionless makes of broken descriptions is asked in test_schema; here it would take a minute.
    monkeypatch.setattr("gongyak.schema._innocent", lambda *_: True)
    monkeypatch.setattr("gongyak.schema._resource_errors", lambda *_: ([], []))
    descriptor = json.loads((tiny / "datapackage.json").read_bytes())
    *way, last = place
    part = descriptor
    for name in way:
        part = part[name]
    for shape in SHAPES:
        part[last] = shape
        (tiny / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
        assert validate_command([str(tiny)]) in (0, 1, 2)
        out, err = capsys.readouterr()
        assert out or err


def test_help_says_how_it_exits_whatever_the_terminal_knows():
    shown = run(
        "validate.py", "--help", env=os.environ | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "200"}
    ).stdout.decode()
    assert "  0  오류가 없다 / no errors" in shown
    assert "  1  오류를 찾았다 / errors were found" in shown
    assert "  2  요청한 것을 다 하지 못했다" in shown
    done = run("validate.py", "--help", env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert re.fullmatch(rb"open-pledges [0-9.]+ frictionless [0-9.]+\n", run("validate.py", "--version").stdout)


def test_several_rules_may_be_named_at_once(tiny, capsys):
    (tiny / GLOSSARY).write_bytes((tiny / GLOSSARY).read_bytes().replace(b"fund", b" fund"))
    target = [str(tiny), "--quiet", "--lang", "en"]
    assert validate_command([*target, "--only", "cap, padding", "--only", "share"]) == 1
    assert validate_command([*target, "--except", "cap,padding"]) == 0
    assert validate_command([*target, "--only", "cap,pading"]) == 2
    assert capsys.readouterr() == (
        "",
        "Not checked: no such rule: pading. Similar names: padding. To see all: --list\n",
    )


def test_a_file_that_is_no_table_is_refused_by_the_line_that_breaks(tmp_path, capsys):
    (tmp_path / "datapackage.json").write_text('{"name": "a"\n "resources": []}', encoding="utf-8")
    assert validate_command([str(tmp_path)]) == 2
    assert capsys.readouterr().err.partition("datapackage.json: ")[2] == (
        "표도 datapackage.json도 아니거나, 2번째 줄에서 JSON 문법에 어긋납니다. "
        "CSV나 XLSX 파일을 지정하거나, 그 줄의 쉼표와 따옴표를 고치세요.\n"
    )


def test_standard_input_is_refused_in_words(capsys):
    assert validate_command(["-", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        "Not checked: standard input (-) is not read. Save it as a file and give its name.\n"
    )


def on_terminal(*arguments: object) -> tuple[int, bytes]:
    """Exit status of a check, and what it wrote to the terminal that is its standard error."""
    screen, terminal = pty.openpty()
    command = [sys.executable, str(ROOT / "scripts/validate.py"), *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=terminal) as process:
        os.close(terminal)
        process.stdout.read()
        status = process.wait()
    written = b""
    # A terminal that nobody holds any more ends in an error, not in an end of file.
    with suppress(OSError):
        while part := os.read(screen, 4096):
            written += part
    os.close(screen)
    return status, written


def test_a_terminal_sees_one_line_rewritten_and_nothing_in_the_end(tiny):
    status, written = on_terminal(tiny)
    seen = written.decode().split("\r")
    assert status == 0
    assert "검사 중 · datasets/terms.csv · 2행" in [line.rstrip() for line in seen]
    assert "서로 맞는지 보는 중 · 192행" in [line.rstrip() for line in seen]
    assert b"\n" not in written
    assert (seen[-2].strip(), seen[-1]) == ("", "")
    assert max(map(len, seen)) < 80


def test_who_wants_quiet_is_told_nothing_on_a_terminal_either(tiny):
    assert on_terminal(tiny, "--quiet") == (0, b"")


def test_a_long_name_of_any_width_never_wraps(monkeypatch):
    stream = io.StringIO()
    line = progress._Line(stream, "ko")
    monkeypatch.setattr(progress, "_columns", lambda _: 30)
    line.tell("check", "가" * 100 + "\x1b[2J\n", 10)
    line.tell("fetch", "x", 1_250_000)
    line.close()
    line.tell("fetch", "y", 1)
    written = f"\r검사 중 · {'가' * 9}\r받는 중 · x · 1.2 MB{' ' * 8}\r{' ' * 20}\r"
    assert stream.getvalue() == written
