"""A copy of a playbook for a city of its own."""

import re
from collections.abc import Mapping
from pathlib import Path

from textbot.content.source import on_disk

_DEMO = re.compile(rb"(?m)^demo:.*\r?\n")
_NAME = re.compile(r"(?m)^name:.*$")
_SHORT = re.compile(r"(?m)^short_name:.*$")
_PREFIXES = ("City of ", "Town of ", "Village of ", "County of ")


def copy_playbook(files: Mapping[str, bytes], target: Path, name: str = "") -> list[Path]:
    """Write a playbook's files into the folder `target` (locales inside it), without `demo: true`, and with the
    city's name when one is given. Returns the paths written. Raises FileExistsError when the folder holds anything."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(f"{target} is not empty; name a new folder")
    written = []
    for file, content in files.items():
        path = on_disk(file, target, target / "locales")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_own_city(content, name) if file == "city.yaml" else content)
        written.append(path)
    return written


def _own_city(content: bytes, name: str) -> bytes:
    text = _DEMO.sub(b"", content).decode()
    if not name:
        return text.encode()
    text = _NAME.sub(lambda _: f"name: {_quoted(name)}", text, count=1)
    return _SHORT.sub(lambda _: f"short_name: {_quoted(_short(name))}", text, count=1).encode()


def _short(name: str) -> str:
    return next((name.removeprefix(prefix) for prefix in _PREFIXES if name.startswith(prefix)), name)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
