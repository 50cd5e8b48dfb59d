"""/r/<reference>: how far a report is, for anybody who has its number. Never who sent it, nor their words or photos."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from textbot.core.phone import dialable
from textbot.core.playbook import Playbook
from textbot.web.installation import installation
from textbot.web.public.request_view import Shown, shown_request
from textbot.web.public.tongue import tongue, tongues
from textbot.web.visitor import address, within_limit

bp = Blueprint("request_page", __name__)

PER_MINUTE = 30


@bp.get("/r/<reference>")
def page(reference: str) -> ResponseReturnValue:
    """The page. A number that nobody has and a report that nobody may see look the same."""
    if not within_limit("request page", address(), PER_MINUTE):
        abort(429)
    runtime = installation()
    playbook = runtime.playbook
    language = tongue(playbook)
    with runtime.database.read() as conn:
        shown = shown_request(conn, playbook, reference, language, runtime.now())
    headers = {"Content-Language": language, "Vary": "Accept-Language", "X-Robots-Tag": "noindex"}
    return _html(playbook, shown, language), 200 if shown else 404, headers


def _html(playbook: Playbook, shown: Shown | None, language: str) -> str:
    phone = playbook.city.phones.get("main", "")
    return render_template(
        "request.html",
        shown=shown,
        language=language,
        languages=tongues(playbook),
        city=playbook.facts(language)["city"],
        words=lambda key: playbook.text(f"phrases.page_{key}", language),
        phone=phone,
        dial=dialable(phone) or phone,
    )
