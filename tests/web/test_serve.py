"""`yomikurabe serve`: what it listens on, what it hands out, and the review in a real browser."""

import os
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

pytest.importorskip("textual_serve", reason="needs textual-serve")

from browser import browsing

ENDING = 30.0


@pytest.fixture
def storm(tmp_path):
    """A folder of two articles that give different values of one figure."""
    folder = tmp_path / "project" / "storm"
    folder.mkdir(parents=True)
    (folder.parent / "yomikurabe.toml").write_text("", encoding="utf-8")
    for name, number in (("a", "3,200人"), ("b", "5,600人")):
        text = f"台風12号 避難者\n\n台風12号による県内の避難者数は{number}に上った。県が28日に発表した。\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def command(*arguments):
    return [sys.executable, "-m", "compare", "--lang", "en", "serve", *map(str, arguments)]


@pytest.fixture
def served(storm, free_port):
    """Serve the folder; yield the address that the program told."""
    environment = dict(os.environ, PYTHONUTF8="1", PYTHONUNBUFFERED="1")
    with subprocess.Popen(
        command(storm, "--port", free_port), env=environment, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        told = process.stderr.readline()
        assert told.startswith(f"Open http://127.0.0.1:{free_port} "), told
        yield told.split()[1]
        process.send_signal(signal.SIGTERM)
        assert process.wait(ENDING) == 0
        assert not process.stderr.read()


def ask(url, path, **headers):
    """Return status, headers and text of what a server answers."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=ENDING)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode("utf-8")
    finally:
        connection.close()


def test_the_page_names_no_other_server_and_forbids_the_browser_to_ask_one(served):
    status, headers, page = ask(served, "/")
    assert status == 200
    assert "Opening the review" in page
    rest = page.replace(served, "").replace(served.replace("http", "ws", 1), "")
    assert "http" not in rest.lower()
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("origin", [None, "http://elsewhere.example", "null"])
def test_a_page_of_another_site_opens_no_review(served, origin):
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}
    key = {"Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    status, _headers, told = ask(served, "/ws", **upgrade, **key, **({"Origin": origin} if origin else {}))
    assert status == 403
    assert served in told


async def test_a_browser_shows_the_review_and_its_keys_decide(served, chromium, tmp_path, storm):
    async with browsing(chromium, tmp_path / "profile") as page:
        await page.call("Page.navigate", url=served)
        await page.shows("3,200人")
        await page.press("?")
        await page.shows("Help")
        await page.press("q")
        await page.shows("accept")
        await page.press("y")
        await page.shows("✓ accepted: A gives 3,200人")
        await page.press("q")
        ended = await page.until("document.body.className", lambda name: "-closed" in (name or ""))
        assert "-first-byte" in ended
        assert page.requested
        assert all(url.startswith((served, served.replace("http", "ws", 1), "data:")) for url in page.requested)
    (record,) = (storm.parent / "annotations").rglob("*.yaml")
    assert "3,200人" in record.read_text(encoding="utf-8")


def refused(*arguments, program=None):
    done = subprocess.run(
        program or command(*arguments), capture_output=True, encoding="utf-8", timeout=ENDING, check=False
    )
    assert not done.stdout
    return done.returncode, done.stderr


def test_a_port_that_is_taken_is_told_in_one_line(storm):
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        code, told = refused(storm, "--port", port)
    assert code == 2
    assert told.startswith(f"yomikurabe: cannot listen on 127.0.0.1, port {port}: ")
    assert told.count("\n") == 1


def test_without_textual_serve_one_line_says_what_to_install(storm):
    hide = "import sys; sys.modules['textual_serve'] = None; from compare.cli import main; main(sys.argv[1:])"
    code, told = refused(program=[sys.executable, "-c", hide, "--lang", "en", "serve", str(storm)])
    assert code == 2
    assert told == (
        "yomikurabe: the review in a browser needs textual-serve, which is not installed. "
        "Install it: pip install textual-serve\n"
    )


def test_every_address_of_the_machine_needs_a_name_that_readers_type(storm):
    code, told = refused(storm, "--host", "0.0.0.0")
    assert code == 2
    assert "--public-url https://desk.example.jp" in told
