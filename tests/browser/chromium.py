"""A page in Chromium, driven over its own pipe (`--remote-debugging-pipe`): no driver, no port.

What the page says on its console, and every address it asks for, is kept.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import time
from pathlib import Path
from typing import Any

SECONDS = 60.0
_START = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
    "--remote-debugging-pipe", "--no-first-run", "--disable-background-networking",
)  # fmt: skip


class Page:
    """One tab; `said` is its console, `asked` the addresses it loaded."""

    def __init__(self, program: str, profile: Path) -> None:
        (here_in, there_out), (there_in, here_out) = os.pipe(), os.pipe()
        self._read, self._write, self._number, self._rest = here_in, here_out, 0, b""
        self.said: list[str] = []
        self.asked: list[str] = []

        def take_pipes() -> None:
            """Give the browser its ends as descriptors 3 and 4."""
            ends = os.dup(there_in), os.dup(there_out)
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self._process = subprocess.Popen(
            [program, *_START, f"--user-data-dir={profile}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=False,
            preexec_fn=take_pipes,  # noqa: PLW1509  # no threads yet
        )
        os.close(there_in)
        os.close(there_out)
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command of the protocol to the tab, and wait for its answer."""
        return self._ask(method, self._session, **parameters)

    def open(self, address: str, width: int = 1280, height: int = 900) -> None:
        """Open an address and wait until it is loaded."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 500,
        )  # fmt: skip
        self.ask("Page.navigate", url="about:blank")
        self.said, self.asked = [], []
        self.ask("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")
        self.wait("!document.querySelector('[data-packed]')")

    def run(self, script: str) -> Any:
        """Run a script in the page; give its value."""
        answer = self.ask(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait(self, condition: str) -> None:
        """Wait until a condition of the page holds."""
        until = time.monotonic() + SECONDS
        while not self.run(condition):
            assert time.monotonic() < until, condition
            time.sleep(0.05)

    def close(self) -> None:
        """End the browser that was started here."""
        self._process.kill()
        self._process.wait()
        os.close(self._read)
        os.close(self._write)

    def _ask(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self._keep(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            assert select.select([self._read], [], [], SECONDS)[0], "the browser is silent"
            some = os.read(self._read, 1 << 20)
            assert some, "the browser ended"
            self._rest += some
        one, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(one)
        return answer

    def _keep(self, event: dict[str, Any]) -> None:
        method, told = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            self.asked.append(told["request"]["url"])
        elif method == "Runtime.consoleAPICalled":
            self.said.append(json.dumps(told["args"], ensure_ascii=False))
        elif method == "Runtime.exceptionThrown":
            self.said.append(json.dumps(told["exceptionDetails"], ensure_ascii=False))
        elif method == "Log.entryAdded":
            self.said.append(told["entry"]["text"])
