"""A playbook's files, from a folder on disk: the only place in this package that opens one."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

ENDINGS = frozenset({".yaml", ".yml", ".csv", ".json", ".geojson", ".po"})
CATALOG = "flows.po"
DIALOGUES = "dialogues"
"""A folder of golden dialogues: beside a playbook, no part of it."""
BESIDE = ("locales", DIALOGUES)


def read_folder(city_dir: Path, locales_dir: Path) -> dict[str, bytes]:
    """Every playbook file by its relative path, sorted: "city.yaml", "answers/x.yaml", "places/streets.csv", and the
    catalogs as "locales/es/flows.po". Hidden files, backups and other kinds are left out. Raises FileNotFoundError
    when `city_dir` is no folder."""
    if not city_dir.is_dir():
        raise FileNotFoundError(f"no playbook folder at {city_dir}; set TEXTBOT_CITY to a folder made by new-city")
    own = {name: path.read_bytes() for name, path in _playbook_files(city_dir)}
    catalogs = {name: path.read_bytes() for name, path in _catalogs(locales_dir)}
    return dict(sorted({**own, **catalogs}.items()))


def save(files: Mapping[str, bytes], city_dir: Path, locales_dir: Path) -> tuple[Path, ...]:
    """Write these files of a playbook, each whole or not at all; the paths written, catalogs last."""
    paths = {name: on_disk(name, city_dir, locales_dir) for name in sorted(files)}
    for name, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.new")
        draft.write_bytes(files[name])
        draft.replace(path)
    return tuple(paths.values())


def locales_of(city_dir: Path) -> Path:
    """Where a city's translations stand: inside its folder, or beside it when it has none of its own."""
    inside = city_dir / "locales"
    return inside if inside.is_dir() else city_dir.resolve().parent / "locales"


def on_disk(name: str, city_dir: Path, locales_dir: Path) -> Path:
    """Where the file that `read_folder` calls `name` stands."""
    parts = name.split("/")
    if parts[0] == "locales" and len(parts) == 3:
        return locales_dir / parts[1] / "LC_MESSAGES" / parts[2]
    return city_dir / name


def version_of(files: Mapping[str, bytes]) -> str:
    """A playbook's version: 16 hex digits that change when any file's name or content does, and only then."""
    digest = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode(), files[name]):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()[:16]


def catalog_languages(files: Mapping[str, bytes]) -> dict[str, str]:
    """Language code -> the file that translates the playbook into it."""
    parts = {name: name.split("/") for name in files}
    return {part[1]: name for name, part in parts.items() if len(part) == 3 and part[0] == "locales"}


def _playbook_files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if relative.parts[0] in BESIDE or not _wanted(relative) or not path.is_file():
            continue
        yield relative.as_posix(), path


def _catalogs(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.glob(f"*/LC_MESSAGES/{CATALOG}")):
        yield f"locales/{path.parent.parent.name}/{CATALOG}", path


def _wanted(relative: Path) -> bool:
    hidden = any(part.startswith((".", "_", "#")) for part in relative.parts)
    return not hidden and relative.suffix in ENDINGS
