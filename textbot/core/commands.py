"""Rungs for words that command: language, menu, privacy, a person, how is my report; a table, not a switch."""

from collections.abc import Callable, Mapping

from textbot.core import flow, home
from textbot.core.days.calendar import say_short_date
from textbot.core.effects import AddDetail, SetLanguage
from textbot.core.match import ASK
from textbot.core.needs import OwnRequests, RequestByReference, RequestFacts
from textbot.core.people import ask_about, pass_on
from textbot.core.scene import Scene
from textbot.core.turn import Reply
from textbot.core.wording import opened

MAX_REPLY = 300
STATUS_LINES = 3


def command(scene: Scene) -> bool:
    """A whole text that is a command; a step in progress is asked again after it."""
    act = COMMANDS.get(scene.command_name)
    if act is None:
        return False
    act(scene)
    return True


def person_wish(scene: Scene) -> bool:
    """A wish for a person within a longer text: the text itself is the message."""
    if not scene.playbook.wishes.person_wish(scene.text) or flow.hears_free_text(scene):
        return False
    pass_on(scene, "message", scene.text)
    frame = scene.session.frame
    scene.keep(frame=None, parked=None, paused=frame or scene.session.paused)
    return True


def case(scene: Scene) -> bool:
    """Somebody's own case with the city, which no answer settles: it is the message. Words that may answer a waiting
    question are left to it."""
    if flow.waiting_step(scene) is not None or not scene.playbook.wishes.case(scene.text):
        return False
    pass_on(scene, "message", scene.text)
    return True


def for_staff(scene: Scene) -> bool:
    """A matter that the city has no answer or report for, unless the matcher is sure of one."""
    if scene.decision.band == "sure" or not scene.playbook.wishes.for_staff(scene.text):
        return False
    pass_on(scene, "message", scene.text)
    return True


def status_wish(scene: Scene) -> bool:
    """How is my report? By its number, or all of this phone's."""
    wish = scene.playbook.wishes.status_wish(scene.text)
    if wish is None:
        return False
    if wish.reference:
        _one_status(scene, wish.reference)
    else:
        _own_status(scene, wish.topic)
    flow.ask_again(scene)
    return True


def _own_reports(scene: Scene) -> None:
    _own_status(scene, None)
    flow.ask_again(scene)


def _one_status(scene: Scene, reference: str) -> None:
    facts: RequestFacts | None = scene.world(RequestByReference(reference))
    if facts is None:
        scene.phrase("status_unknown", reference=reference)
    elif facts.own:
        scene.replies.append(_status_reply(scene, facts))
    else:
        scene.phrase("status_other", reference=reference, title=_title(scene, facts), state=_state(scene, facts))


def _own_status(scene: Scene, topic: str | None) -> None:
    own: tuple[RequestFacts, ...] = scene.world(OwnRequests())
    meant = _flow_of(scene, topic) if topic else None
    about = tuple(facts for facts in own if facts.flow == meant) or own
    if not about:
        scene.phrase("status_none")
        return
    if len(about) == 1:
        scene.replies.append(_status_reply(scene, about[0]))
        return
    lines = [scene.words("phrases.status_many")]
    for facts in about[:STATUS_LINES]:
        line = _status_reply(scene, facts).text
        if len("\n".join([*lines, line])) <= MAX_REPLY:
            lines.append(line)
    scene.replies.append(Reply("\n".join(lines), "phrases.status_many"))


def _status_reply(scene: Scene, facts: RequestFacts) -> Reply:
    day = facts.updated_at.astimezone(scene.now.tzinfo).date()
    values = {"reference": facts.reference, "title": opened(_title(scene, facts)), "place": facts.place}
    path = "phrases.status_line"
    return Reply(
        scene.words(path, **values, state=_state(scene, facts), date=say_short_date(day, scene.language)), path
    )


def _state(scene: Scene, facts: RequestFacts) -> str:
    return scene.words(f"phrases.state_{facts.status}")


def _title(scene: Scene, facts: RequestFacts) -> str:
    known = scene.playbook.flows.get(facts.flow)
    return scene.words(f"{known.path}.title") if known else facts.flow


def _flow_of(scene: Scene, topic: str) -> str | None:
    ranked = scene.playbook.matcher.rank(topic, scene.language)
    return next((each.key for each in ranked if each.kind == "flow" and each.score >= ASK), None)


def _greet(scene: Scene) -> None:
    if scene.session.frame is None:
        scene.introduce("greeting")
    flow.ask_again(scene)


def _menu(scene: Scene) -> None:
    scene.introduce("menu") if not scene.contact.is_new(scene.now) else scene.phrase("menu")
    flow.ask_again(scene)


def _thank(scene: Scene) -> None:
    if scene.session.frame is None:
        scene.phrase("thanks")
    flow.ask_again(scene)


def _restart(scene: Scene) -> None:
    frame = scene.session.frame
    scene.keep(offer=None, misses=0)
    scene.phrase("restarted") if frame else scene.phrase("menu")
    if frame and frame.flow in scene.playbook.flows:
        flow.start(scene, scene.playbook.flows[frame.flow], "")


def _switch(scene: Scene) -> None:
    wanted = scene.command.language if scene.command else None
    if wanted in scene.playbook.languages:
        scene.language = wanted
        scene.effects[:] = [each for each in scene.effects if not isinstance(each, SetLanguage)]
        scene.do(SetLanguage(wanted, True))
    scene.phrase("language_set")
    flow.ask_again(scene)


def _never_mind(scene: Scene) -> None:
    if scene.session.frame is None and scene.contact.status == "waiting":
        scene.do(AddDetail(scene.text))  # staff have something of theirs: they should know
        scene.phrase("detail_added")
        scene.keep(offer=None)
        return
    flow.drop(scene, "thrown_away" if scene.session.frame else "nothing_waiting")


def _fixed(key: str) -> Callable[[Scene], None]:
    def act(scene: Scene) -> None:
        scene.say(f"city.fixed.{key}.say")
        flow.ask_again(scene)

    return act


def _forget_home(scene: Scene) -> None:
    home.forget(scene)
    flow.ask_again(scene)


COMMANDS: Mapping[str, Callable[[Scene], None]] = {
    "person": ask_about,
    "status": _own_reports,
    "language": _switch,
    "never_mind": _never_mind,
    "greeting": _greet,
    "menu": _menu,
    "restart": _restart,
    "thanks": _thank,
    "privacy": _fixed("privacy"),
    "scam": _fixed("scam"),
    "who_sees": _fixed("who_sees"),
    "immigration": _fixed("immigration"),
    "moved": home.moved,
    "forget_home": _forget_home,
}
