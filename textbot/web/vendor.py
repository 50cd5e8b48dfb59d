"""What pages take from others: named, counted and checked in static/vendor/manifest.json.

    python -m textbot.web.vendor          fetches the packages with npm and writes what of them is used
    python -m textbot.web.vendor --check  fails when a file is not what the manifest says

The manifest has two sums for each file: `taken` of the package's own, `sha256` of what is kept of it.
Of USWDS only the components named here are kept; nothing is changed in what is kept."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = Path(__file__).parent / "static" / "vendor"
MANIFEST = FOLDER / "manifest.json"

USWDS, HTMX = "@uswds/uswds@3.14.0", "htmx.org@4.0.1"
LICENCES = {
    USWDS: "CC0-1.0 (public domain) and MIT; the fonts OFL-1.1, the icons Apache-2.0 (see LICENSE.md)",
    HTMX: "0BSD",
}

# Package -> where each of its files goes.
FILES = {
    USWDS: {
        "LICENSE.md": "uswds-3.14.0/LICENSE.md",
        "dist/css/uswds.min.css": "uswds-3.14.0/css/uswds.css",
        "dist/fonts/source-sans-pro/sourcesanspro-regular-webfont.woff2": "uswds-3.14.0/fonts/regular.woff2",
        "dist/fonts/source-sans-pro/sourcesanspro-bold-webfont.woff2": "uswds-3.14.0/fonts/bold.woff2",
        "dist/img/sprite.svg": "uswds-3.14.0/img/sprite.svg",
    },
    HTMX: {
        "LICENSE": "htmx-4.0.1/LICENSE",
        "dist/htmx.min.js": "htmx-4.0.1/htmx.min.js",
    },
}

# The components whose rules are kept, and the icons.
COMPONENTS = (
    *("alert", "button", "error-message", "fieldset", "form-group", "icon", "input", "label"),
    *("select", "textarea"),
)
ICONS = (
    *("account_circle", "add", "alarm", "check", "check_circle", "close", "comment", "do_not_disturb"),
    *("edit", "error", "event", "expand_more", "flag", "forum", "help", "history", "hourglass_empty"),
    *("info", "label", "language", "link", "list", "logout", "map", "navigate_before"),
    *("navigate_next", "person", "phone", "public", "report", "schedule", "search", "send"),
    *("support_agent", "translate", "undo", "warning"),
)

_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_OURS = re.compile(rf"usa-({'|'.join(COMPONENTS)})(?![a-z])(?!-(?:group|box|list__))[\w-]*")


def fetch() -> None:
    """Take the packages from npm's registry anew and write what of them is used. Raises ValueError when a file of a
    version that is known has other bytes than before."""
    before = {(each["version"], each["source"]): each["taken"] for each in _manifest()}
    entries = []
    shutil.rmtree(FOLDER, ignore_errors=True)
    for package, files in FILES.items():
        with TemporaryDirectory() as folder:
            said = subprocess.run(["npm", "pack", package, "--silent"], cwd=folder, check=True, capture_output=True)
            with tarfile.open(Path(folder) / said.stdout.decode().split()[-1]) as packed:
                packed.extractall(folder, filter="data")
            for source, target in files.items():
                taken = (Path(folder) / "package" / source).read_bytes()
                data, told = _used(target, taken), _entry(package, source, target)
                if before.get((told["version"], source), _sum(taken)) != _sum(taken):
                    raise ValueError(f"{package} has another {source} than before")
                (FOLDER / target).parent.mkdir(parents=True, exist_ok=True)
                (FOLDER / target).write_bytes(data)
                entries.append({**told, "taken": _sum(taken), "sha256": _sum(data)})
    MANIFEST.write_text(json.dumps(entries, indent=2) + "\n", "utf-8")


def wrong() -> list[str]:
    """Files that are not what the manifest says, are missing, or are in no manifest."""
    known = {entry["file"]: entry["sha256"] for entry in _manifest()}
    there = {str(path.relative_to(FOLDER)): path for path in FOLDER.rglob("*") if path.is_file() and path != MANIFEST}
    sums = {name: _sum(path.read_bytes()) for name, path in there.items()}
    return sorted(name for name in known.keys() | sums.keys() if known.get(name) != sums.get(name))


def _manifest() -> list[dict[str, str]]:
    return list(json.loads(MANIFEST.read_text("utf-8"))) if MANIFEST.is_file() else []


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _entry(package: str, source: str, target: str) -> dict[str, str]:
    name, _, version = package.rpartition("@")
    return {"package": name, "version": version, "source": source, "file": target, "licence": LICENCES[package]}


def _used(target: str, data: bytes) -> bytes:
    if target.endswith("uswds.css"):
        return used_rules(data.decode()).encode()
    return used_icons(data.decode()).encode() if target.endswith("sprite.svg") else data


def used_icons(sprite: str) -> str:
    """The sprite with the icons of ICONS alone. Raises ValueError when one is not there."""
    found = {match[1]: match[0] for match in re.finditer(r'<symbol[^>]*\bid="([^"]+)".*?</symbol>', sprite, re.DOTALL)}
    missing = set(ICONS) - set(found)
    if missing:
        raise ValueError(f"no such icons: {', '.join(sorted(missing))}")
    icons = "\n".join(found[name] for name in sorted(set(ICONS)))
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{icons}\n</svg>\n'


def used_rules(css: str) -> str:
    """The rules of COMPONENTS and of elements without a class; no fonts and nothing that fetches pictures."""
    return "\n".join(_kept(re.sub(r"/\*(?!!).*?\*/", "", css, flags=re.DOTALL))) + "\n"


def _kept(css: str) -> Iterator[str]:
    for head, body in _rules(css):
        if head.startswith(("@media", "@supports")):
            inside = "".join(_kept(body))
            if inside:
                yield f"{head}{{{inside}}}"
        elif not head.startswith("@"):
            wanted = [each for each in head.split(",") if all(_OURS.fullmatch(name) for name in _CLASS.findall(each))]
            plain = ";".join(line for line in body.split(";") if "url(" not in line)
            if wanted and plain and "usa-" in head:
                yield f"{','.join(wanted)}{{{plain}}}"


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """(what stands before a brace, what between it and its closing one) of each rule at the top."""
    at = 0
    while (opened := css.find("{", at)) >= 0:
        depth, end = 1, opened + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        head = css[at:opened].rpartition(";")[2].rpartition("*/")[2].strip()
        yield head, css[opened + 1 : end - 1]
        at = end


if __name__ == "__main__":
    if "--check" not in sys.argv:
        fetch()
    if wrong():
        sys.exit(f"not what the manifest says: {', '.join(wrong())}")
