"""`yomikurabe add`: files and pages come into the folder, or it is said why not. The server is on this machine."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from compare import fetching, source_desk
from compare.corpus.reading import read_folder
from compare.errors import CompareError, DataError, InputError, UsageError
from compare.model import Origin

PAGE = (
    '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>港湾整備に120億円</title>'
    '<meta property="og:site_name" content="北港新聞"><meta property="article:published_time" content="2026-03-18">'
    "</head><body><article><h1>港湾整備に120億円</h1>"
    "<p>北港市は18日、港湾整備事業の総事業費が120億円に上ると発表した。完成は2029年度の見通し。</p>"
    "<p>市民団体は見直しを求めている。担当者は「説明を尽くす」と話した。</p></article></body></html>"
).encode()


class Site(BaseHTTPRequestHandler):
    """What the paths of the site do."""

    def do_GET(self):
        if self.path.startswith("/to/"):
            self.answer(302, location=self.path.removeprefix("/to/"))
        elif self.path == "/loop":
            self.answer(302, location="/loop")
        elif self.path.startswith("/hop/"):
            self.answer(302, location=f"/hop/{int(self.path[5:]) + 1}")
        elif self.path == "/missing":
            self.answer(404)
        elif self.path == "/report.pdf":
            self.answer(200, b"%PDF-1.7", kind="application/pdf")
        elif self.path == "/empty":
            self.answer(200, b"<html><body></body></html>")
        elif self.path == "/huge":
            self.answer(200, b"a" * 3000)
        elif self.path == "/silent":
            self.server.stop.wait(10)
        elif self.path == "/sjis":
            self.answer(200, PAGE.decode().replace("utf-8", "").encode("cp932"), kind="text/html; charset=Shift_JIS")
        else:
            self.server.agents.append(self.headers["User-Agent"])
            self.answer(200, PAGE)

    def answer(self, code, content=b"", kind="text/html", location=None):
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if location is not None:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.agents, server.stop = [], threading.Event()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.stop.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def site(server, monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    return f"http://127.0.0.1:{server.server_address[1]}"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_page_is_kept_with_its_text_and_where_it_comes_from(tmp_path, site, server):
    added = source_desk.add(tmp_path, f"{site}/news/2026/port.html?ref=top")
    assert names(tmp_path) == ["127.0.0.1_port.html", "127.0.0.1_port.md", "sources.yaml"]
    assert (tmp_path / "127.0.0.1_port.html").read_bytes() == PAGE
    assert added.path.read_text("utf-8").startswith("# 港湾整備に120億円\n\n北港市は18日、")
    assert (added.title, added.outlet, added.published) == ("港湾整備に120億円", "北港新聞", "2026-03-18")
    [article] = read_folder(tmp_path, tmp_path).articles
    assert (article.id, article.outlet, article.published) == ("127.0.0.1_port.md", "北港新聞", "2026-03-18")
    assert article.address == f"{site}/news/2026/port.html?ref=top"
    assert article.retrieved is not None
    assert article.origin("outlet") is article.origin("retrieved") is Origin.RETRIEVAL
    assert article.origin("title") is Origin.RETRIEVAL
    assert server.agents[-1].startswith("yomikurabe")


def test_what_is_here_already_is_not_added_again(tmp_path, site):
    source_desk.add(tmp_path, f"{site}/a")
    with pytest.raises(UsageError, match=r"as 127\.0\.0\.1_a\.md"):
        source_desk.add(tmp_path, f"{site}/b")
    assert len(names(tmp_path)) == 3


def test_nothing_is_overwritten(tmp_path, site):
    (tmp_path / "127.0.0.1_a.txt").write_text("前からある。", "utf-8")
    assert source_desk.add(tmp_path, f"{site}/a").path.name == "127.0.0.1_a-2.md"


def test_redirects_are_followed(tmp_path, site):
    source_desk.add(tmp_path, f"{site}/to//final")
    assert read_folder(tmp_path, tmp_path).articles[0].address == f"{site}/final"


def test_a_page_in_an_old_encoding_is_read(tmp_path, site):
    assert "総事業費が120億円" in source_desk.add(tmp_path, f"{site}/sjis").path.read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "404"),
        ("/report.pdf", "application/pdf"),
        ("/empty", "no article"),
        ("/loop", "redirect"),
        ("/hop/1", "redirect"),
        ("/to/file:///etc/passwd", "not allowed"),
        ("/to/ftp://127.0.0.1/a", "not http or https"),
    ],
)
def test_a_page_that_cannot_be_read_says_why_and_leaves_nothing(tmp_path, site, path, reason):
    with pytest.raises(InputError) as error:
        source_desk.add(tmp_path, f"{site}{path}")
    assert reason in str(error.value)
    assert names(tmp_path) == []


def test_a_page_that_is_too_large_is_refused(tmp_path, site, monkeypatch):
    monkeypatch.setattr(fetching, "MAX_BYTES", 2000)
    with pytest.raises(InputError, match="larger"):
        source_desk.add(tmp_path, f"{site}/huge")


def test_a_server_that_does_not_answer_is_given_up(site):
    with pytest.raises(InputError, match="in time"):
        fetching.fetch(f"{site}/silent", patience=0.05)


def test_a_server_that_is_not_there_is_named(server, site):
    with pytest.raises(InputError, match="cannot be reached"):
        fetching.fetch("http://127.0.0.1:9/a", patience=2)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.jp/a", "data://x", "http://", "javascript://a"]
)
def test_other_addresses_are_refused(tmp_path, address):
    with pytest.raises(UsageError, match="not an address"):
        source_desk.add(tmp_path, address)


def test_files_are_copied_with_their_text_beside(tmp_path):
    desk, outside = tmp_path / "desk", tmp_path / "outside"
    desk.mkdir()
    outside.mkdir()
    (outside / "記事 1.html").write_bytes(PAGE)
    (outside / "sjis.txt").write_bytes("市は12日、豪雨の被害が120棟に上ると発表した。\n".encode("cp932"))
    for path in sorted(outside.iterdir()):
        source_desk.add(desk, str(path))
    assert names(desk) == ["sjis.txt", "sources.yaml", "記事_1.html", "記事_1.md"]
    assert [article.id for article in read_folder(desk, desk).articles] == ["sjis", "記事_1.md"]


def test_files_that_cannot_be_added_say_why(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "scan.pdf").write_bytes(b"%PDF")
    (tmp_path / "out" / "empty.txt").write_bytes(b"\n")
    (tmp_path / "here.txt").write_text("ここにある。", "utf-8")
    for source, reason in (
        ("out/scan.pdf", "not read"),
        ("out/empty.txt", "empty"),
        ("out/none.txt", "cannot be read"),
        ("here.txt", "already"),
    ):
        with pytest.raises(CompareError) as error:
            source_desk.add(tmp_path, str(tmp_path / source))
        assert reason in str(error.value)
    assert names(tmp_path) == ["here.txt", "out"]


def test_nothing_is_written_when_the_list_is_broken(tmp_path, site):
    (tmp_path / "sources.yaml").write_text("articles: [", "utf-8")
    with pytest.raises(DataError):
        source_desk.add(tmp_path, f"{site}/a")
    assert names(tmp_path) == ["sources.yaml"]


def test_the_command_adds_what_it_can_and_says_what_it_cannot(tmp_path, site, run):
    done = run("add", f"{site}/a", f"{site}/missing", "--to", str(tmp_path))
    assert done.code == 3
    assert "港湾整備に120億円, 北港新聞, 2026-03-18" in done.out
    assert "404" in done.err
