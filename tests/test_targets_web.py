"""Addresses as targets: data are found and fetched, and whatever else a server does is said in a line."""

import gc
import gzip
import json
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from gongyak.cli import validate_command
from gongyak.findings import UnusableInput
from gongyak.targets import Limits, addresses, archives, opened
from test_targets_zips import notes, zipped, zipped_folder
from web_server import answering, babbling, body, chunked, dripping, folder, moved, packed, truncated

SMALL = Limits(file=40_000, all=60_000, files=8, redirects=3, seconds=3, idle=1)
CSV = b"a,b\n1,2\n"
# In two parts, for none of our files may name one of this machine.
FILE = "file:" + "///etc/passwd"
PAGE = "<!DOCTYPE html><title>공약</title>".encode()


@pytest.fixture(autouse=True)
def _nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    yield
    assert list(room.iterdir()) == []


def described(*paths: object) -> bytes:
    return json.dumps(
        {"name": "x", "resources": [{"name": f"r{n}", "path": path} for n, path in enumerate(paths)]}
    ).encode()


def fetched(address: str, limits: Limits = SMALL) -> tuple[str, str, dict[str, bytes]]:
    """The name of what the place is, its origin, and all files there."""
    with opened(address, limits) as place:
        files = {path.relative_to(place.root).as_posix(): path for path in place.root.rglob("*") if path.is_file()}
        return place.path.name, place.origin, {name: path.read_bytes() for name, path in sorted(files.items())}


def refused(address: str, limits: Limits = SMALL) -> UnusableInput:
    with pytest.raises(UnusableInput) as caught, opened(address, limits):
        pass
    return caught.value


def refused_answer(answer, limits: Limits = SMALL) -> str:
    with answering({"/x.csv": answer}) as host:
        error = refused(f"{host}/x.csv", limits)
        assert error.params["path"].startswith(f"{host}/x.csv")
        return error.case


def files_of(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_package_on_the_web_is_checked_like_its_folder(tiny, tmp_path, monkeypatch, capsys):
    glossary = tiny / "datasets/glossary.csv"
    glossary.write_bytes(glossary.read_bytes().replace(b"fund", b" fund"))
    monkeypatch.chdir(tiny)
    assert validate_command([".", "--format", "github"]) == 1
    local = notes(capsys.readouterr().out)
    with answering(folder(files_of(tiny), "/open-pledges/data/")) as host:
        report = [f"--report={form}={tmp_path}/out.{form}" for form in ("html", "json", "sarif")]
        assert validate_command([f"{host}/open-pledges/data/datapackage.json", "--format", "github", *report]) == 1
    there = [line.replace("file=datasets", f"file={host}/open-pledges/data/datasets") for line in local]
    assert [line.replace("%3A", ":") for line in notes(capsys.readouterr().out)] == there
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert ("<mark" in page, f" · {host}/open-pledges/data" in page) == (True, True)
    told = json.loads((tmp_path / "out.json").read_bytes())
    assert (all(told["files"].values()), told["origin"]) == (True, f"{host}/open-pledges/data")
    assert f'"{host}/open-pledges/data/datasets/glossary.csv"' in (tmp_path / "out.sarif").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page", ["", "index.html", "regions/", "data/", "data/datapackage.json", "data/open-pledges.zip"]
)
def test_the_data_of_a_built_site_are_found_from_any_page_of_it(site, page):
    original = {path for path in files_of(site.root / "data") if path.startswith("datasets/")}
    place, origin, files = fetched(site.url + page, Limits())
    assert original
    assert {path for path in files if path.startswith("datasets/")} == original
    assert origin == f"{site.url}data" + ("/open-pledges.zip" if page.endswith(".zip") else "")
    assert place == ("unpacked" if page.endswith(".zip") else "datapackage.json")


def test_the_data_of_a_built_site_are_clean(site, capsys):
    assert validate_command([site.url, "--quiet"]) == 0
    assert validate_command([f"{site.url}data/open-pledges.zip", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("path", "header", "name", "origin"),
    [
        ("/%EA%B3%B5%EC%95%BD.csv", "", "공약.csv", ""),
        ("/files/list.TSV", "", "list.TSV", "/files"),
        ("/get?id=5", "", "get.csv", "/get?id=5"),
        ("/get", 'attachment; filename="../../etc/passwd"', "passwd.csv", "/get"),
        ("/get", "attachment; filename*=UTF-8''%EA%B3%B5%EC%95%BD.csv", "공약.csv", "/get"),
        ("/get", 'attachment; filename="%EA%B3%B5%EC%95%BD.csv"', "공약.csv", "/get"),
        ("/get", 'attachment; filename="공약.csv"'.encode("cp949").decode("latin-1"), "공약.csv", "/get"),
        ("/get", 'attachment; filename="' + "x" * 999 + '.csv"', "x" * 116 + ".csv", "/get"),
        ("/", 'attachment; filename="..\\..\\.htaccess"', "htaccess.csv", ""),
    ],
)
def test_a_table_bears_the_name_it_was_published_under(path, header, name, origin):
    with answering({path: body(CSV, "text/html", **({"Content_Disposition": header} if header else {}))}) as host:
        assert fetched(host + path) == (name, host + origin, {name: CSV})


def test_bytes_are_kept_whatever_the_server_says_they_are():
    content = "이름,값\r\n가,1\r\n".encode("cp949")
    with answering({"/x.csv": body(content, "text/csv; charset=utf-8"), "/y.csv": packed(content)}) as host:
        assert fetched(f"{host}/x.csv")[2] == {"x.csv": content}
        assert fetched(f"{host}/y.csv")[2] == {"y.csv": content}


def test_a_packed_file_stays_packed_though_the_server_says_that_it_was_packed_on_the_way():
    answers = {"/p.json": body(described("t.csv.gz", "t.csv")), "/t.csv.gz": packed(CSV), "/t.csv": packed(CSV)}
    with answering(answers) as host:
        files = fetched(f"{host}/p.json")[2]
    assert (gzip.decompress(files["t.csv.gz"]), files["t.csv"]) == (CSV, CSV)


def test_the_tables_of_a_descriptor_lie_below_it_as_on_the_web():
    paths = ["a.csv", "자료/b 1.csv", "./c.csv", "d%2e.csv", "gone.csv", "a.csv"]
    answers = folder(
        {
            "p/own.json": described(*paths),
            "p/a.csv": CSV,
            "p/%EC%9E%90%EB%A3%8C/b%201.csv": CSV,
            "p/c.csv": CSV,
            "p/d%252e.csv": CSV,
        }
    )
    with answering(answers) as host:
        name, origin, files = fetched(f"{host}/p/own.json?x=/y/#z")
    assert (name, origin) == ("own.json", f"{host}/p")
    assert sorted(files) == ["a.csv", "c.csv", "d%2e.csv", "own.json", "자료/b 1.csv"]


@pytest.mark.parametrize(
    "path",
    [
        *("../a.csv", "/etc/passwd", "http://127.0.0.1/a.csv", "//127.0.0.1/a.csv", "x/../../a.csv", "..\\a.csv"),
        *("a\0.csv", "\ud800.csv", "x" * 256, "", ".", ["../a.csv"], None, 5, {}),
    ],
)
def test_a_path_that_leads_elsewhere_is_asked_of_nobody(path):
    asked = []
    with answering({"/p/datapackage.json": body(described(path, "a.csv")), "/p/a.csv": body(CSV)}, asked) as host:
        assert sorted(fetched(f"{host}/p/datapackage.json")[2]) == ["a.csv", "datapackage.json"]
    assert [path for path, _ in asked] == ["/p/datapackage.json", "/p/a.csv"]


def test_all_files_of_a_table_and_those_of_schemas_and_dialects_are_fetched():
    resource = {"path": ["a.csv", "b.csv"], "schema": "s/schema.json", "dialect": "dialect.json"}
    paths = ["a.csv", "b.csv", "datapackage.json", "dialect.json", "s/schema.json"]
    answers = folder(dict.fromkeys(paths, CSV))
    with answering(answers | {"/datapackage.json": body(json.dumps({"resources": [resource, 5]}).encode())}) as host:
        assert sorted(fetched(f"{host}/datapackage.json")[2]) == paths


def test_a_package_with_a_schema_of_its_own_is_checked_where_it_is(capsys):
    fields = {"fields": [{"name": "가", "type": "integer"}]}
    resources = [
        {"name": "a", "path": "자료/a.csv", "schema": "schema.json"},
        {"name": "gone", "path": "gone.csv", "schema": fields},
    ]
    files = {
        "p/own.json": json.dumps({"name": "x", "resources": resources}).encode(),
        "p/schema.json": json.dumps(fields).encode(),
        "p/%EC%9E%90%EB%A3%8C/a.csv": "가\n1\nz\n".encode(),
    }
    with answering(folder(files)) as host:
        assert validate_command([f"{host}/p/own.json"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(": ")[0] for line in said[:2]] == [f"{host}/p/gone.csv", f"{host}/p/자료/a.csv:3"]
    assert [line.rpartition(" ")[2] for line in said[:2]] == ["[file-missing]", "[type-error]"]


def test_a_bare_table_is_checked_where_it_is(capsys):
    table = "연번,사업명,예산\r\n1,도로,1200\r\n2,공원,△30\r\n3,교량,400\r\n".encode("cp949")
    with answering({"/x/%EC%98%88%EC%82%B0.csv": body(table), "/y": body(b"%PDF-1")}) as host:
        assert validate_command([f"{host}/x/예산.csv", "--format", "github"]) == 1
        assert any(f"{host}/x/예산.csv,line=3," in line.replace("%3A", ":") for line in notes(capsys.readouterr().out))
        assert validate_command([f"{host}/y", "--lang", "en"]) == 2
        assert capsys.readouterr().err.startswith(f"Not checked: {host}/y/y.csv: tables cannot be read from a PDF")


def test_a_descriptor_makes_nobody_ask_the_web(tmp_path):
    asked = []
    with answering({}, asked) as host:
        away, schema = f"{host}/x.json", {"fields": [{"name": "a"}]}
        each = {"name": "profile", "path": "a.csv", "schema": schema | {"$schema": away, "$ref": away}}
        resources = [
            each | dict.fromkeys(["profile", "$schema", "basepath", "homepage"], away),
            *(
                {"name": name, "path": "a.csv", "schema": schema} | {name: away}
                for name in ("schema", "dialect", "path")
            ),
            {"name": "parts", "path": ["a.csv", away], "extrapaths": [away], "schema": schema},
            {"name": "data", "data": away, "schema": schema},
            away,
        ]
        descriptor = {"name": "x", "profile": away, "$schema": away, "resources": resources}
        (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
        (tmp_path / "a.csv").write_bytes(b"a\n1\n")
        assert validate_command([str(tmp_path), "--quiet"]) == 1
    assert asked == []


@pytest.mark.parametrize("paths", [("a", "a/b.csv"), ("a/b.csv", "a")])
def test_of_a_file_where_another_has_its_folder_one_is_missing(paths):
    with answering({"/datapackage.json": body(described(*paths))} | folder(dict.fromkeys(paths, CSV))) as host:
        assert sorted(fetched(f"{host}/datapackage.json")[2]) == [paths[0], "datapackage.json"]


def test_a_descriptor_that_is_none_is_said_with_its_address(capsys):
    with answering({"/datapackage.json": body(b'{"resources": 5}'), "/deep.json": body(b"[" * 99_999)}) as host:
        for name in ("datapackage", "deep"):
            assert validate_command([f"{host}/{name}.json", "--lang", "en"]) == 2
            assert capsys.readouterr().err.startswith(f"Not checked: {host}/{name}.json: ")


@pytest.mark.parametrize(
    ("status", "case"),
    [(404, "not-found"), (410, "not-found"), (401, "forbidden"), (403, "forbidden"), (500, "status")],
)
def test_an_answer_that_is_none_is_said(status, case):
    assert refused_answer(body(CSV, status=status)) == case


def test_a_page_in_place_of_data_is_said_and_asked_for_its_data():
    data = {"/a/data/datapackage.json": body(described())}
    pages = dict.fromkeys(
        ["/a/b/c.html", "/a/b/", "/x.csv", "/p/a.csv"], body(b"\n<!-- x --><HTML lang=ko>", "text/csv")
    )
    with answering(pages | data | {"/p/datapackage.json": body(described("a.csv"))}) as host:
        assert fetched(f"{host}/a/b/c.html")[1] == f"{host}/a/data"
        assert fetched(f"{host}/a/b/")[1] == f"{host}/a/data"
        assert refused(f"{host}/x.csv").case == "page"
        error = refused(f"{host}/p/datapackage.json")
        assert (error.case, error.params["path"]) == ("page", f"{host}/p/a.csv")
    with answering({"/a": body(PAGE), "/a/data/datapackage.json": body(described())}) as host:
        assert fetched(f"{host}/a")[1] == f"{host}/a/data"
    with answering({"/a/": body(PAGE), "/data/datapackage.json": body(PAGE, status=500)}) as host:
        assert refused(f"{host}/a/").case == "page"
        assert refused(f"{host}//127.0.0.1:9/a/").case == "not-found"
    everywhere = dict.fromkeys(["/a/", "/a/datapackage.json", "/a/data/datapackage.json"], body(PAGE))
    with answering(everywhere | {"/data/datapackage.json": body(described())}) as host:
        assert fetched(f"{host}/a/")[1] == f"{host}/data"
    with answering(everywhere | {"/datapackage.json": body(described())}) as host:
        assert refused(f"{host}/a/").case == "page"
        assert refused(f"{host}/lost.csv").case == "not-found"
    with answering({"/": truncated(CSV), "/datapackage.json": body(described())}) as host:
        assert refused(f"{host}/").case == "truncated"
    with answering({"/data/datapackage.json": body(described())}) as host:
        assert refused(f"{host}/a/").case == "not-found"
    with answering({"/a/datapackage.json": body(described())}) as host:
        assert fetched(f"{host}/a/")[1] == f"{host}/a"


def test_redirects_are_followed_a_few_times():
    answers = {"/x.csv": moved("/1", 301), "/1": moved("2", 307), "/2": moved("d/x.csv", 308), "/d/x.csv": body(CSV)}
    with answering(answers) as host:
        assert fetched(f"{host}/x.csv") == ("x.csv", f"{host}/d", {"x.csv": CSV})
        assert refused(f"{host}/x.csv", Limits(redirects=2)).case == "redirects"
    assert refused_answer(moved("/x.csv")) == "redirects"


def _endless(handler):
    handler.send_response(302)
    handler.send_header("Location", "/y.csv")
    handler.end_headers()
    with suppress(OSError):
        while True:
            handler.wfile.write(b"x" * 65_536)


@pytest.mark.parametrize(
    "answer",
    [
        _endless,
        body(gzip.compress(CSV), status=302, Location="/y.csv", Content_Encoding="gzip", Content_Length="99"),
    ],
    ids=["without end", "broken off"],
)
def test_what_is_sent_with_a_redirect_is_not_read(answer):
    with answering({"/x.csv": answer, "/y.csv": body(CSV)}) as host:
        assert fetched(f"{host}/x.csv")[2] == {"y.csv": CSV}


def test_a_redirect_to_what_is_no_text_leaves_no_connection_open():
    with babbling([b"HTTP/1.1 302 Found\r\nLocation: \xed\xa0\x80\r\n\r\n" + CSV]) as host:
        assert refused(f"{host}/x.csv").case == "bad-address"
    gc.collect()  # an open one is told here, and every warning is an error


@pytest.mark.parametrize(
    ("to", "case"),
    [
        (FILE, "scheme"),
        ("ftp://example.org/x.csv", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("http://name:word@127.0.0.1/x.csv", "password"),
        ("http://[/x.csv", "bad-address"),
    ],
)
def test_a_redirect_to_what_is_no_address_is_not_followed(to, case):
    with answering({"/x.csv": moved(to)}) as host:
        assert refused(f"{host}/x.csv").case == case


def test_a_public_address_may_not_send_us_into_a_private_network(monkeypatch):
    monkeypatch.setattr(addresses, "is_private", lambda host: host == "127.0.0.1")
    monkeypatch.setattr(addresses, "is_inside", lambda number: False)
    with answering({"/x.csv": body(CSV), "/datapackage.json": body(described("y.csv"))}) as host:
        port = host.rpartition(":")[2]
        to = {"/x.csv": moved(f"{host}/x.csv"), "/datapackage.json": body(described("y.csv")), "/y.csv": moved(host)}
        with answering(to) as other:
            public = other.replace("127.0.0.1", "localhost")
            error = refused(f"{public}/x.csv")
            assert (error.case, error.params["path"]) == ("private", f"{public}/x.csv → http://127.0.0.1:{port}/x.csv")
            assert refused(f"{public}/datapackage.json").case == "private"
            assert fetched(f"{other}/x.csv")[2] == {"x.csv": CSV}


def test_a_name_that_is_public_when_looked_up_and_private_when_connected_to_is_asked_nothing(monkeypatch):
    monkeypatch.setattr(addresses, "resolved", lambda host: ["1.1.1.1"])
    asked = []
    with answering({"/x.csv": body(CSV)}, asked) as host:
        assert refused(f"{host}/x.csv").case == "private"
        assert refused(f"{host.replace('http:', 'https:')}/x.csv").case == "private"
    assert asked == []


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("192.168.0.1", True),
        ("169.254.169.254", True),
        ("100.64.0.1", True),
        ("0.0.0.0", True),
        ("2130706433", True),
        ("::1", True),
        ("fe80::1", True),
        ("fd00::1", True),
        ("::ffff:127.0.0.1", True),
        ("1.1.1.1", False),
        ("2606:4700::1111", False),
        ("::ffff:1.1.1.1", False),
    ],
)
def test_private_networks_are_known_by_their_numbers(host, private):
    assert addresses.is_private(host) is private


def test_no_password_is_sent_and_none_is_taken(tmp_path, monkeypatch):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login name password word\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    asked = []
    with answering({"/x.csv": body(CSV)}, asked) as host:
        fetched(f"{host}/x.csv")
        error = refused(host.replace("//", "//name:word@"))
    assert (error.case, error.params["path"]) == ("password", "http://…@127.0.0.1")
    assert [{"Authorization", "Cookie"} & headers.keys() for _, headers in asked] == [set()]


def test_what_is_too_large_is_not_fetched_to_its_end(tmp_path):
    much = b"a,b\n" + b"1,2\n" * 9_000
    assert refused_answer(body(much + much)) == "too-large"
    assert refused_answer(chunked(*[much] * 99)) == "too-large"
    assert refused_answer(packed(much * 999)) == "too-large"
    answers = folder({"datapackage.json": described("a.csv", "b.csv"), "a.csv": much, "b.csv": much})
    with answering(answers) as host:
        assert refused(f"{host}/datapackage.json").params == {"path": f"{host}/b.csv", "most": "0.05722 MB"}
    many = folder({"datapackage.json": described(*(f"{n}.csv" for n in range(8)))})
    with answering(many | folder({f"{n}.csv": CSV for n in range(8)})) as host:
        assert refused(f"{host}/datapackage.json").case == "too-many-files"
    bomb = zipped(tmp_path / "z.zip", ("a.csv", b"0" * 9_000_000)).read_bytes()
    with answering({"/z": body(bomb)}) as host:
        assert refused(f"{host}/z").case == "zip-bomb"


@pytest.mark.parametrize(
    "answer",
    [
        truncated(CSV),
        chunked(CSV, end=b""),
        chunked(CSV, end=b"zz\r\n"),
        body(CSV, Content_Encoding="gzip"),
    ],
    ids=["length", "no last chunk", "no chunk", "no gzip"],
)
def test_what_broke_off_is_not_taken_for_the_whole(answer):
    assert refused_answer(answer) == "truncated"


@pytest.mark.parametrize("head", [True, False])
def test_a_byte_now_and_then_is_too_slow(head):
    before = threading.active_count()
    with answering({"/x.csv": dripping(head)}) as host:
        error = refused(f"{host}/x.csv", Limits(seconds=0.3, idle=0.5))
    assert (error.case, error.params["path"]) == ("too-slow", f"{host}/x.csv")
    assert threading.active_count() <= before + 2


def test_a_server_that_says_nothing_is_too_slow():
    def silent(handler):
        threading.Event().wait(0.6)

    assert refused_answer(silent, Limits(idle=0.1)) == "too-slow"


def test_a_server_that_hangs_up_is_asked_once_more():
    calls = []

    def hasty(handler):
        calls.append(handler.path)
        if len(calls) == 2:
            body(CSV)(handler)

    with answering({"/x.csv": hasty}) as host:
        assert fetched(f"{host}/x.csv")[2] == {"x.csv": CSV}
        assert len(calls) == 2
        assert refused(f"{host}/x.csv").case == "no-connection"
        assert len(calls) == 4


def test_nobody_there_is_said():
    with answering({}) as host:
        pass
    assert refused(f"{host}/x.csv").case == "no-connection"
    assert refused("http://nowhere.invalid/x.csv").case == "no-host"


def test_a_server_without_a_certificate_is_said():
    with answering({}) as host:
        assert refused(host.replace("http:", "https:")).case == "tls"


@pytest.mark.parametrize(
    ("address", "case"),
    [
        (FILE, "scheme"),
        ("ftp://example.org/a.csv", "scheme"),
        ("http://", "bad-address"),
        ("http://[", "bad-address"),
        ("http://x:port/", "bad-address"),
        ("http://a..b/", "bad-address"),
        ("HTTP://name@example.org/", "password"),
    ],
)
def test_what_is_no_address_is_said(address, case):
    assert refused(address).case == case


def test_a_zip_on_the_web_is_unpacked(tiny, tmp_path, capsys):
    content = zipped_folder(tmp_path / "z.zip", tiny, "top/").read_bytes()
    with answering({"/get?all": body(content)}) as host:
        with opened(f"{host}/get?all") as place:
            assert place.origin == f"{host}/get?all/top"
        assert validate_command([f"{host}/get?all", "--quiet"]) == 0


def test_a_zip_is_unpacked_by_who_waits_so_that_nothing_is_made_when_nobody_waits(tmp_path, monkeypatch):
    def unpack(*told):
        threads.append(threading.current_thread())
        return unpacked(*told)

    threads, unpacked = [], archives.unpack
    monkeypatch.setattr(archives, "unpack", unpack)
    with answering({"/z": body(zipped(tmp_path / "z.zip", ("a.csv", CSV)).read_bytes())}) as host:
        assert fetched(f"{host}/z")[2] == {"a.csv": CSV}
    assert threads == [threading.current_thread()]


def test_a_workbook_on_the_web_is_called_one(tmp_path):
    book = zipped(tmp_path / "x", ("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x")).read_bytes()
    with answering({"/get": body(book)}) as host:
        assert fetched(f"{host}/get") == ("get.xlsx", f"{host}/get", {"get.xlsx": book})


def test_whoever_waits_is_told_how_many_bytes_have_come():
    heard = []
    rows = CSV + b"3,4\n" * 9_000
    with answering({"/x.csv": body(rows)}) as host:
        with opened(f"{host}/x.csv", SMALL, tell=lambda *told: heard.append(told)):
            pass
        assert [told[:2] for told in heard] == [("fetch", f"{host}/x.csv")] * len(heard)
    counts = [count for *_, count in heard]
    assert len(counts) > 1
    assert counts == sorted(counts)
    assert counts[-1] == len(rows)
