"""The language of the interface: gettext catalogues, and messages that are translated only when shown.

The core never asks which language is on. It makes a `Message` (an English sentence with named places and the values
for them); the front ends turn it into words with `render`. So the same comparison can be shown in English and in
Japanese, and the language can be switched while the program runs.
"""

from __future__ import annotations

import gettext as _gettext
import locale
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

DOMAIN: Final = "yomikurabe"
LANGUAGES: Final = ("en", "ja")
_CATALOGUES: Final = Path(__file__).parent / "locales"


@dataclass(frozen=True, slots=True)
class Name:
    """A name that comes with data in both languages: not translated, chosen."""

    en: str
    ja: str


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for a reader, not yet in a language.

    `text` is the English sentence (the gettext key) with `{name}` places; `values` fills them, in any order.
    A value may itself be a `Message` or a `Name` and then follows the language too.
    """

    text: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        return render(self)


Value = str | int | Name | Message


def message(text: str, /, **values: Value) -> Message:
    """Make a `Message`; the string given here is found by the catalogue extractor."""
    return Message(text, tuple(sorted(values.items())))


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark a string for translation without translating it now."""
    return text


class _Current:
    """The language in use in this process. One process talks to one reader."""

    code: str = "en"


def use(language: str) -> None:
    """Switch the interface to `language` ("en" or "ja")."""
    if language not in LANGUAGES:
        raise ValueError(f"no such interface language: {language!r}")
    _Current.code = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside the block, then the one before again."""
    before = _Current.code
    use(language)
    try:
        yield
    finally:
        use(before)


def use_for_click() -> None:
    """Let click, which translates through the process-wide gettext domain, speak the language in use too."""
    os.environ["LANGUAGE"] = _Current.code
    _gettext.bindtextdomain("click", str(_CATALOGUES))
    _gettext.textdomain("click")


def current() -> str:
    """Return the language in use: "en" or "ja"."""
    return _Current.code


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, _CATALOGUES, languages=[language], fallback=True)


def gettext(text: str) -> str:
    """Translate one string into the language in use."""
    return _catalogue(_Current.code).gettext(text) if text else ""


def ngettext(singular: str, plural: str, number: int) -> str:
    """Translate a string that depends on a number (Japanese has one form for all)."""
    return _catalogue(_Current.code).ngettext(singular, plural, number)


def render(text: Message) -> str:
    """Put a message into words, in the language in use."""
    return render_in(text, _Current.code)


def render_in(text: Message, language: str) -> str:
    """Put a message into words, in the language given."""
    values = {name: _in_language(value, language) for name, value in text.values}
    pattern = _catalogue(language).gettext(text.text) if text.text else ""
    return pattern.format(**values)


def _in_language(value: Value, language: str) -> str | int:
    if isinstance(value, Message):
        return render_in(value, language)
    if isinstance(value, Name):
        return value.ja if language == "ja" else value.en
    return value


def choose(option: str | None, configured: str | None = None, environ: Mapping[str, str] | None = None) -> str:
    """Return the language for this run: option, then YOMIKURABE_LANG, then the configuration, then the locale.

    Japanese for a Japanese locale, English otherwise.
    """
    environ = os.environ if environ is None else environ
    for wish in (option, environ.get("YOMIKURABE_LANG"), configured):
        if wish and (code := wish.strip().lower().replace("_", "-").split("-")[0].split(".")[0]) in LANGUAGES:
            return code
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "ja" if value.lower().startswith("ja") else "en"
    system = locale.getlocale()[0] or ""
    return "ja" if system.lower().startswith(("ja", "japanese")) else "en"
