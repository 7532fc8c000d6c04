"""Where the page is reached, and which pages may open a review. Pure."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from compare.errors import UsageError
from compare.i18n import message

_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server listens, and the address that readers type.

    Attributes:
        host: name or IP address the server listens on.
        port: TCP port.
        url: the address of the page as browsers see it, without a slash at its end.
    """

    host: str
    port: int
    url: str

    @classmethod
    def of(cls, host: str, port: int, public_url: str | None = None) -> Address:
        """Return the address of a server.

        Raises:
            UsageError: readers cannot tell from `host` what to type, or `public_url` is no address of a page.
        """
        if public_url is not None:
            return cls(host, port, _checked(public_url))
        if _is_every_address(host):
            raise UsageError(
                message("--host {host} is every address of this machine, none that a browser can open.", host=host),
                remedy=message("Say what readers type: {example}", example="--public-url https://desk.example.jp"),
            )
        return cls(host, port, f"http://{f'[{host}]' if ':' in host else host}:{port}")

    @property
    def is_loopback(self) -> bool:
        """Whether only programs on this machine can reach the server."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def origin(self) -> str:
        """Scheme, host and port of the page, as browsers write them into `Origin`."""
        return _origin(self.url)

    @property
    def origins(self) -> frozenset[str]:
        """The origins whose pages may open a review: no other site that is open in the same browser."""
        local = [f"http://{name}:{self.port}" for name in ("localhost", "127.0.0.1", "[::1]")]
        return frozenset([self.origin, *(map(_origin, local) if self.is_loopback else ())])


def _is_every_address(host: str) -> bool:
    try:
        return not host or ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _DEFAULT_PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment or parts.username is not None:
        raise UsageError(
            message("--public-url {url} is not the address of a page.", url=url),
            remedy=message("For example: {example}", example="--public-url https://desk.example.jp"),
        )
    return url.rstrip("/")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}"
