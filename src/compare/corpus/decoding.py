"""Bytes to text, never to mojibake: what cannot be decoded with certainty is refused with a remedy.

Order: what the reader said, byte order mark, ISO-2022-JP escape sequences, strict UTF-8 (and UTF-16 without its mark),
then Shift_JIS and EUC-JP, between which charset-normalizer decides where both give Japanese. Unrestricted it takes
short Shift_JIS for Korean, and without the escape test it takes ISO-2022-JP for ASCII.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from compare.errors import InputError, UsageError
from compare.i18n import Message, message

LEGACY: Final = ("cp932", "euc_jis_2004")
_MARKS: Final = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPES: Final = re.compile(rb"\x1b(?:\$[@B]|\$\([DOPQ]|\([BIJ])")
_ISO_2022: Final = ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2004")
_SIGNATURES: Final = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"PK\x03\x04", "ZIP (Word, Excel …)"),
    (b"\xd0\xcf\x11\xe0", "Microsoft Office"),
    (b"\x1f\x8b", "gzip"),
)
# Controls that text may hold: tab, line ends, form feed, and ESC (hostile, but shown as a picture later).
_CONTROLS: Final = re.compile(r"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_KANA: Final = re.compile(r"[ぁ-ゖァ-ヺー]")
_WIDE: Final = re.compile(r"[^\x00-\x7f]")
_SUSPECT: Final = re.compile(r"[｡-ﾟ\ue000-\uf8ff]")
# What Python's cp932 makes of bytes that are in no Shift_JIS table (80, FD–FF), and a broken character itself.
_IMPOSSIBLE: Final = re.compile(r"[\x80-\x9f\uf8f0-\uf8f3\ufffd]")
MAX_CONTROL_SHARE: Final = 0.02
MIN_KANA_SHARE: Final = 0.1  # Japanese prose has 40–60 % kana; 10 % still lets tables of names through.
MAX_SUSPECT_SHARE: Final = 0.1  # half-width katakana and private use: the look of EUC-JP read as Shift_JIS
# Bytes or code points: enough to judge an encoding; ten megabytes would take seconds and say the same.
SAMPLE: Final = 32 * 1024

NAME_IT: Final = message("If you know its encoding, name it: --encoding FILE=cp932.")


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Decode a file and normalise its line ends; nothing else is changed.

    Args:
        data: the bytes of the file.
        encoding: its encoding, when the reader named it.

    Returns:
        The text (without byte order mark, line ends as line feeds) and the name of the encoding.

    Raises:
        UsageError: there is no encoding of the name given.
        InputError: the bytes are no text, or not certainly in any encoding that is known here.
    """
    text, name = _named(data, encoding) if encoding is not None else _detected(data)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, name


def _named(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        name = codecs.lookup(encoding).name
        return data.decode(encoding), name
    except UnicodeDecodeError as error:
        raise InputError(
            message("is not {encoding} (byte {position}).", encoding=encoding, position=error.start),
            remedy=message("Name another encoding, or leave it out to have it recognised."),
        ) from error
    except (LookupError, ValueError, UnicodeError) as error:  # "hex" and the like are codecs, but not of text
        raise UsageError(
            message("there is no text encoding “{encoding}”.", encoding=encoding),
            remedy=message("Known are, for example, utf-8, cp932, euc_jp and iso2022_jp."),
        ) from error


def _detected(data: bytes) -> tuple[str, str]:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(message("is not text but {kind}.", kind=kind))
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name)
    if _ESCAPES.search(data) and data.isascii():
        for name in _ISO_2022:
            if (text := _attempt(data, name)) is not None:
                return text, name
    if b"\0" in data:
        return _unmarked_utf16(data)
    if (text := _attempt(data, "utf-8")) is not None:
        if len(_CONTROLS.findall(text)) > MAX_CONTROL_SHARE * len(text):
            raise InputError(_BINARY)
        return text, "utf-8"
    return _legacy(data)


_BINARY: Final[Message] = message("is not text: it looks like binary data.")


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, encoding: str) -> tuple[str, str]:
    text = _attempt(data, encoding)
    if text is None:
        raise InputError(
            message("begins as {encoding} but is broken further on.", encoding=encoding.removesuffix("-sig")),
            remedy=NAME_IT,
        )
    return text, encoding.removesuffix("-sig")


def _unmarked_utf16(data: bytes) -> tuple[str, str]:
    """Text with NUL bytes is UTF-16 without its mark, or no text at all."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _attempt(data, encoding)
        if text and "\0" not in text and _is_japanese(text):
            return text, encoding
    raise InputError(_BINARY)


def _legacy(data: bytes) -> tuple[str, str]:
    """Decode what is not Unicode. Where only one encoding gives Japanese, it is that; else the detector must choose."""
    readings = {name: text for name in LEGACY if (text := _attempt(data, name)) is not None and _is_japanese(text)}
    if len(readings) > 1:
        # Cut the sample at a line end: a double byte cut in two would make the right encoding look wrong.
        cut = len(data) if len(data) <= SAMPLE else data.rfind(b"\n", 0, SAMPLE) + 1 or len(data)
        guess = from_bytes(data[:cut], cp_isolation=list(LEGACY)).best()
        readings = {name: text for name, text in readings.items() if guess is not None and name == guess.encoding}
    for name, text in readings.items():
        return text, name
    raise InputError(message("its encoding could not be recognised with certainty."), remedy=NAME_IT)


def _is_japanese(text: str) -> bool:
    """Whether text from a guessed encoding reads as Japanese; a wrong guess gives kanji without kana."""
    if _IMPOSSIBLE.search(text) is not None:
        return False
    sample = text if len(text) <= 2 * SAMPLE else text[:SAMPLE] + text[-SAMPLE:]
    wide = len(_WIDE.findall(sample))
    kana = len(_KANA.findall(sample))
    suspect = len(_SUSPECT.findall(sample)) + len(_CONTROLS.findall(sample))
    return wide > 0 and kana >= MIN_KANA_SHARE * wide and suspect <= MAX_SUSPECT_SHARE * wide
