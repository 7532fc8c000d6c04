"""The review in a real pseudo-terminal: what it writes, what it leaves behind, that it is left alive on disk."""

import os
import re
import select
import signal
import subprocess
import sys
import time

import pytest

pty = pytest.importorskip("pty", reason="needs a POSIX terminal")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

ATTACK = "\x1b]52;c;cm0gLXJmIH4=\x1b\\\x1b[31m赤\x9b31m\x1b]0;題\x07\u202e逆\u202c[@click=app.quit]押[/]"
LIMIT = 40.0


class Terminal:
    """A program in a pseudo-terminal of a given size."""

    def __init__(self, folder, size=(80, 24)):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, size[1].to_bytes(2, "little") + size[0].to_bytes(2, "little") + bytes(4))
        environment = dict(os.environ, TERM="xterm-256color", YOMIKURABE_LANG="en", COLUMNS="", LINES="")
        environment.pop("COLUMNS")
        environment.pop("LINES")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "compare", "review", str(folder)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            cwd=folder.parent,
            start_new_session=True,
        )
        os.close(slave)
        self.output = b""

    def wait_for(self, words):
        """Read until `words` appear after what was read before."""
        seen = len(self.output)
        end = time.monotonic() + LIMIT
        while words.encode() not in self.output[seen:]:
            if time.monotonic() > end:
                raise AssertionError(f"{words!r} not in {self.output[seen:][-3000:]!r}")
            ready, _, _ = select.select([self.master], [], [], 0.2)
            if ready:
                try:
                    self.output += os.read(self.master, 65536)
                except OSError:
                    break
        return self

    def send(self, keys):
        os.write(self.master, keys.encode())
        return self

    def leave(self):
        """Read what is left and return the exit code."""
        end = time.monotonic() + LIMIT
        while self.process.poll() is None and time.monotonic() < end:
            ready, _, _ = select.select([self.master], [], [], 0.1)
            if ready:
                try:
                    self.output += os.read(self.master, 65536)
                except OSError:
                    break
        return self.process.wait(timeout=LIMIT)

    def hang_up(self):
        """Close the terminal under the program; it is not told."""
        os.close(self.master)
        self.master = None
        return self.process.wait(timeout=LIMIT)

    def end(self):
        """Leave nothing running, whatever the test came to."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=LIMIT)
        if self.master is not None:
            os.close(self.master)


@pytest.fixture
def opened():
    """Open a review in a terminal; it is ended with the test."""
    terminals = []

    def open_in_terminal(folder):
        terminals.append(Terminal(folder))
        return terminals[-1]

    yield open_in_terminal
    for terminal in terminals:
        terminal.end()


@pytest.fixture
def storm(tmp_path):
    """A folder of two articles that speak of the same figure."""
    folder = tmp_path / "storm"
    folder.mkdir()
    (tmp_path / "yomikurabe.toml").write_text("", encoding="utf-8")
    lead = "台風12号による県内の避難者数は"
    for name, number in (("a", "3,200人"), ("b", "5,600人")):
        text = f"台風12号 避難者\n\n{lead}{number}に上った。県が28日に発表した。\n\n{ATTACK}被害の詳細は調査中だ。\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_no_sequence_of_an_article_reaches_the_terminal(storm, opened):
    (storm / "c\x1b]0;名\x07.txt").write_text(f"{ATTACK}\n\n{ATTACK}県内の避難者数は4,000人。\n", encoding="utf-8")
    terminal = opened(storm).wait_for("accept")
    screens = (
        ("1", "sort"),
        ("3", "listed"),
        ("4", "measured"),
        ("5", "Event"),
        ("6", "fold"),
        ("7", "annotation of your own"),
        ("8", "write file"),
    )
    for keys, words in screens:
        terminal.send(keys).wait_for(words)
    terminal.send("q").wait_for("accept").send("q")
    assert terminal.leave() == 0
    # Textual itself sets the shape of the mouse pointer with OSC 22.
    written = re.sub("\x1b]22;[a-z]+\x07", "", terminal.output.decode("utf-8", "replace"))
    assert "␛]" in written
    for raw in ("\x1b]52;", "cm0gLXJmIH4=\x1b", "\x1b[31m赤", "\x9b", "\x1b]0;", "\x07", "\u202e", "\u202c"):
        assert raw not in written, repr(raw)


def test_killed_at_any_moment_nothing_decided_is_lost(storm, opened):
    terminal = opened(storm).wait_for("accept")
    terminal.send("a").wait_for("Own annotation").send("abc\x13").wait_for("Annotated")
    os.killpg(terminal.process.pid, signal.SIGKILL)
    assert terminal.leave() == -signal.SIGKILL
    (record,) = (storm.parent / "annotations").rglob("*.yaml")
    assert "abc" in record.read_text(encoding="utf-8")
    terminal = opened(storm).wait_for("accept").send("t").wait_for("abc")
    terminal.send("q").wait_for("accept").send("q")
    assert terminal.leave() == 0


def test_the_program_ends_when_its_terminal_goes_away(storm, opened):
    terminal = opened(storm).wait_for("accept")
    assert terminal.hang_up() == -signal.SIGHUP


def test_a_folder_that_is_not_there_is_one_line(tmp_path, opened):
    terminal = opened(tmp_path / "none")
    assert terminal.leave() in (2, 3)
    assert b"Traceback" not in terminal.output
