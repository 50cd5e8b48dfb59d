"""/storm/sure: what a turn of the switch will do, asked once more of somebody who has just shown who they are."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from flask import Blueprint, abort, flash, g, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.outcome import Outcome
from textbot.actions.storm.foresee_storm import Foreseen, foresee_storm
from textbot.actions.storm.switch_storm import LASTS, Choice, end_storm, renew_storm, start_storm
from textbot.core.playbook import Playbook
from textbot.core.segments import count
from textbot.core.storm import reports
from textbot.core.wording import opened
from textbot.runtime import Runtime
from textbot.store import storms
from textbot.web.inbox.fresh import needs_fresh
from textbot.web.installation import installation
from textbot.web.notices.words import short_words
from textbot.web.translations import _, language_name, ngettext, number_words, playbook_language, say

bp = Blueprint("storm_sure", __name__, url_prefix="/storm/sure")

TYPED = "storm"
"""Where the browser's cookie keeps what was typed until it is decided."""


@dataclass(frozen=True)
class Sure:
    """The question. big: what will happen; follows: what comes of it; button: the deed."""

    heading: str
    big: str
    follows: tuple[tuple[str, str], ...]
    button: str
    is_danger: bool = False


@bp.get("/<deed>")
@needs_fresh
def page(deed: str) -> ResponseReturnValue:
    """Say what will happen, and ask."""
    if deed not in ASKED:
        abort(404)
    rt, choice = installation(), _choice(deed)
    foreseen = foresee_storm(rt, choice) if choice else None
    if choice is None or foreseen is None or (deed != "on" and not foreseen.is_on):
        flash(_("There is nothing to decide: it moved on."), "info")
        return redirect(url_for("storm.page"), 303)
    banners = (
        [] if deed == "end" else [(code, language_name(code), text, _cost(text)) for code, text in choice.texts.items()]
    )
    return render_template("storm_sure.html", deed=deed, sure=ASKED[deed](rt, foreseen), banners=banners)


@bp.post("/<deed>")
@needs_fresh
def do(deed: str) -> ResponseReturnValue:
    """Turn it."""
    if deed not in ASKED:
        abort(404)
    rt = installation()
    choice = _choice("on") if deed == "on" else None
    if deed == "on" and choice is None:
        return redirect(url_for("storm.page"), 303)
    outcome = start_storm(rt, g.member, choice) if choice else OTHERS[deed](rt)
    session.pop(TYPED, None)
    flash(say(outcome), "good" if outcome.done else "bad")
    return redirect(url_for("storm.page"), 303)


def keep(choice: Choice) -> None:
    """Remember what was typed until it is decided."""
    session[TYPED] = asdict(choice)


def kept() -> Choice | None:
    """What was typed and is not decided yet."""
    found = session.get(TYPED)
    if not isinstance(found, dict):
        return None
    return Choice(found["texts"], _tuple(found["pauses"]), _tuple(found["incidents"]), found["hours"])


def _tuple(keys: list[str] | None) -> tuple[str, ...] | None:
    return tuple(keys) if keys is not None else None


def _choice(deed: str) -> Choice | None:
    """What is decided upon: the typed one, or that which is on."""
    if deed == "on":
        return kept()
    with installation().database.read() as conn:
        row = storms.running(conn)
    return Choice(row.texts, tuple(row.pauses), tuple(row.incidents)) if row else None


def _on(rt: Runtime, found: Foreseen) -> Sure:
    taken = [each.key for each in reports(rt.playbook) if each.key not in found.pauses]
    follows = [
        (_("Put off and kept"), _titles(rt.playbook, "flows", found.pauses) or _("no report")),
        (_("Still taken"), _titles(rt.playbook, "flows", taken) or _("no report")),
        (_("Gathered as one incident"), _titles(rt.playbook, "incidents", found.incidents) or _("nothing")),
        (_("Residents in the middle of a report that waits"), _midway(found)),
        (_("Ends by itself"), short_words(found.until, rt)),
    ]
    heading = _("Change storm mode") if found.is_on else _("Turn storm mode on")
    button = _("Yes: change it now") if found.is_on else _("Yes: turn storm mode on")
    return Sure(
        heading, _("Every resident who texts hears this first, from now on."), tuple(follows), button, not found.is_on
    )


def _renew(rt: Runtime, found: Foreseen) -> Sure:
    until = short_words(rt.now() + LASTS, rt)
    big = _("Storm mode goes on until %(time)s.", time=until)
    follows = (
        (_("It would have ended"), short_words(found.until, rt)),
        (_("Reports that wait until then"), _number(found.waiting)),
    )
    return Sure(_("Renew storm mode"), big, follows, _("Yes: let it go on"))


def _end(rt: Runtime, found: Foreseen) -> Sure:
    told = ngettext(
        "%(num)s resident is told, once and by day, that their report can go on",
        "%(num)s residents are told, once and by day, that their report can go on",
        found.waiting,
    )
    stay = ngettext(
        "%(num)s stays open until its all-clear is written", "%(num)s stay open until their all-clear is written",
        found.gathered,
    )  # fmt: skip
    follows = [(_("Who waited"), told if found.waiting else _("Nobody waited: nobody is texted."))]
    follows += [(_("Incidents"), stay)] if found.gathered else []
    big = _("Residents no longer hear the banner, and every report is taken again.")
    return Sure(_("Turn storm mode off"), big, tuple(follows), _("Yes: turn it off"), True)


ASKED: Mapping[str, Callable[[Runtime, Foreseen], Sure]] = {"on": _on, "renew": _renew, "end": _end}
OTHERS: Mapping[str, Callable[[Runtime], Outcome]] = {
    "renew": lambda rt: renew_storm(rt, g.member),
    "end": lambda rt: end_storm(rt, g.member),
}


def _midway(found: Foreseen) -> str:
    if not found.midway:
        return _("none")
    return ngettext(
        "%(num)s: told kindly when they text next", "%(num)s: told kindly when each texts next", found.midway
    )


def _titles(playbook: Playbook, kind: str, keys: tuple[str, ...] | list[str]) -> str:
    language = playbook_language(playbook.languages)
    paths = (f"{kind}.{key}.title" for key in keys)
    return ", ".join(sorted(opened(playbook.text(path, language)) for path in paths if playbook.has(path)))


def _number(number: int) -> str:
    return number_words(number) if number else _("none")


def _cost(text: str) -> str:
    found = count(text)
    letters = ngettext("%(num)s letter", "%(num)s letters", len(text))
    return f"{letters}, {ngettext('%(num)s segment', '%(num)s segments', found.parts)}"
