"""What is left of a check that could not be: every report asked for says why, and nothing of an earlier check stays."""

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from gongyak.cli import validate_command
from gongyak.findings import UnusableInput
from gongyak.messages import reason
from gongyak.reports import FORMATS, outlets
from test_reports_forms import SCHEMAS, faults

CLEAN = "a,b\n1,x\n2,y\n"


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every form asked for as a file, where an earlier check has left one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    Path("list.csv").write_text(CLEAN, encoding="utf-8")
    asked = [f"--report={form}=out/{form}" for form in FORMATS]
    assert validate_command(["list.csv", "--quiet", *asked]) == 0
    return asked


def stop(error: type[BaseException]) -> object:
    def stopped(*_: object) -> None:
        raise error

    return stopped


@pytest.mark.parametrize(
    ("arguments", "case", "said"),
    [
        (["nowhere.csv"], "missing", "nowhere.csv: no such file. "),
        (["list.csv", "--only", "paddin"], "unknown-rule", "no such rule: paddin. "),
        (["list.csv", "--only", "padding", "--except", "padding"], "no-rule", "none of the rules asked for "),
        (["list.csv", "--fix", "list.csv"], "fix-taken", "list.csv: already exists. "),
        (["list.csv", "--changed", "nowhere"], "unreadable", "nowhere: cannot be read"),
        (["empty.csv"], "format-empty", "empty.csv: the file is empty."),
        (["header.csv"], "no-row", "not a single row could be read. "),
        (["cp949.json"], "other-encoding", "cp949.json: not text in UTF-8. "),
        (["link.csv"], "special-file", "link.csv: not a regular file, or a link out of the folder. "),
    ],
)
def test_every_report_that_was_asked_for_says_why_nothing_was_checked(asked, capsys, arguments, case, said):
    Path("empty.csv").touch()
    Path("header.csv").write_text("a,b\n", encoding="utf-8")
    Path("cp949.json").write_bytes('{"title": "공약", "resources": []}'.encode("cp949"))
    Path("link.csv").symlink_to("/etc/hostname")
    capsys.readouterr()
    assert validate_command([*arguments, *asked, "--lang", "en"]) == 2
    out, err = capsys.readouterr()
    assert err.startswith(f"Not checked: {said}")
    assert len(err.splitlines()) == 1
    assert said not in out
    made = {form: Path("out", form).read_text(encoding="utf-8") for form in FORMATS}
    assert [form for form, content in made.items() if said not in content] == []
    assert [each["case"] for each in json.loads(made["json"])["refusals"]] == [case]
    assert {form: faults(form, made[form]) for form in SCHEMAS} == {form: [] for form in SCHEMAS}


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_who_reads_the_output_of_a_refused_check_reads_its_form(asked, capsys, form):
    assert validate_command(["nowhere.csv", "--format", form, "--lang", "en"]) == 2
    out, err = capsys.readouterr()
    told = "Not checked: nowhere.csv: no such file. "
    # Who reads text or a log reads both streams, and needs to be told once.
    assert [told in stream for stream in (out, err)] == [form in ("github", "junit", "sarif"), form != "github"]
    assert bool(out) == (form != "text")
    if form in SCHEMAS:
        assert faults(form, out) == []
    assert validate_command(["nowhere.csv", "--format", form, "--lang", "en", "--quiet"]) == 2
    assert capsys.readouterr() == ("", err or out.removeprefix("::error::"))


def test_what_an_interrupted_check_was_asked_for_is_not_there(asked, monkeypatch):
    Path("link").symlink_to("out/text")
    monkeypatch.setattr("gongyak.cli.pipeline.check", stop(KeyboardInterrupt))
    assert validate_command(["list.csv", *asked[1:], "--report=text=link"]) == 130
    assert [(path.name, path.read_bytes()) for path in Path("out").iterdir()] == [("text", b"")]


def test_a_check_that_takes_all_memory_is_reported_as_one(asked, monkeypatch, capsys):
    monkeypatch.setattr("gongyak.cli.pipeline.check", stop(MemoryError))
    assert validate_command(["list.csv", *asked]) == 2
    assert (
        capsys.readouterr().err == "검사하지 못했습니다: 메모리가 모자라 검사를 그만두었습니다. 파일을 나눠 주세요.\n"
    )
    assert [each["case"] for each in json.loads(Path("out/json").read_bytes())["refusals"]] == ["memory"]


def test_a_file_that_is_not_in_the_copy_is_in_every_report(asked, capsys):
    shutil.copy("list.csv", "out/list.csv")
    Path("out/mixed.csv").write_bytes("이름,값\n가,공약\n".encode() + "나,도서관\n".encode("cp949"))
    assert validate_command(["out", "--fix", "copy", "--report=json=copied.json", "--report=junit=copied.xml"]) == 2
    assert "mixed.csv:3: 옮기지 않았습니다." in capsys.readouterr().err
    read = json.loads(Path("copied.json").read_bytes())
    assert (read["checked"], [each["case"] for each in read["refusals"]]) == (True, ["fix-left-out"])
    assert read["refusals"][0]["message"]["en"].startswith("mixed.csv:3: not copied. ")
    assert ElementTree.parse("copied.xml").getroot().get("errors") == "1"


@pytest.mark.parametrize("whole", [True, False], ids=["a descriptor", "one with a comma too many"])
@pytest.mark.parametrize("name", ["datapackage.json", "표/rows.json", "schema.json", "sheet.csv", "link"])
def test_no_report_is_written_over_data_that_cannot_be_checked_either(tmp_path, monkeypatch, name, whole, capsys):
    monkeypatch.chdir(tmp_path)
    Path("표").mkdir()
    for path in ("표/rows.json", "schema.json", "sheet.csv"):
        Path(path).write_text("mine", encoding="utf-8")
    Path("link").symlink_to("표/rows.json")
    # As a program writes it that knows ASCII alone.
    resource = json.dumps({"name": "rows", "path": "표/rows.json", "schema": "schema.json"})
    Path("datapackage.json").write_text(f'{{"resources": [{resource}{"" if whole else ","}]}}', encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    assert validate_command([".", f"--report=json={name}", "--report=json=report.json"]) == 2
    assert name in capsys.readouterr().err
    assert json.loads(Path("report.json").read_bytes())["refusals"][0]["case"] == "report-over"
    Path("report.json").unlink()
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["list.csv", "copy/list.csv", "copy/CHANGES.md", "copy/report.html"])
def test_no_report_is_written_over_the_original_or_into_the_copy(asked, name):
    assert validate_command(["list.csv", "--fix", "copy", f"--report=html={name}"]) == 2
    assert Path("list.csv").read_text(encoding="utf-8") == CLEAN
    assert not Path("copy").exists()


def test_a_report_may_bear_a_name_that_stands_in_a_cell_or_is_that_of_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text('a,b\n1,"report.json"\n2,x\n', encoding="utf-8")
    assert validate_command(["list.csv", "--quiet", "--report=json=report.json", "--report=text=new.csv"]) == 0
    assert json.loads(Path("report.json").read_bytes())["checked"] is True
    assert Path("new.csv").exists()


def test_what_a_link_leads_to_is_not_made_before_there_is_a_report(tmp_path):
    link, real = tmp_path / "link", tmp_path / "real"
    link.symlink_to(real)
    outlets.clear(outlets.asked([f"json={link}"], FORMATS, tmp_path / "list.csv", None))
    assert (link.is_symlink(), real.exists()) == (True, False)


@pytest.mark.parametrize(
    ("error", "path"), [(OSError(5, "broken", "gone.csv"), "gone.csv"), (OSError(5, "broken"), "list.csv")]
)
def test_a_file_that_breaks_off_is_named_or_else_what_is_checked(asked, monkeypatch, capsys, error, path):
    monkeypatch.setattr("gongyak.pipeline.check", stop(error))
    assert validate_command(["list.csv", "--quiet", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith(f"Not checked: {path}: cannot be read")


def test_what_a_copy_changed_is_said_in_text_alone_and_to_nobody_who_wants_quiet(asked, capsys):
    assert validate_command(["list.csv", "--fix", "copy", "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    assert validate_command(["list.csv", "--fix", "other", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["checked"] is True


def test_an_earlier_report_in_the_folder_that_is_checked_is_none_of_its_data(asked):
    assert validate_command([".", "--quiet", "--report=json=out/json"]) == 0
    assert json.loads(Path("out/json").read_bytes())["checked"] is True


def test_a_password_in_an_address_is_in_no_report(asked, capsys):
    for address in ("https://who:secret@example.org/a.csv", "ftp://who:secret@example.org/a.csv"):
        assert validate_command([address, *asked]) == 2
        assert "secret" not in capsys.readouterr().err
        assert [path.name for path in Path("out").iterdir() if "secret" in path.read_text(encoding="utf-8")] == []


def test_why_a_zip_could_not_be_corrected_is_told_in_both_languages(asked):
    Path("list.csv").write_text('a,b\n1,"2\n', encoding="utf-8")
    with ZipFile("list.zip", "w") as archive:
        archive.write("list.csv")
    assert validate_command(["list.zip", "--fix", "copy", *asked]) == 2
    ((case, message),) = [each.values() for each in json.loads(Path("out/json").read_bytes())["refusals"]]
    assert case == "fix-nothing"
    assert message["ko"].startswith("고쳐 쓸 수 있는 파일이 하나도 없습니다. list.csv:2: 옮기지 않았습니다. 큰따옴표")
    assert message["en"].startswith("no file could be corrected. list.csv:2: not copied. ")


@pytest.mark.parametrize(
    ("error", "ko", "en"),
    [
        (PermissionError(13, "Permission denied", "/tmp/x"), "권한이 없습니다", "permission denied"),
        (OSError(28, "No space left on device"), "디스크에 남은 자리가 없습니다", "the disk is full"),
        (OSError(71, "Protocol error"), "Protocol error", "Protocol error"),
    ],
)
def test_what_the_system_says_of_a_file_has_words_too(error, ko, en):
    refused = UnusableInput("unreadable", path="a.csv", reason=error)
    assert reason(refused, "ko") == f"a.csv: 읽을 수 없습니다({ko}). 파일을 읽을 수 있게 하고 다시 해 보세요."
    assert reason(refused, "en") == f"a.csv: cannot be read ({en}). Make it readable and try again."
