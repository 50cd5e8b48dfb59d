"""Rungs for words that command: language, menu, privacy, a person; a table, not a switch."""

from collections.abc import Callable, Mapping

from textbot.core import flow
from textbot.core.effects import AddDetail, SetLanguage
from textbot.core.people import ask_about, pass_on
from textbot.core.reports.person import without_number
from textbot.core.rungs import home
from textbot.core.scene import Scene
from textbot.core.threads import own, status


def command(scene: Scene) -> bool:
    """A whole text that is a command; a step in progress is asked again after it."""
    act = COMMANDS.get(scene.command_name)
    if act is None:
        return False
    act(scene)
    return True


def person_wish(scene: Scene) -> bool:
    """A wish for a person within a longer text: the text itself is the message. Where to be called about a report is
    no such wish."""
    wishes = scene.playbook.wishes.person_wish
    if not _calls(scene) and (not wishes(scene.text) or flow.hears_free_text(scene)):
        return False
    bare = without_number(scene.text)
    if bare != scene.text and _is_report(scene) and not wishes(bare) and not _calls(scene):
        return False
    pass_on(scene, "message", scene.text)
    scene.session = scene.session.set_aside()
    return True


def _calls(scene: Scene) -> bool:
    """Whether the text begins with the word for a person as we write it, and goes on: "AGENT my cart was stolen"."""
    first, _, rest = scene.text.strip().partition(" ")
    first = first.rstrip(",.:;!-")
    if not first.isupper() or not any(map(str.islower, rest)):
        return False
    command = scene.playbook.keywords.command(first)
    return command is not None and command.name == "person"


def _is_report(scene: Scene) -> bool:
    return scene.decision.band == "sure" and scene.decision.candidates[0].kind == "flow"


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
    scene.keep(frame=None, offer=None, misses=0)
    scene.phrase("restarted") if frame else scene.phrase("menu")
    if frame and frame.flow in scene.playbook.flows:
        flow.start(scene, scene.playbook.flows[frame.flow], "")


def _switch(scene: Scene) -> None:
    wanted = scene.command.language if scene.command else None
    if wanted in scene.playbook.languages:
        scene.language = wanted
        scene.effects[:] = [each for each in scene.effects if not isinstance(each, SetLanguage)]
        scene.do(SetLanguage(wanted, sure=True))
    scene.phrase("language_set")
    flow.ask_again(scene)


def _never_mind(scene: Scene) -> None:
    if scene.session.frame is not None:
        flow.drop(scene, "thrown_away")
    elif scene.playbook.wishes.of_a_report(scene.text) == "withdraw":
        own.take_back(scene)
    elif scene.contact.status == "waiting":
        scene.do(AddDetail(scene.text))  # staff have something of theirs: they should know
        scene.phrase("detail_added")
        scene.keep(offer=None)
    elif not own.never_mind(scene):
        flow.drop(scene, "nothing_waiting")


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
    "status": status.own_reports,
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
