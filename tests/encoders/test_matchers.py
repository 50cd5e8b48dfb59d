"""Trained matchers: learned once, opened ever after, learned again when what is on disk is damaged."""

import shutil
import time
from pathlib import Path

import pytest

from tests.rig.letters import examples
from tests.rig.models import MODELS
from textbot.core.match import Example
from textbot.core.matching.matcher import TrainedMatcher
from textbot.core.matching.quick import QuickMatcher
from textbot.encoders import common_words, sentence
from textbot.encoders.array_files import Damaged, load, prune, save
from textbot.encoders.matchers import Matchers

ASKED = ("wen is trash day", "donde pago el agua", "is the pool open", "tell me a joke", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A models folder with the encoder and the words at hand, and no matcher."""
    Matchers(MODELS).language()
    for name in (sentence.NAME, common_words.NAME):
        (tmp_path / name).symlink_to(MODELS / name)
    return tmp_path


def ranked(matcher: object) -> list[object]:
    assert isinstance(matcher, TrainedMatcher)
    return [matcher.rank(text, "en") for text in ASKED]


def model_of(folder: Path) -> Path:
    (found,) = folder.glob("matcher-*")
    return found


def test_a_saved_model_gives_the_same_ranking_as_a_fresh_one(folder: Path) -> None:
    news: list[str] = []
    fresh = Matchers(folder, news.append)(examples())
    saved = Matchers(folder, news.append)(examples())
    assert ranked(saved) == ranked(fresh)
    assert news == ["Learning 16 phrasings"]


def test_opening_takes_a_fraction_of_learning(folder: Path) -> None:
    rows = [Example("answer", f"key-{n // 6}", "en", f"{row.text} {n}") for n, row in enumerate(examples() * 20)]
    begins = [time.thread_time()]
    for _ in range(2):
        Matchers(folder)(rows)
        begins.append(time.thread_time())
    assert begins[2] - begins[1] < (begins[1] - begins[0]) / 2


@pytest.mark.parametrize("name", ["coefficients.npy", "grams.npy", "facts.json"])
def test_a_damaged_model_is_learned_again(folder: Path, name: str) -> None:
    before = ranked(Matchers(folder)(examples()))
    file = model_of(folder) / name
    file.write_bytes(file.read_bytes()[:-20] + b"x" * 20)
    news: list[str] = []
    assert ranked(Matchers(folder, news.append)(examples())) == before
    assert news == ["Learning 16 phrasings"]
    assert ranked(Matchers(folder, news.append)(examples())) == before
    assert len(news) == 1


def test_a_lost_file_is_made_again(folder: Path) -> None:
    before = ranked(Matchers(folder)(examples()))
    (model_of(folder) / "vectors.npy").unlink()
    assert ranked(Matchers(folder)(examples())) == before


def test_without_phrasings_the_quick_matcher_answers(folder: Path) -> None:
    assert isinstance(Matchers(folder)(()), QuickMatcher)


def test_the_same_folder_makes_the_same_matchers(folder: Path) -> None:
    assert Matchers(folder) == Matchers(folder, print)
    assert hash(Matchers(folder)) == hash(Matchers(folder, print))


def test_only_the_newest_models_are_kept(tmp_path: Path) -> None:
    for number in range(4):
        save(tmp_path / f"matcher-{number}", {}, {})
    save(tmp_path / "other", {}, {})
    prune(tmp_path, "matcher-*", 2)
    assert len(list(tmp_path.glob("matcher-*"))) == 2
    assert (tmp_path / "other").is_dir()


def test_a_folder_that_is_not_there_is_said_to_be_damaged(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        load(tmp_path / "nothing")


def test_saving_replaces_a_folder_whole(tmp_path: Path) -> None:
    for fact in ("old", "new"):
        save(tmp_path / "one", {}, {"fact": fact})
    assert load(tmp_path / "one") == ({}, {"fact": "new"})
    shutil.rmtree(tmp_path / "one")
    assert list(tmp_path.iterdir()) == []
