"""What a text does to a sent request, and what is said of it: a table, not a switch."""

from collections.abc import Callable, Mapping

from textbot.core.effects import AddToRequest, VerifyFixed, WithdrawRequest
from textbot.core.needs import RequestFacts
from textbot.core.scene import Scene
from textbot.core.session import Offer
from textbot.core.threads import correcting, telling, which


def do(scene: Scene, what: str, facts: RequestFacts, text: str, photos: tuple[str, ...]) -> None:
    """Do to a request what a text says of it. what: one of DEEDS."""
    which.speak_of(scene, facts.reference)
    scene.keep(offer=None, misses=0)
    DEEDS[what](scene, facts, text, photos)


def _withdraw(scene: Scene, facts: RequestFacts, text: str, photos: tuple[str, ...]) -> None:
    """Taken back; what others wait for too stays theirs."""
    if facts.status not in telling.LIVE:
        scene.replies.append(telling.line(scene, facts))
        return
    scene.do(WithdrawRequest(facts.reference, text))
    taken = "withdrawn_others" if facts.others else "withdrawn"
    said = "unfollowed" if facts.follows else taken
    scene.phrase(said, reference=facts.reference, what=telling.short(scene, facts))


def _fixed(scene: Scene, facts: RequestFacts, text: str, photos: tuple[str, ...]) -> None:
    """Thanks for a repair verify it; "never mind, it's fixed" takes an open report back."""
    thanked = scene.playbook.wishes.thanked(text)
    if facts.own and facts.status in telling.LIVE and facts.asked_at is None and not thanked:
        scene.do(WithdrawRequest(facts.reference, text, "fixed"))
        said = "withdrawn_others" if facts.others else "withdrawn_fixed"
        scene.phrase(said, reference=facts.reference, what=telling.short(scene, facts))
        return
    scene.do(VerifyFixed(facts.reference, fixed=True, text=text, photos=photos))
    scene.phrase("verified", reference=facts.reference, what=telling.short(scene, facts))


def _still(scene: Scene, facts: RequestFacts, text: str, photos: tuple[str, ...]) -> None:
    """Not fixed: what was called done is opened again, the second time for a supervisor; an open one gets a note."""
    if facts.status in telling.LIVE and not facts.verified:
        scene.do(AddToRequest(facts.reference, text, photos))
        state = telling.state(scene, facts)
        scene.phrase("noted", reference=facts.reference, what=telling.short(scene, facts), state=state)
        return
    scene.do(VerifyFixed(facts.reference, fixed=False, text=text, photos=photos))
    if facts.status == "withdrawn":
        scene.phrase("was_withdrawn", what=telling.short(scene, facts))
        return
    scene.phrase("escalated" if facts.noes else "reopened", reference=facts.reference)
    if not photos:
        scene.phrase("reopened_photo")
        scene.keep(offer=Offer("evidence", (facts.reference,)))


def _add(scene: Scene, facts: RequestFacts, text: str, photos: tuple[str, ...]) -> None:
    """More words or photos."""
    scene.do(AddToRequest(facts.reference, text, photos))
    said = "photo_joined" if photos and not text.strip() else "added"
    scene.phrase(said, reference=facts.reference, what=telling.short(scene, facts))


def _show(scene: Scene, facts: RequestFacts, text: str, photos: tuple[str, ...]) -> None:
    """How it stands."""
    scene.replies.append(telling.line(scene, facts))


DEEDS: Mapping[str, Callable[[Scene, RequestFacts, str, tuple[str, ...]], None]] = {
    "withdraw": _withdraw,
    "correct": correcting.correct,
    "still": _still,
    "fixed": _fixed,
    "add": _add,
    which.SHOW: _show,
}
