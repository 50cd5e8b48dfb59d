"""/docs/: the pages of docs/, as they came with this version."""

import re
from pathlib import Path

from flask import Blueprint, Response, abort, redirect, render_template, send_from_directory
from flask.typing import ResponseReturnValue
from markdown_it import MarkdownIt
from markdown_it.token import Token

from textbot.config import HOME

bp = Blueprint("docs", __name__)

FOLDER = HOME / "docs"
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
PICTURES = ("png", "jpg", "svg", "gif", "webp")

# Our own pages, but the same rule as everywhere: no HTML of theirs gets through.
_READER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
# What is for writers only, such as the marks around a measured table.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@bp.get("/docs/")
def index() -> ResponseReturnValue:
    """The front page; where there is none, the list of all pages."""
    front = FOLDER / "index.md"
    if front.is_file():
        return render_template("docs.html", title=_title(front), pages=[], body=render(front.read_text("utf-8")))
    pages = [(path.stem, _title(path)) for path in sorted(FOLDER.glob("*.md"))]
    return render_template("docs.html", title="Documentation", pages=pages, body="")


@bp.get("/docs/<name>")
def page(name: str) -> ResponseReturnValue:
    """One page, or a picture of one."""
    if name.endswith(".md"):
        return redirect(f"/docs/{name.removesuffix('.md')}", 301)
    path = FOLDER / f"{name}.md"
    if not NAME.fullmatch(name) or not path.is_file():
        abort(404)
    return render_template("docs.html", title=_title(path), pages=[], body=render(path.read_text("utf-8")))


@bp.get("/docs/<path:folder>/<name>.<ending>")
def attachment(folder: str, name: str, ending: str) -> Response:
    """A picture or schema that a page links to."""
    if ending not in (*PICTURES, "json"):
        abort(404)
    answer = send_from_directory(FOLDER, f"{folder}/{name}.{ending}")
    answer.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return answer


def render(text: str) -> str:
    """Markdown as HTML: headings can be linked to, links between pages lead to where they are served."""
    tokens = _READER.parse(_COMMENT.sub("", text))
    for token, inside in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open":
            token.attrSet("id", _anchor(inside.content))
    for token in tokens:
        for child in token.children or ():
            _lead_on(child)
    return str(_READER.renderer.render(tokens, _READER.options, {}))


def _lead_on(link: Token) -> None:
    href = str(link.attrGet("href") or "")
    if link.type == "link_open" and "://" not in href:
        link.attrSet("href", re.sub(r"^(?:docs/)?([a-z0-9-]+)\.md(?=#|$)", r"/docs/\1", href))


def _anchor(heading: str) -> str:
    """A heading's name in an address, by GitHub's rule."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def _title(path: Path) -> str:
    first = next((line for line in path.read_text("utf-8").splitlines() if line.startswith("# ")), "")
    return first.removeprefix("# ").strip() or path.stem
