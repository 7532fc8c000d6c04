"""What is imported before there is anything to do: counted in modules, since milliseconds depend on the machine."""

import json
import subprocess
import sys

import pytest

from compare.cli.main import COMMANDS

PROGRAM = """
import json, sys
before = set(sys.modules)
from compare.cli import main
for arguments in json.loads(sys.argv[1]):
    try:
        main(arguments)
    except SystemExit as ended:
        assert not ended.code, arguments
sys.stderr.write(json.dumps(sorted(set(sys.modules) - before)))
"""
OURS = {"cli", "display", "errors", "i18n", "settings", "vocabulary"}
"""Rooms of this package that help may enter: neither the model nor anything that works with it."""
THEIRS = {"click", "platformdirs"}
MOST = 200
"""Modules, of the standard library too; `pydantic` or `textual` alone bring hundreds."""


def imported(*runs: list[str]) -> list[str]:
    """Return the modules that a fresh process imports for these runs of the command."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(runs)], capture_output=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stderr
    names: list[str] = json.loads(ended.stderr)
    return names


@pytest.mark.parametrize(
    "runs",
    [[["--help"]], [["--version"]], [[command, "--help"] for command in COMMANDS if command != "topics"]],
    ids=["help", "version", "help of each command"],
)
def test_help_imports_nothing_heavy(runs):
    names = imported(*runs)
    packages = {name.partition(".")[0] for name in names}
    assert packages - sys.stdlib_module_names - THEIRS == {"compare"}
    assert {name.split(".")[1] for name in names if name.startswith("compare.")} <= OURS
    assert len(names) <= MOST


def test_the_package_itself_imports_nothing_until_a_name_is_asked_for():
    program = """
import sys, compare
assert not [name for name in sys.modules if name.startswith("compare.")]
from compare import Article, figures
assert "compare.model" in sys.modules and "sudachipy" not in sys.modules
assert figures("1万円")[0].unit == "JPY"
try:
    compare.nothing
except AttributeError as error:
    assert "nothing" in str(error)
else:
    raise AssertionError
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stderr
