"""/: the way in."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.staff.demo_login import DEMO_EMAIL, DEMO_PASSWORD
from textbot.core.phone import say_phone
from textbot.web.installation import installation
from textbot.web.translations import playbook_language

bp = Blueprint("home", __name__)


@bp.get("/")
def index() -> ResponseReturnValue:
    """Staff are sent to the inbox; in the demo a page shows what there is to try."""
    runtime = installation()
    if not runtime.settings.demo:
        return redirect(url_for("inbox.index"))
    city = runtime.playbook.facts(playbook_language(runtime.playbook.languages))["city"]
    number = say_phone(runtime.settings.twilio_number or "")
    return render_template("home.html", city=city, number=number, email=DEMO_EMAIL, password=DEMO_PASSWORD)
