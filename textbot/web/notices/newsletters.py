"""/notices/newsletters: the rules of each newsletter, and what some residents would read by them today."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from textbot.actions.notices.preview_newsletter import Preview, sample
from textbot.core.notices.newsletter import Newsletter
from textbot.core.phone import say_phone
from textbot.runtime import Runtime
from textbot.web.installation import installation
from textbot.web.translations import playbook_language

bp = Blueprint("notice_newsletters", __name__, url_prefix="/notices/newsletters")


@dataclass(frozen=True)
class Shown:
    """A newsletter. rules: (key, weight, its words); sample: residents who are told different things."""

    key: str
    title: str
    topic: str
    rules: tuple[tuple[str, int, str], ...]
    sample: tuple[Preview, ...]


@bp.get("")
def page() -> ResponseReturnValue:
    """Each with its rules and a sample."""
    rt = installation()
    found = [_shown(rt, each) for each in rt.playbook.newsletters.values()]
    return render_template("newsletters.html", newsletters=found, phone=masked)


def masked(phone: str) -> str:
    """Enough of a number to tell residents apart."""
    return f"… {say_phone(phone)[-4:]}"


def _shown(rt: Runtime, newsletter: Newsletter) -> Shown:
    playbook = rt.playbook
    language = playbook_language(playbook.languages)
    rules = tuple((each.key, each.weight, playbook.template(f"{each.path}.say", language)) for each in newsletter.rules)
    topic = playbook.topics.get(newsletter.topic)
    return Shown(
        newsletter.key,
        playbook.text(f"{newsletter.path}.title", language),
        playbook.text(f"{topic.path}.title", language) if topic else newsletter.topic,
        rules,
        sample(rt, newsletter, rt.now().astimezone(playbook.city.zone).date()),
    )
