"""A small project of made-up articles, and a way to run the command as a user does: in a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

FERRY = {
    "asa.txt": "県、フェリー新造に120億円\n2024年5月2日\n\n県は2日、離島航路のフェリーを新造すると発表した。\n"
    "新造船の建造費は120億円を見込む。\n就航は2027年4月の予定だ。\n",
    "hiru.txt": "離島フェリー新造へ\n2024年5月2日\n\n離島航路に新しいフェリーが就航する。\n"
    "県によると、新造船の建造費は150億円。就航は2027年4月を予定している。\n",
    "yoru.txt": "フェリー新造、島民は歓迎\n2024年5月3日\n\n離島航路のフェリーが新しくなる。\n"
    "島の住民は「冬の欠航が減る」と歓迎した。\n"
    "※トップの画像はAIで生成したイメージです\n",
}


@dataclass
class Run:
    code: int
    out: str
    err: str


@pytest.fixture
def project(tmp_path):
    """A project folder with three articles in `news/`."""
    (tmp_path / "yomikurabe.toml").write_text("", encoding="utf-8")
    (tmp_path / "news").mkdir()
    for name, text in FERRY.items():
        (tmp_path / "news" / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(project):
    """Run `python -m compare` in the project and return exit code, stdout and stderr."""

    def run(*arguments, lang="en", **environ):
        env = {
            **os.environ,
            "YOMIKURABE_LANG": lang,
            "PYTHONUTF8": "1",
            "XDG_CONFIG_HOME": str(project / "config"),
            **environ,
        }
        done = subprocess.run(
            [sys.executable, "-m", "compare", *map(str, arguments)],
            cwd=project,
            env=env,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
        return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run
