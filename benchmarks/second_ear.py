"""Train the second ear on the labelled texts of tests/ and write it to textbot/encoders/ear.npz.

`python -m benchmarks.second_ear` needs some minutes and 2 GB. The sealed half of tests/listening is never read."""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from textbot.config.rows import HOME
from textbot.content.tree import read_yaml
from textbot.core.matching.encoder import Encoder
from textbot.encoders.matchers import Matchers, everyday
from textbot.encoders.second_ear import FILE

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "tests" / "core" / "listening_texts"
LISTENING = ROOT / "tests" / "listening"
PLACES = ROOT / "tests" / "core" / "places" / "place_texts"
KINDS = ("danger", "crisis", "gas")
# Each text counts for its own side; an emergency twice, for there are four times as many others.
SMOOTH, WEIGHT, AT_ONCE = 0.3, 2.0, 64

Numbers = NDArray[np.float64]


def labelled() -> dict[str, list[str]]:
    """Every text that may be learned from: danger, crisis, gas, stop, and none of them under "none"."""
    told: dict[str, list[str]] = {label: [] for label in (*KINDS, "stop", "none")}
    for path in sorted(TEXTS.glob("*.txt")):
        told[_label(path.stem)] += _lines(path)
    for row in _rows(LISTENING / "open.csv"):
        told[row["label"] if row["label"] in told else "none"].append(row["text"])
    told["none"] += [row["text"] for row in _rows(LISTENING / "everyday.csv")]
    told["none"] += [text for phrases in everyday().values() for text in phrases]
    told["none"] += [line.partition(" => ")[0] for path in sorted(PLACES.glob("*.txt")) for line in _lines(path)]
    told["none"] += _phrasings()
    return {label: list(dict.fromkeys(texts)) for label, texts in told.items()}


def learn(vectors: dict[str, Numbers]) -> dict[str, NDArray[np.generic]]:
    """The arrays of ear.npz but for the encoder's name."""
    alarms = np.vstack([vectors[kind] for kind in KINDS])
    rest = {kind: np.vstack([vectors[other] for other in KINDS if other != kind]) for kind in ("crisis", "gas")}
    return {
        **_curved("emergency", alarms, np.vstack([vectors["stop"], vectors["none"]])),
        **_straight("crisis", vectors["crisis"], rest["crisis"]),
        **_straight("gas", vectors["gas"], rest["gas"]),
        **_curved("opt_out", vectors["stop"], np.vstack([alarms, vectors["none"]])),
    }


def _curved(name: str, meant: Numbers, others: Numbers) -> dict[str, NDArray[np.generic]]:
    """Kernel ridge regression to 1 and -1 with the kernel (x·y + 1)² / 4, said as one quadratic form; of its square,
    which is the same both ways, only the upper half is kept."""
    known, aims, slack = _lesson(meant, others)
    weights = np.linalg.solve((known @ known.T + 1) ** 2 / 4 + slack, aims)
    square = (known * weights[:, None]).T @ known / 4
    return {
        f"{name}_square": square[np.triu_indices(len(square))].astype(np.float16),
        f"{name}_line": (weights @ known / 2).astype(np.float32),
        f"{name}_base": np.float32(weights.sum() / 4),
    }


def _straight(name: str, meant: Numbers, others: Numbers) -> dict[str, NDArray[np.generic]]:
    """The same with the kernel (x·y + 1) / 2: a line is enough to tell one kind of emergency from another."""
    known, aims, slack = _lesson(meant, others)
    weights = np.linalg.solve((known @ known.T + 1) / 2 + slack, aims)
    return {
        f"{name}_line": (weights @ known / 2).astype(np.float32),
        f"{name}_base": np.float32(weights.sum() / 2),
    }


def _lesson(meant: Numbers, others: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    aims = np.r_[np.ones(len(meant)), -np.ones(len(others))]
    return np.vstack([meant, others]), aims, np.diag(SMOOTH / np.where(aims > 0, WEIGHT, 1.0))


def _label(stem: str) -> str:
    kind = next((kind for kind in KINDS if stem.startswith("emergency-") and stem.endswith(kind)), None)
    return kind or ("stop" if stem in ("opt-out-yes", "opt-out-meant") else "none")


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _phrasings() -> list[str]:
    files = sorted([*(ROOT / "flows").glob("answers/*.yaml"), *(ROOT / "flows").glob("reports/*.yaml")])
    entries = [read_yaml(path.name, path.read_bytes()).data for path in files]
    return [text for entry in entries for row in entry.get("ask", {}).values() for text in row]


def main() -> None:
    """Learn, and write the file."""
    encoder = Matchers(HOME / "var" / "models").language().encoder
    vectors = {label: _meanings(texts, encoder) for label, texts in labelled().items()}
    np.savez_compressed(ROOT / "textbot" / "encoders" / FILE, encoder=np.array(encoder.name), **learn(vectors))
    print({label: len(rows) for label, rows in vectors.items()})


def _meanings(texts: Sequence[str], encoder: Encoder) -> Numbers:
    parts = [encoder(texts[begin : begin + AT_ONCE]) for begin in range(0, len(texts), AT_ONCE)]
    return np.vstack(parts).astype(np.float64)


if __name__ == "__main__":
    main()
