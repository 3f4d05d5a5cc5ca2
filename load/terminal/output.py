"""Standard output that never stops a load: where it cannot be written, the text is lost."""

import os
from typing import Any, TextIO


class LenientOutput:
    """A stream whose errors (closed pipe, full disk) are ignored."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        """Answer as the stream itself."""
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write, or lose the text."""
        try:
            return self._stream.write(text)
        except OSError:
            return self._give_up()

    def flush(self) -> None:
        """Flush, or lose what was written."""
        try:
            self._stream.flush()
        except OSError:
            self._give_up()

    def _give_up(self) -> int:
        """Send everything from now on to /dev/null, also what Python itself flushes at its end."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)
        return 0
