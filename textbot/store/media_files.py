"""The files behind stored media: named by the SHA-256 of what they hold, so each is written once and never changed."""

import contextlib
import hashlib
import os
import secrets
from pathlib import Path

ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}


def media_path(data: Path, sha256: str, content_type: str) -> Path:
    """Where that medium's file lies below the data folder. Raises KeyError for a type that is never stored."""
    return data / "media" / sha256[:2] / f"{sha256}.{ENDINGS[content_type]}"


def keep(data: Path, content: bytes, content_type: str) -> str:
    """Write a medium and have it on disk before returning; its SHA-256. Raises OSError when it cannot be stored."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = media_path(data, sha256, content_type)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{sha256}-{secrets.token_hex(4)}")
    try:
        _write(draft, content)
        draft.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()
    _sync(path.parent)
    return sha256


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Have the file's name on disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
