"""The repository itself: what it promises to a stranger who clones it is true on every machine."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
# Written so that no pattern matches itself: this file is inspected too.
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org|/simpl[e]/|file:/{2,3}\w"
    r'|"resolved"\s*:|(?<!--no-emit-)(?:index|extra-index)-ur[l]\b|(?<!--no-emit-)find-link[s]\b'
)
HOMES = r"/home/\w+/|/Users/\w+/|[A-Z]:\\Users\\"


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def files():
    """Yield the name and text of all text files that are, or are about to be, under version control."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b"\0"
        if b"\0" not in content:
            yield name, content.decode("utf-8", errors="replace")


def matches(pattern):
    inspected = dict(files())
    assert {"Makefile", "package-lock.json", "requirements.txt", "tests/test_repository.py"} <= inspected.keys()
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in inspected.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if re.search(pattern, line)
    ]


def pins(name):
    return dict(re.findall(r"^([\w.-]+)==(\S+)", read(name), flags=re.MULTILINE))


def test_no_file_holds_the_address_of_a_package_registry():
    assert matches(REGISTRY) == []


def test_no_file_holds_a_path_of_one_machine():
    # A folder as /src or /data, right below the root, is that of many machines, and a word of addresses too.
    here = [re.escape(str(path)) for path in (ROOT, Path.home()) if len(path.parts) > 2]
    assert matches("|".join([HOMES, *(rf"(?<![\w.)}}]){path}(?![\w-])" for path in here)])) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (REGISTRY, '"resolved"' + ': "https://example.org/x.tgz"'),
        (REGISTRY, "--index" + "-url https://example.org/root"),
        (REGISTRY, "--find" + "-links wheels"),
        (REGISTRY, "https://example.org/simple" + "/"),
        (HOMES, "/home/" + "someone/project"),
    ],
)
def test_the_patterns_find_what_they_forbid(pattern, line):
    assert re.search(pattern, line)


def test_every_action_is_pinned_by_its_commit_and_says_which_version_that_is():
    files = sorted((ROOT / ".github").glob("*/**/*.yml"))
    uses = [line.strip() for path in files for line in path.read_text().splitlines() if " uses:" in line]
    assert len(uses) == 11
    own = re.escape("./.github/actions/validate # zizmor: ignore[self-repository]")
    pinned = rf"(- )?uses: ({own}|[\w./-]+@[0-9a-f]{{40}} # v\d+\.\d+\.\d+)"
    assert [line for line in uses if not re.fullmatch(pinned, line)] == []


def test_every_dependency_has_its_reason_beside_it():
    project = tomllib.loads(read("pyproject.toml"))
    groups = project["dependency-groups"]
    python = project["project"]["dependencies"] + groups["site"] + groups["test"]
    assert len(python) == 17
    lines = read("pyproject.toml")
    unexplained = [name for name in python if not re.search(rf'"{re.escape(name)}",\s+# \w+ \w+ \w+', lines)]
    node = json.loads(read("package.json"))["devDependencies"]
    assert len(node) == 3
    unexplained += [name for name in node if not re.search(rf"^#   {re.escape(name)}  +\w+ \w+", lines, re.MULTILINE)]
    assert unexplained == []


def test_every_installed_package_is_pinned_and_its_content_too():
    runtime, testing = pins("requirements.txt"), pins("requirements-test.txt")
    assert {"frictionless", "jinja2", "mkdocs", "openpyxl", "pandas", "pyyaml", "requests"} <= runtime.keys()
    assert runtime.items() <= testing.items()
    only_tests = testing.keys() - runtime.keys()
    assert {"check-jsonschema", "hatchling", "playwright", "pytest", "ruff", "zizmor"} <= only_tests
    for name in ("requirements.txt", "requirements-test.txt"):
        entries = re.split(r"^(?=[\w.-]+==)", read(name), flags=re.MULTILINE)[1:]
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert not [
        value for value in json.loads(read("package.json"))["devDependencies"].values() if not value[0].isdigit()
    ]


def test_the_citation_names_this_version_and_no_person():
    citation = yaml.safe_load(read("CITATION.cff"))
    assert citation["title"] == "열린공약 (Open Pledges)"
    assert citation["authors"] == [{"name": "Open Pledges contributors"}]
    assert citation["license"] == "MIT"
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    assert citation["version"] == version
    assert f"## [{version}] - {citation['date-released']}\n" in read("CHANGELOG.md")


@pytest.mark.parametrize("name", ["README.md", "README.ko.md"])
def test_every_make_command_in_the_readme_exists(name):
    blocks = re.findall(r"^```\w*\n(.*?)^```", read(name), flags=re.MULTILINE | re.DOTALL)
    commands = {match for block in blocks for match in re.findall(r"^(?:\$ )?make ([\w-]+)", block, flags=re.MULTILINE)}
    assert {"site", "test"} <= commands
    targets = set(re.findall(r"^([a-z-]+):.*## ", read("Makefile"), flags=re.MULTILINE))
    assert targets == {
        "help",
        "site",
        "serve",
        "check",
        "tidy",
        "test",
        "test-long",
        "bench-site",
        "bench-search",
        "bench-browse",
        "bench-validate",
        "lock",
        "clean",
    }
    assert commands <= targets
