"""Folders of arrays: plain .npy files beside a JSON page, written whole or not at all, opened without being read."""

import fcntl
import json
import os
import shutil
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

PAGE = "facts.json"
CHECKED = 32_000_000
"""Files up to so many bytes are checked byte by byte when opened, larger ones by their length."""


class Damaged(Exception):
    """A folder that is missing, half written or not what was written."""


def save(folder: Path, arrays: Mapping[str, NDArray[Any]], facts: Mapping[str, Any]) -> None:
    """Write arrays and facts as a folder, which appears at once; one that is already there is replaced.
    Raises OSError when the disk does not let it."""
    draft = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        for name, array in arrays.items():
            np.save(draft / f"{name}.npy", array)
        sums = {name: _sum(draft / f"{name}.npy") for name in arrays}
        (draft / PAGE).write_text(json.dumps({"files": sums, "facts": facts}, ensure_ascii=False), "utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def load(folder: Path) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """(arrays, facts) of a saved folder; the arrays are read-only maps of their files, shared between processes.
    Raises Damaged."""
    try:
        page = json.loads((folder / PAGE).read_text("utf-8"))
        arrays = {name: _opened(folder / f"{name}.npy", told) for name, told in page["files"].items()}
        return arrays, dict(page["facts"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(f"{folder.name}: {type(error).__name__}") from error


@contextmanager
def alone(parent: Path) -> Iterator[None]:
    """Wait until no other process is in here for the same folder; where the disk cannot tell, go on."""
    try:
        parent.mkdir(parents=True, exist_ok=True)
        door = (parent / ".lock").open("w")
    except OSError:
        yield
        return
    with door:
        with suppress(OSError):
            fcntl.flock(door, fcntl.LOCK_EX)
        yield


def prune(parent: Path, names: str, keep: int) -> None:
    """Remove all but the `keep` folders made last of those whose names match a pattern."""
    folders = [page.parent for page in parent.glob(f"{names}/{PAGE}")]
    for old in sorted(folders, key=lambda each: -(each / PAGE).stat().st_mtime)[keep:]:
        shutil.rmtree(old, ignore_errors=True)


def _opened(file: Path, told: list[int]) -> NDArray[Any]:
    if _sum(file) != told:
        raise ValueError("not what was written")
    found: NDArray[Any] = np.load(file, mmap_mode="r", allow_pickle=False)
    return np.asarray(found)  # a plain view of the map: the same memory, quicker to compute with


def _sum(file: Path) -> list[int]:
    """[bytes, check sum], the latter 0 for a large file."""
    size = file.stat().st_size
    return [size, zlib.crc32(file.read_bytes()) if size <= CHECKED else 0]
