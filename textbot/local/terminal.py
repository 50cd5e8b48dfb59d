"""What the operator sees: steps as they are done, then where to click."""

import contextlib
import sys
import time
from collections.abc import Iterator
from typing import TextIO


class Terminal:
    """Lines for a person, on a screen or in a file."""

    def __init__(self, out: TextIO = sys.stdout) -> None:
        self._out = out
        self._live = out.isatty()

    @contextlib.contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Show `what` while the block runs, and how long it took after it; a failure leaves a cross."""
        began = time.monotonic()
        if self._live:
            self._write(f"  … {what}")
        try:
            yield
        except BaseException:
            self._end(f"  ✗ {what}")
            raise
        self._end(f"  ✓ {what} ({time.monotonic() - began:.1f} s)")

    def say(self, text: str = "") -> None:
        """One line or several."""
        self._write(f"{text}\n")

    def _end(self, line: str) -> None:
        self._write(f"\r\x1b[K{line}\n" if self._live else f"{line}\n")

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):  # a closed terminal must not end the service
            encoding = self._out.encoding or "ascii"
            self._out.write(text.encode(encoding, "replace").decode(encoding))
            self._out.flush()
