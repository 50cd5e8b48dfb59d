"""What made a text of the assistant: which answer, question or phrase, how sure it was, in which language."""

from collections.abc import Mapping
from dataclasses import dataclass

from textbot.core.playbook import Playbook
from textbot.core.wording import opened
from textbot.store.history import Said
from textbot.web.thread.running_report import flow_title, slot_label
from textbot.web.translations import N_, _, language_name, playbook_language

# Starts of the names of phrases -> what the assistant did with one; the longest that fits counts.
PHRASES: Mapping[str, str] = {
    "": N_("fixed words"),
    "miss": N_("did not understand, and said so"),
    "did_you_mean": N_("asked which of a few things was meant"),
    "narrow": N_("asked which of a few things was meant"),
    "person_offer": N_("did not understand, and offered a person"),
    "stuck_offer": N_("got stuck at a question, and offered a person"),
    "hand_off": N_("passed the conversation on to staff"),
    "wait_": N_("passed the conversation on to staff"),
    "released": N_("put the conversation back in line"),
    "distress": N_("heard distress, and called for a person"),
    "crisis": N_("heard a crisis, and named who helps at once"),
    "emergency": N_("heard danger, and said to call 911"),
    "gas": N_("heard a gas leak, and said whom to call"),
    "complaint": N_("heard a complaint, and called for a person"),
    "insult": N_("heard an insult"),
    "answer_expired": N_("knew only an answer that is out of date"),
    "refused": N_("gave no advice, and called for a person"),
    "not_known": N_("did not know the answer"),
    "retry_": N_("asked the same again"),
    "no_such_street": N_("could not find the street"),
    "bad_range": N_("could not find the house number"),
    "no_crossing": N_("could not find that corner"),
    "not_in_city": N_("said that the place is not in the city"),
    "which_place": N_("asked which of a few places was meant"),
    "where_on_street": N_("asked where on the street"),
    "place_unverified": N_("took the place in the resident's own words"),
    "status_": N_("told how far a report is"),
    "state_": N_("told how far a report is"),
    "update_": N_("told how far a report is"),
    "stopped": N_("confirmed that no more texts are sent"),
    "stop_ask": N_("asked whether to stop all texts"),
    "started": N_("confirmed that texts are sent again"),
    "help": N_("explained itself"),
    "menu": N_("explained itself"),
    "greeting": N_("explained itself"),
    "language_set": N_("changed the language"),
    "survey_": N_("asked whether that helped"),
    "detail_added": N_("added a detail for staff"),
    "report_reminder": N_("reminded of a report that was not sent"),
    "nearby_": N_("asked whether it is a report from nearby"),
    "lookup_": N_("looked something up"),
    "checking": N_("looked something up"),
    "quiet": N_("stopped automatic replies: they went in circles"),
    "error_apology": N_("failed at a text, and said sorry"),
    "follow": N_("offered to text when it is known"),
    "thanks": N_("was thanked"),
    "storm_": N_("answered in storm mode"),
}
# What tells that the assistant got nowhere.
MISSES = ("phrases.miss", "phrases.person_offer", "phrases.stuck_offer", "phrases.not_known_about")


@dataclass(frozen=True)
class Made:
    """what: in a line; sure: how sure the matcher was ("82%"), "" where it did not choose; language: of the text;
    path: of the copy, for whoever mends the words. segments: what it cost."""

    what: str
    sure: str
    language: str
    path: str
    segments: int


def made_of(playbook: Playbook, said: Said) -> Made:
    """What made that text."""
    sure = f"{said.score:.0%}" if said.score is not None else ""
    return Made(what_made(playbook, said.made_by), sure, language_name(said.language), said.made_by, said.segments)


def what_made(playbook: Playbook, path: str) -> str:
    """A path of copy in words: "Answer: Trash day", "Report Pothole, question: lane"."""
    kind, _dot, rest = path.partition(".")
    key, _dot, rest = rest.partition(".")
    if kind == "answers" and key in playbook.answers:
        return _(
            "Answer: %(title)s", title=opened(playbook.title(f"answer:{key}", playbook_language(playbook.languages)))
        )
    if kind == "flows" and key in playbook.flows:
        return _in_flow(playbook, key, rest)
    if kind in ("answers", "flows"):
        return _("Answer: %(title)s", title=key)
    if kind == "phrases":
        return opened(_(PHRASES[max((start for start in PHRASES if key.startswith(start)), key=len)]))
    if kind == "storm":
        words = PHRASES["storm_"]
        return opened(_(words))
    return _("Written for this conversation") if path and path != "staff" else ""


def _in_flow(playbook: Playbook, key: str, rest: str) -> str:
    flow, (kind, _dot, more) = playbook.flows[key], rest.partition(".")
    title = flow_title(playbook, key)
    name = more.partition(".")[0]
    step = flow.step(name) if kind == "steps" else None
    if step is None:
        return _("Answer: %(title)s", title=title) if flow.kind == "answer" else _("Report: %(title)s", title=title)
    words = {"confirm": N_("asked whether to send it"), "submit": N_("sent it")}.get(step.kind)
    asked = _(words) if words else slot_label(playbook, flow, name, playbook_language(playbook.languages))
    if flow.kind == "answer":
        return _("Answer: %(title)s", title=title)
    if words:
        return _("Report %(title)s: %(deed)s", title=title, deed=asked)
    return _("Report %(title)s, question: %(step)s", title=title, step=asked)
