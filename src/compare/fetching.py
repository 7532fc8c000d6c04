"""Fetching a page by its address: http and https only, with limits on time, size and redirects. The only network door.

Nothing but `yomikurabe add URL` comes here; every other part of the program works offline.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO, Final
from urllib.parse import urljoin, urlsplit

from compare.corpus.reading import MAX_BYTES
from compare.errors import InputError, Place, UsageError
from compare.i18n import Message, message

SCHEMES: Final = ("http", "https")
MAX_REDIRECTS: Final = 5
PATIENCE: Final = 20.0
"""Seconds until an answer must begin, and seconds in which all of it must be here."""
_CHUNK: Final = 64 * 1024
_AGENT: Final = "yomikurabe (article reader)"
_SUFFIXES: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave.

    Attributes:
        address: where it was in the end, redirects followed.
        content: its bytes.
        suffix: what a file of its kind is called.
        charset: the encoding that the server named, if any.
    """

    address: str
    content: bytes
    suffix: str
    charset: str | None


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows few redirects, and none out of http and https."""

    max_redirections = MAX_REDIRECTS
    max_repeats = 2

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """Return the request that follows, if it may be made."""
        if urlsplit(urljoin(req.full_url, newurl)).scheme.lower() not in SCHEMES:
            fp.close()
            raise _refused(req.full_url, message("is sent on to an address that is not http or https."))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str, patience: float = PATIENCE) -> Page:
    """Fetch a page.

    Raises:
        UsageError: the address is not one of http or https.
        InputError: it cannot be fetched, takes too long, is too large or is of a kind that is not read.
    """
    parts = urlsplit(address)
    if parts.scheme.lower() not in SCHEMES or not parts.hostname:
        raise UsageError(
            message("{address} is not an address of http or https.", address=address),
            remedy=message("For example: {example}", example="yomikurabe add https://example.jp/news/1"),
        )
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT})  # noqa: S310 - the scheme was checked
    end = time.monotonic() + patience
    try:
        with opener.open(request, timeout=patience) as answer:
            kind = answer.headers.get_content_type()
            if kind not in _SUFFIXES:
                raise _refused(address, message("is of a kind that is not read: {kind}.", kind=kind))
            content = _content(answer, address, end)
            return Page(answer.geturl(), content, _SUFFIXES[kind], answer.headers.get_content_charset())
    except urllib.error.HTTPError as error:
        with error:
            cause = message("was refused by the server: {code} {reason}.", code=error.code, reason=error.reason)
        raise _refused(address, cause) from error
    except TimeoutError as error:
        raise _too_slow(address) from error
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise _too_slow(address) from error
        raise _refused(address, message("cannot be reached: {reason}.", reason=str(reason))) from error


def _content(answer: IO[bytes], address: str, end: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := answer.read(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise _refused(address, message("is larger than {limit} MB.", limit=MAX_BYTES // 1024**2))
        if time.monotonic() > end:
            raise _too_slow(address)
    return b"".join(parts)


def _refused(address: str, cause: Message) -> InputError:
    return InputError(cause, remedy=message("Save the page in your browser and add the file."), place=Place(address))


def _too_slow(address: str) -> InputError:
    return _refused(address, message("does not answer in time."))
