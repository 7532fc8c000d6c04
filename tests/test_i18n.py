"""Every sentence the program can say exists in English and in Japanese."""

import ast
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from compare import i18n
from compare.i18n import message, render, render_in

SOURCE = Path(i18n.__file__).parent
JAPANESE = SOURCE / "locales" / "ja" / "LC_MESSAGES" / "yomikurabe.po"
KEYWORDS = {"gettext": None, "_": None, "N_": None, "message": None, "ngettext": (1, 2)}


def sentences():
    found = {}
    for file, line, text, _comments, _context in extract_from_dir(SOURCE, keywords=KEYWORDS):
        for single in [text] if isinstance(text, str) else list(text)[:1]:
            if single:
                found.setdefault(single, f"{file}:{line}")
    return found


def catalogue():
    with JAPANESE.open("rb") as stream:
        return read_po(stream, locale="ja")


def fields(text):
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def translated():
    return {
        (entry.id if isinstance(entry.id, str) else entry.id[0]): (
            entry.string if isinstance(entry.string, str) else entry.string[0]
        )
        for entry in catalogue()
        if entry.id and not entry.fuzzy
    }


def test_every_sentence_has_a_japanese_translation():
    japanese = translated()
    missing = {text: place for text, place in sentences().items() if not japanese.get(text)}
    assert not missing


def test_no_translation_is_left_over():
    assert not set(translated()) - set(sentences())


def test_translations_fill_the_same_places():
    wrong = {text: ja for text, ja in translated().items() if fields(text) != fields(ja)}
    assert not wrong


def test_translations_are_japanese():
    """A sentence that was only copied has no Japanese character; names and signs alone may stay as they are."""
    copied = [
        text
        for text, ja in translated().items()
        if text == ja and any(word.isalpha() and word.islower() and len(word) > 2 for word in text.split())
    ]
    assert not copied


def test_no_string_is_put_together_before_it_is_translated():
    """The extractor sees literals only; names may stand for strings that `N_` marked elsewhere."""
    wrong = [
        f"{file.name}:{node.lineno}"
        for file in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "message", "N_")
        and node.args
        and not isinstance(node.args[0], ast.Constant | ast.Name | ast.Attribute | ast.Subscript)
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("option", "configured", "environ", "language"),
    [
        ("ja", "en", {"YOMIKURABE_LANG": "en"}, "ja"),
        (None, "en", {"YOMIKURABE_LANG": "ja"}, "ja"),
        (None, "ja", {"LANG": "en_US.UTF-8"}, "ja"),
        (None, None, {"LANG": "ja_JP.UTF-8"}, "ja"),
        (None, None, {"LC_ALL": "C", "LANG": "ja_JP.UTF-8"}, "en"),
        (None, None, {"LC_MESSAGES": "ja_JP", "LANG": "en_US"}, "ja"),
        (None, None, {"LANG": "de_DE.UTF-8"}, "en"),
        ("fr", None, {"LANG": "ja_JP"}, "ja"),
        (None, None, {"YOMIKURABE_LANG": "ja_JP.UTF-8"}, "ja"),
    ],
)
def test_the_language_is_chosen_in_order(option, configured, environ, language):
    assert i18n.choose(option, configured, environ) == language


def test_a_message_is_rendered_with_its_values_even_nested():
    inner = message("{count} articles", count=2)
    assert render(message("Read {what}: {braces}", what=inner, braces="{x}")) == "Read 2 articles: {x}"


def test_rendering_does_not_depend_on_the_language_in_use():
    text = message("Editorial summary")
    i18n.use("en")
    japanese = render_in(text, "ja")
    i18n.use("ja")
    try:
        assert render(text) == japanese != render_in(text, "en")
    finally:
        i18n.use("en")
