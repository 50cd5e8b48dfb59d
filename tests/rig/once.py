"""What every app and every database of a run makes alike is made once: half of what a page's test would cost."""

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import CodeType, SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

from textbot.actions.playbook import publish
from textbot.content.load import load_playbook
from textbot.content.source import version_of
from textbot.core.matching.quick import QuickMatcher
from textbot.core.places.gazetteer import Gazetteer
from textbot.core.playbook import Playbook
from textbot.store import places, playbooks
from textbot.store.place_rows import rows_of

STATEMENTS = 5_000


@contextmanager
def made_once() -> Iterator[None]:
    """Templates, the builders of addresses, SQL, and the rows of the demo city's places: as in a process with one app
    that has run for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {**Flask.jinja_options, "bytecode_cache": _Templates()})
        patch.setattr(Rule, "_compile_builder", _builders(Rule._compile_builder))
        found = _Statements(STATEMENTS)
        patch.setattr(Engine, "_compiled_cache", property(lambda _: found, lambda *_: None), raising=False)
        patch.setattr(playbooks, "gzip", SimpleNamespace(compress=cache(gzip.compress), decompress=gzip.decompress))
        patch.setattr(places, "rows_of", _rows(rows_of))
        patch.setattr(publish, "load_playbook", _playbooks())
        yield


class _Templates(BytecodeCache):
    """The code of each template, by its name and its source."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take it from here, if this very source was compiled before."""
        bucket.code = self._found.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        assert bucket.code is not None
        self._found[bucket.key, bucket.checksum] = bucket.code


def _builders(compile_one: Callable[[Rule, bool], Any]) -> Callable[[Rule, bool], Any]:
    found: dict[Any, Any] = {}

    def once(rule: Rule, append_unknown: bool = True) -> Any:
        key = rule.rule, tuple(rule._trace), str(rule.defaults), append_unknown
        if key not in found:
            found[key] = compile_one(rule, append_unknown)
        return found[key]

    return once


def _rows(rows: Callable[[Gazetteer, str], Iterable[Any]]) -> Callable[[Gazetteer, str], list[Any]]:
    found: dict[tuple[int, str], tuple[Gazetteer, list[Any]]] = {}

    def once(gazetteer: Gazetteer, version: str) -> list[Any]:
        key = id(gazetteer), version
        if key not in found:
            found[key] = gazetteer, list(rows(gazetteer, version))
        return found[key][1]

    return once


def _playbooks() -> Callable[..., Playbook]:
    """Playbooks are frozen: who reads the same files for the same matcher may have the same one."""
    found: dict[Any, Playbook] = {}

    def once(files: Mapping[str, bytes], detector_for: Any = None, matcher_for: Any = QuickMatcher) -> Playbook:
        key = version_of(files), detector_for, matcher_for
        if key not in found:
            found[key] = load_playbook(files, detector_for, matcher_for)
        return found[key]

    return once


class _Statements(LRUCache[Any, Any]):
    """SQLAlchemy's own, for all databases of a kind: its keys name the kind in place of one engine's dialect."""

    def get(self, key: Any, default: Any = None) -> Any:
        """What was compiled for it."""
        return super().get((key[0].driver, *key[1:]), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__((key[0].driver, *key[1:]), value)
