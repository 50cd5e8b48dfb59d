"""The sound of an urgent text, made by us: `python -m textbot.web.inbox.chime` writes static/urgent.wav."""

import io
import math
import struct
import sys
import wave
from pathlib import Path

FILE = Path(__file__).parents[1] / "static" / "urgent.wav"
RATE = 8_000
# Hertz, and the second at which each note begins; each fades within so many seconds.
NOTES = ((784.0, 0.0), (988.0, 0.16), (1175.0, 0.32), (784.0, 0.6), (988.0, 0.76), (1175.0, 0.92))
FADES, LENGTH = 0.25, 1.4
LOUD = 9_000


def chime() -> bytes:
    """The sound as a WAV file: two rising calls, heard across a room and not shrill."""
    samples = [_at(number / RATE) for number in range(int(RATE * LENGTH))]
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return kept.getvalue()


def _at(second: float) -> int:
    sounding = ((hertz, second - begins) for hertz, begins in NOTES if second >= begins)
    heard = sum(math.sin(2 * math.pi * hertz * age) * math.exp(-age / FADES * 3) for hertz, age in sounding)
    return round(max(-1.0, min(1.0, heard / 1.6)) * LOUD)


if __name__ == "__main__":
    FILE.write_bytes(chime())
    sys.stdout.write(f"{FILE} is written\n")
