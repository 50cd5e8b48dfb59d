"""/static/: sheets, scripts, fonts and pictures, kept by browsers for as long as they stay the same."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, abort, request
from werkzeug.security import safe_join

FOLDER = str(Path(__file__).with_name("static"))
FOR_EVER, ASK_AGAIN = "public, max-age=31536000, immutable", "public, no-cache"
PACKED = (".css", ".js", ".svg", ".json", ".md", ".txt")
# Sheets name fonts without a version; the folder of a font is named after one, and fonts are never cut down.
FONT = ".woff2"
TYPES = {
    ".woff2": "font/woff2",
    ".wav": "audio/wav",
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
}


@dataclass(frozen=True)
class StaticFile:
    """A file as it is sent. version: of its bytes; packed: the same in gzip, or None where that does not pay."""

    body: bytes
    packed: bytes | None
    version: str
    kind: str


def start_static(app: Flask) -> None:
    """Serve `static/`, and let `url_for("static", ...)` name the version of each file."""
    app.add_url_rule("/static/<path:filename>", endpoint="static", view_func=_send)
    app.url_defaults(_with_version)


def static_file(filename: str) -> StaticFile | None:
    """That file, None when there is none."""
    path = safe_join(FOLDER, filename)
    if path is None or not Path(path).is_file():
        return None
    return _read(path, Path(path).stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _read(path: str, changed: int) -> StaticFile:
    body, ending = Path(path).read_bytes(), Path(path).suffix
    packed = gzip.compress(body, 9, mtime=0) if ending in PACKED else None
    kind = TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return StaticFile(body, packed, hashlib.sha256(body).hexdigest()[:10], kind)


def _with_version(endpoint: str, values: dict[str, object]) -> None:
    filename = str(values.get("filename", ""))
    if endpoint != "static" or "v" in values or filename.endswith(FONT):
        return
    found = static_file(filename)
    if found:
        values["v"] = found.version


def _send(filename: str) -> Response:
    """The file, packed when the browser takes it. For ever when its address names its version."""
    found = static_file(filename)
    if found is None:
        abort(404)
    packed = found.packed if "gzip" in request.accept_encodings else None
    answer = Response(packed or found.body, mimetype=found.kind)
    if packed:
        answer.headers["Content-Encoding"] = "gzip"
    if found.packed:
        answer.headers["Vary"] = "Accept-Encoding"
    stays = filename.endswith(FONT) or request.args.get("v") == found.version
    answer.headers["Cache-Control"] = FOR_EVER if stays else ASK_AGAIN
    answer.set_etag(f"{found.version}{'-gz' if packed else ''}")
    answer.make_conditional(request)
    return answer
