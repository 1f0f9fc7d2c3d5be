"""Which lines a change has touched is read from what git prints."""

from dataclasses import replace

import pytest
from gongyak import changes, pipeline, reports
from gongyak.findings import UnusableInput

DIFF = """\
diff --git a/old.csv b/old.csv
deleted file mode 100644
--- a/old.csv
+++ /dev/null
@@ -1,2 +0,0 @@
-a
-b
diff --git a/자료/표 하나.csv b/자료/표 하나.csv
--- a/자료/표 하나.csv\t
+++ b/자료/표 하나.csv\t
@@ -2 +2 @@ 머리 줄
-1
+2
@@ -9,0 +10,3 @@
+a
+@@ -1 +1 @@
+b
@@ -20,2 +22,0 @@
-c
-d
"""


def test_new_lines_are_read_and_lost_ones_are_not(tmp_path):
    (tmp_path / "diff").write_text(DIFF, encoding="utf-8")
    assert changes.read(tmp_path / "diff") == {("자료/표 하나.csv", line) for line in (2, 10, 11, 12)}


def test_what_is_no_diff_has_no_lines_and_what_is_not_there_is_refused(tmp_path):
    (tmp_path / "empty").write_bytes(b"\xff\x00+++ b/x\n")
    assert changes.read(tmp_path / "empty") == frozenset()
    with pytest.raises(UnusableInput):
        changes.read(tmp_path / "nowhere")


def test_a_changed_line_is_annotated_where_others_would_have_taken_all_the_room(tiny, monkeypatch):
    monkeypatch.chdir(tiny)
    rows = "".join(f"용어{number:02},a ,나\n" for number in range(30))
    (tiny / "datasets/glossary.csv").write_text(f"term,term_en,definition\n{rows}", encoding="utf-8")
    account = reports.account(pipeline.check(tiny), only=["padding"])
    last = "::error file=datasets/glossary.csv,line=31,"
    told = [*reports.FORMATS["github"](account, "ko")]
    assert len([line for line in told if line.startswith("::error ")]) == 10
    assert [line for line in told if line.startswith(last)] == []
    told = [*reports.FORMATS["github"](replace(account, changed=frozenset({("datasets/glossary.csv", 31)})), "ko")]
    assert len([line for line in told if line.startswith("::error ")]) == 10
    assert len([line for line in told if line.startswith(last)]) == 1
