"""The server: textual-serve with a page of our own, which loads nothing from elsewhere, and a guard at the door."""

from __future__ import annotations

import secrets
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import aiohttp_jinja2
from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from compare import i18n
from compare.i18n import gettext as _
from compare.web.address import Address

_PAGES = Path(__file__).parent / "pages"


class _Review(AppService):
    """The process behind a browser window."""

    async def run(self) -> None:
        """Pass on what the review draws until it has left altogether."""
        await super().run()
        if self._process is not None:
            await self._process.wait()


class ReviewServer(Server):
    """Serves one page; each browser window that opens it drives a review in a process of its own."""

    def __init__(self, command: Sequence[str], address: Address, started: Callable[[], None]) -> None:
        """Make the server.

        Args:
            command: program and arguments of the review.
            address: where it listens, and who may open a review.
            started: called when the page can be opened.
        """
        joined = subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)
        super().__init__(
            joined,
            host=address.host,
            port=address.port,
            title="読み比べ Yomikurabe",
            public_url=address.url,
            templates_path=_PAGES,
        )
        self._address = address
        self._started = started
        self._windows: set[web.WebSocketResponse] = set()

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: nobody listens before all of this is done."""

    async def on_shutdown(self, app: web.Application) -> None:
        """Let the reviews leave that are still open."""
        for window in tuple(self._windows):
            await window.close()

    def serve(self, debug: bool = False) -> None:
        """Serve until ctrl+c.

        Raises:
            OSError: it cannot listen there.
        """
        self.debug = debug
        # What aiohttp would print, it prints once it listens.
        web.run_app(
            self._make_app(), host=self.host, port=self.port, access_log=None, print=lambda *_told: self._started()
        )

    @aiohttp_jinja2.template("review.html")
    async def _page(self, request: web.Request) -> dict[str, Any]:
        static = f"{self._address.url}/static"
        socket = self._address.url.replace("http", "ws", 1) + "/ws"
        return {
            "language": i18n.current(),
            "title": self.title,
            "static": static,
            "socket": socket,
            "opening": _("Opening the review …"),
            "ended": _("The review has ended. Every decision is on disk."),
            "again": _("Open it again"),
            "nonce": request["nonce"],
        }

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """Serve the page, and forbid the browser to load anything for it from another server."""
        request["nonce"] = secrets.token_urlsafe()
        response: web.StreamResponse = await self._page(request)
        origin = self._address.origin
        response.headers["Content-Security-Policy"] = (
            f"default-src 'none'; script-src 'self' 'nonce-{request['nonce']}' {origin}; "
            f"style-src 'self' 'unsafe-inline' {origin}; "
            f"font-src 'self' {origin}; img-src 'self' data: {origin}; "
            f"connect-src 'self' {origin.replace('http', 'ws', 1)}; base-uri 'none'; frame-ancestors 'none'"
        )
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Open a review for our own page only: browsers let any site speak to a server on this machine."""
        if request.headers.get("Origin") not in self._address.origins:
            raise web.HTTPForbidden(text=f"Open the review from {self._address.url}")
        window = web.WebSocketResponse(heartbeat=15)
        await window.prepare(request)

        async def close() -> None:
            await window.close()

        review = _Review(
            self.command,
            write_bytes=window.send_bytes,
            write_str=window.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        width, height = (to_int(request.query.get(side, ""), least) for side, least in (("width", 80), ("height", 24)))
        self._windows.add(window)
        try:
            await review.start(width, height)
            await self._process_messages(window, review)
        finally:
            self._windows.discard(window)
            await review.stop()
        return window
