"""What the README tells a newcomer to type is true."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
READMES = ("README.md", "README.ja.md")


def readme_command():
    spec = importlib.util.spec_from_file_location("readme_command", ROOT / ".ci" / "readme_command.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.command


@pytest.mark.parametrize("name", ["review", "test"])
def test_both_readmes_give_the_same_command(name):
    english, japanese = (readme_command()((ROOT / file).read_text(encoding="utf-8"), name) for file in READMES)
    assert english == japanese


def test_ci_runs_the_readmes_test_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "readme_command.py test" in script
    assert 'bash -euo pipefail -c "$test_command"' in script


@pytest.mark.parametrize("file", READMES)
def test_every_command_named_exists(file):
    from compare.cli.main import COMMANDS

    text = (ROOT / file).read_text(encoding="utf-8")
    named = set(re.findall(r"`yomikurabe ([a-z]+)\b", text)) | set(re.findall(r"bin/yomikurabe ([a-z]+)", text))
    assert named
    assert named <= set(COMMANDS)
    assert set(COMMANDS) <= named, "every command is in the table"


@pytest.mark.parametrize(
    "file", [*READMES, "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_every_link_leads_somewhere(file):
    here = (ROOT / file).parent
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / file).read_text(encoding="utf-8"))
    assert not [link for link in links if not (here / link).exists()]


@pytest.mark.parametrize("file", READMES)
def test_every_language_code_and_setting_is_real(file):
    from compare.i18n import LANGUAGES

    text = (ROOT / file).read_text(encoding="utf-8")
    assert set(re.search(r"--lang (\w+)\|(\w+)", text).groups()) == set(LANGUAGES)
