"""The hook of pre-commit, as pre-commit installs it: the built package holds all that a check needs."""

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, copy_tiny
from gongyak.hook import hook_command, targets

HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
SCRIPTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
GLOSSARY = "datasets/glossary.csv"


def spoil(package: Path) -> None:
    """Break one cell of a package."""
    (package / GLOSSARY).write_bytes((package / GLOSSARY).read_bytes().replace(b"fund", b" fund"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installed package: what pip makes of the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "packages")
    return folder / "packages"


def run(installed: Path, script: str, *arguments: object, cwd: Path) -> subprocess.CompletedProcess:
    """Run a command of the installed package, which knows nothing of this checkout."""
    module, _, function = SCRIPTS[script].partition(":")
    code = f"import sys; from {module} import {function}; sys.exit({function}())"
    environment = os.environ | {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_the_hook_calls_a_command_that_the_package_has() -> None:
    assert HOOK["language"] == "python"
    assert HOOK["entry"] in SCRIPTS


@pytest.mark.parametrize("name", ["datapackage.json", "a/datapackage.json", "a.csv", "a.tsv", "자료/공약 목록.xlsx"])
def test_the_hook_runs_when_data_change(name: str) -> None:
    assert re.search(HOOK["files"], name)


@pytest.mark.parametrize("name", ["old-datapackage.json", "package.json", "a.csv.md", "xlsx", "README.md"])
def test_the_hook_does_not_run_when_anything_else_changes(name: str) -> None:
    assert not re.search(HOOK["files"], name)


def test_each_package_is_checked_once_and_a_file_of_none_by_itself(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one/datapackage.json", "one/a/two/datapackage.json"):
        Path(name).parent.mkdir(parents=True)
        Path(name).touch()
    names = ["one/x.csv", "one/a/y.csv", "one/a/two/z.csv", "one/datapackage.json", "bare.csv"]
    assert targets(map(Path, names)) == [Path("one"), Path("one/a/two"), Path("bare.csv")]


def test_the_worst_of_all_decides_and_rules_can_be_chosen(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    good = "번호,금액\n" + "".join(f"{number},{number}0\n" for number in range(1, 9))
    Path("good.csv").write_text(good, encoding="utf-8")
    Path("bad.csv").write_text(good.replace("3,30", "3,△30"), encoding="utf-8")
    assert hook_command(["good.csv"]) == 0
    assert hook_command(["bad.csv", "good.csv", "--lang", "en"]) == 1
    assert "bad.csv:4: [금액] " in capsys.readouterr().out
    assert hook_command(["bad.csv"]) == 1
    assert "이 파일을 이렇게 읽었습니다: bad.csv" in capsys.readouterr().out
    assert hook_command(["bad.csv", "--except", "unlike-form"]) == 0
    assert hook_command(["bad.csv", "--only", "unlike-form"]) == 1
    assert hook_command(["bad.csv", "--only", "unlike-forms"]) == 2
    assert hook_command([]) == 0


def test_the_installed_hook_finds_what_is_wrong_in_a_repository(installed: Path, tmp_path: Path) -> None:
    spoil(copy_tiny(tmp_path / "data"))
    done = run(installed, HOOK["entry"], f"data/{GLOSSARY}", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f"data/{GLOSSARY}:2: [term_en(영어)]")


def test_the_installed_validator_knows_a_bare_sheet_as_well_as_the_checkout_does(installed: Path) -> None:
    page = ROOT / "docs/validate"
    done = run(installed, "gongyak-validate", "practice.csv", "--format", "json", cwd=page)
    command = [sys.executable, ROOT / "scripts/validate.py", "practice.csv", "--format", "json"]
    own = subprocess.run(command, cwd=page, capture_output=True, text=True, check=False)
    told, expected = (json.loads(each.stdout) | {"ran": None} for each in (done, own))
    assert told == expected
    assert told["totals"]["errors"] == 6


def test_the_installed_validator_writes_every_report_and_checks_where_it_stands(installed: Path, tiny: Path) -> None:
    reports = [f"--report={form}=../{form}" for form in ("html", "json", "sarif", "junit", "markdown")]
    done = run(installed, "gongyak-validate", *reports, cwd=tiny)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert (done.returncode, done.stderr) == (0, "")
    assert f"open-pledges {version}" in done.stdout
    assert {"html", "json", "sarif", "junit", "markdown"} < {path.name for path in tiny.parent.iterdir()}
