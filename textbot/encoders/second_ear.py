"""The second ear as it was trained (`python -m benchmarks.second_ear`): ear.npz beside this file."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from textbot.core.hearing.second_ear import Ear, Name, Sense
from textbot.core.matching.encoder import Encoder

FILE = "ear.npz"
NAMES: tuple[Name, ...] = ("emergency", "crisis", "gas", "opt_out")


def open_ear(encoder: Encoder) -> Ear | None:
    """The ear for this encoder; None when it was trained for another one's vectors."""
    made_for, senses = _read()
    return Ear(encoder, senses) if made_for == encoder.name else None


@cache
def _read() -> tuple[str, dict[Name, Sense]]:
    with as_file(files(__package__) / FILE) as path, np.load(path) as kept:
        return str(kept["encoder"]), {name: _sense(name, kept) for name in NAMES}


def _sense(name: Name, kept: Mapping[str, NDArray[Any]]) -> Sense:
    line = kept[f"{name}_line"].astype(np.float32)
    square = np.zeros((len(line), len(line)), np.float32)
    if f"{name}_square" in kept:
        square[np.triu_indices(len(line))] = kept[f"{name}_square"]
        square += np.triu(square, 1).T
    return Sense(square, line, float(kept[f"{name}_base"]))
