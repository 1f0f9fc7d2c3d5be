"""The action, as a runner runs it: the shell of its steps in a repository, and the files that GitHub reads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, copy_tiny
from test_hook import GLOSSARY, spoil

ACTION = ROOT / ".github/actions/validate"
STEPS = {
    step["name"]: step for step in yaml.safe_load((ACTION / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
}
INPUTS = {"TARGET": ".", "FINDINGS_LANGUAGE": "en", "ONLY": "", "EXCEPT": "", "REPORT": "gongyak-report"}


class Runner:
    """A job of GitHub: a checkout, a folder for what is temporary, and the files by which steps answer."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "workspace"
        self.temporary = folder / "temp"
        self.temporary.mkdir()
        copy_tiny(self.workspace)
        self.git("init", "--quiet")
        self.commit()

    def git(self, *arguments: str) -> str:
        named = ["-c", "user.name=someone", "-c", "user.email=someone@example.org"]
        command = ["git", *named, *arguments]
        return subprocess.run(command, cwd=self.workspace, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=change")

    def check(self, **inputs: str) -> subprocess.CompletedProcess:
        """Run the step that checks; the environment is what the runner makes of the inputs."""
        step = STEPS["Check the data"]
        assert {name for name, value in step["env"].items() if "inputs." in value} == set(INPUTS)
        environment = {
            "PATH": os.environ["PATH"],
            "GITHUB_ACTION_PATH": str(ACTION),
            "GITHUB_OUTPUT": str(self.temporary / "output"),
            "GITHUB_SHA": self.git("rev-parse", "HEAD"),
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary"),
            "RUNNER_TEMP": str(self.temporary),
        }
        script = self.temporary / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
        options = {"cwd": self.workspace, "env": environment | INPUTS | inputs}
        return subprocess.run(command, capture_output=True, text=True, check=False, **options)

    def outputs(self) -> dict[str, str]:
        lines = (self.temporary / "output").read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def summary(self) -> str:
        return (self.temporary / "summary").read_text(encoding="utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_a_clean_package_passes_and_says_so(runner: Runner) -> None:
    done = runner.check()
    assert (done.returncode, done.stderr) == (0, "")
    assert runner.outputs()["errors"] == "0"
    assert "0 errors" in runner.summary()
    assert Path(runner.outputs()["report"]).name == "gongyak-report.html"
    assert Path(runner.outputs()["report"]).read_text(encoding="utf-8").startswith("<!doctype html>")


def test_what_the_change_broke_is_annotated_before_what_was_broken_already(runner: Runner) -> None:
    # A file before the other in every order, with more faults than GitHub shows.
    path = runner.workspace / "datasets/facilities.csv"
    path.write_bytes(path.read_bytes() + b"a ,b \n" * 12)
    runner.commit()
    before = runner.check()
    assert before.returncode == 1
    spoil(runner.workspace)
    runner.commit()
    done = runner.check()
    assert done.returncode == 1
    commands = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert len(commands) == 10
    [changed] = [line for line in commands if not line.startswith("::error file=datasets/facilities.csv,")]
    assert changed.startswith(f"::error file={GLOSSARY},line=2,title=padding term_en(영어)::Blanks at the start or end")
    assert f"`{GLOSSARY}`" in runner.summary()


def test_the_whole_report_is_in_the_summary_and_the_artifact(runner: Runner) -> None:
    spoil(runner.workspace)
    done = runner.check(ONLY="padding cap", REPORT="")
    assert done.returncode == 1
    assert runner.outputs()["errors"] == "1"
    assert "**1 error ·" in runner.summary()
    assert "2 rules" in runner.summary()
    assert "provincial  fund" in Path(runner.outputs()["report"]).read_text(encoding="utf-8")


def test_rules_can_be_left_out(runner: Runner) -> None:
    spoil(runner.workspace)
    assert runner.check(EXCEPT="padding").returncode == 0
    assert runner.outputs()["errors"] == "0"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TARGET", "$(touch injected)"),
        ("TARGET", "`touch injected`; touch injected"),
        ("TARGET", "--fix=injected"),
        ("ONLY", "$(touch injected)"),
        ("ONLY", "paddin?"),
        ("EXCEPT", "padding; touch injected"),
        ("FINDINGS_LANGUAGE", "ko --fix=injected"),
    ],
)
def test_an_input_is_never_run_and_what_cannot_be_checked_fails(runner: Runner, name: str, value: str) -> None:
    # A file whose name is that of a rule, for a pattern to find.
    (runner.workspace / "padding").touch()
    done = runner.check(**{name: value})
    assert done.returncode == 2
    assert {line[:9] for line in done.stdout.splitlines()} == {"::error::"}
    assert not (runner.workspace / "injected").exists()
    if name == "FINDINGS_LANGUAGE":  # nobody knows in what words to report that
        assert not (runner.temporary / "output").exists()
        assert runner.summary().startswith("    usage: ")
    else:
        assert runner.outputs()["errors"] == ""
        assert "**Not checked**" in runner.summary()
        assert '"verdict nothing">Not checked<' in Path(runner.outputs()["report"]).read_text(encoding="utf-8")


def test_no_text_of_the_data_is_a_command_of_the_runner(runner: Runner) -> None:
    path = runner.workspace / "datapackage.json"
    hostile = "::set-output name=errors::0 ##[add-mask]a"
    text = path.read_text(encoding="utf-8").replace('"version": "0.1.0"', f'"version": "{hostile}"')
    path.write_text(text.replace('"name": "open-pledges"', f'"name": "{hostile}"'), encoding="utf-8")
    (runner.workspace / GLOSSARY).write_text(f"term,term_en,definition\n{hostile} ,a\u2028::add-mask::b ,c\n")
    done = runner.check()
    assert done.returncode == 1
    assert hostile.partition(" ")[0] in done.stdout
    commands = [line for line in done.stdout.split("\n") if line.strip().startswith("::")]
    assert {line.partition(" ")[0] for line in commands} <= {"::error", "::notice"}
    assert [line for line in done.stdout.split("\n") if "##[" in line and line not in commands] == []


def test_a_summary_too_long_for_github_is_cut_at_the_end_of_a_line(tmp_path: Path) -> None:
    line = "가" * 400
    (tmp_path / "markdown").write_text(f"{line}\n" * 1_000, encoding="utf-8")
    environment = os.environ | {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    subprocess.run([sys.executable, ACTION / "tell.py", tmp_path, "report.html"], env=environment, check=True)
    summary = (tmp_path / "summary").read_text(encoding="utf-8")
    assert 990_000 < len(summary.encode()) < 1_048_576
    assert set(summary.split("\n")) == {line, "", "…"}
