"""A photo that a resident sent, as we keep it: handed out so that nothing in it can run."""

from flask import Response, abort, send_file

from textbot.runtime import Runtime
from textbot.store import media
from textbot.store.media_files import ENDINGS, media_path

POLICY = "default-src 'none'; sandbox"


def stored_photo(runtime: Runtime, media_id: int, max_age: int) -> Response:
    """Our clean copy of it. max_age: for how many seconds a browser may keep it. Aborts with 404 until there is one."""
    with runtime.database.read() as conn:
        row = media.by_id(conn, media_id)
    if row is None or row.state != "stored" or row.content_type not in ENDINGS:
        abort(404)
    path = media_path(runtime.settings.textbot_data, row.sha256, row.content_type)
    if not path.is_file():
        abort(404)
    answer: Response = send_file(path.resolve(), mimetype=row.content_type, max_age=max_age, conditional=True)
    answer.headers["Content-Security-Policy"] = POLICY
    return answer
