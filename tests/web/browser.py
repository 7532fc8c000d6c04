"""A page in headless Chromium, driven over the DevTools protocol."""

import asyncio
import itertools
import json
from contextlib import asynccontextmanager

import aiohttp

LIMIT = 60.0
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    "--window-size=1400,900",
)
# textual.js keeps its terminal to itself. It sets `websocket_url` on the object that holds it, which this sees.
CATCH_TERMINAL = """
Object.defineProperty(Object.prototype, "websocket_url", {
  configurable: true,
  set(value) {
    Object.defineProperty(this, "websocket_url", { value, writable: true });
    window.caught = this;
  },
});
"""
READ_TERMINAL = """
(() => {
  const buffer = window.caught?.terminal?.buffer.active;
  if (!buffer) return "";
  return Array.from({ length: buffer.length }, (_, y) => buffer.getLine(y).translateToString(true)).join("\\n");
})()
"""


class Page:
    """A page of the browser."""

    def __init__(self, socket):
        self._socket = socket
        self._numbers = itertools.count(1)
        self.requested = []
        """Addresses of all that the page asked for."""

    async def call(self, method, **parameters):
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            answer = await self._socket.receive_json()
            if answer.get("method") == "Network.requestWillBeSent":
                self.requested.append(answer["params"]["request"]["url"])
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]

    async def evaluate(self, script):
        answer = await self.call("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"].get("value")

    async def until(self, script, wanted):
        """Evaluate a script until what it returns is wanted."""
        seen = None
        try:
            async with asyncio.timeout(LIMIT):
                while not wanted(seen := await self.evaluate(script)):
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"not what was wanted: {seen}") from None
        return seen

    async def shows(self, words):
        """Wait until the terminal in the page shows the words; return all that it shows."""
        return await self.until(READ_TERMINAL, lambda screen: words in (screen or ""))

    async def press(self, key):
        for kind in ("keyDown", "keyUp"):
            pressed = {"text": key} if kind == "keyDown" else {}
            await self.call("Input.dispatchKeyEvent", type=kind, key=key, **pressed)


@asynccontextmanager
async def browsing(chromium, folder):
    """Start a browser with a new profile in `folder`; yield a blank page."""
    process = await asyncio.create_subprocess_exec(
        chromium,
        *FLAGS,
        f"--user-data-dir={folder}",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        port = await _debugging_port(folder)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                targets = json.loads(await answer.text())
            target = next(entry for entry in targets if entry["type"] == "page")
            async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                for domain in ("Page", "Runtime", "Network"):
                    await page.call(f"{domain}.enable")
                await page.call("Page.addScriptToEvaluateOnNewDocument", source=CATCH_TERMINAL)
                yield page
    finally:
        process.terminate()
        await process.wait()


async def _debugging_port(folder):
    """Return the port that the browser writes into its profile once it listens."""
    file = folder / "DevToolsActivePort"
    async with asyncio.timeout(LIMIT):
        while not (file.exists() and file.read_text(encoding="ascii").count("\n")):
            await asyncio.sleep(0.05)
    return int(file.read_text(encoding="ascii").split("\n")[0])
