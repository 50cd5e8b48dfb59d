"""Rungs for a free text: a flow or answer by score, "did you mean", and a miss that is never a dead end."""

from textbot.core import answering, flow, narrowing
from textbot.core.borrowing import with_place
from textbot.core.clauses import Matter, as_served, matters
from textbot.core.effects import AddDetail, LogGap
from textbot.core.hearing.negation import meant_instead, wanted
from textbot.core.lookups.lookup import COLLECTION
from textbot.core.match import Candidate
from textbot.core.people import pass_on
from textbot.core.places.place import Place
from textbot.core.reports.meant import with_facts
from textbot.core.scene import Scene
from textbot.core.session import Later, Offer, Told
from textbot.core.trash_holiday import tell_holiday
from textbot.core.turn import Reply

# A longer text that nothing matches is a message to somebody, not a mistyped keyword.
MESSAGE_WORDS = 6
# And one of this many words is somebody's own story: it goes to a person unasked.
STORY_WORDS = 12
# While staff are waited for, details are thanked for this often in a row; more are taken in silence.
SAID = 2
# So few words, while a person is waited for in the middle of a report, are about that report.
FEW_MORE = 4
# Seconds after an answer that an address looked up for it is still the one talked of.
TALK = 600
# So many of the next candidates are remembered beside an answer, and so good one must be.
OTHERS, WORTH = 3, 0.2


def negated(scene: Scene) -> bool:
    """ "I don't want to report anything" starts nothing; what is wanted instead is served."""
    left = wanted(scene.text, scene.playbook.wishes)
    if left is None:
        return False
    if not (left and heard(scene, left)):
        scene.phrase("negated")
    return True


def by_score(scene: Scene) -> bool:
    """What the matcher is sure of is served; what it is not sure of is asked."""
    return heard(scene, scene.text)


def heard(scene: Scene, text: str) -> bool:
    """Serve what some words ask for, two things one after the other; ask back when that is not sure. False when nothing
    is known for them."""
    several = matters(text, scene.decision_on)
    if several:
        _take_all(scene, several)
        return True
    decision = scene.decision_on(text)
    meant_flow = with_facts(scene, text, decision) if decision.band != "sure" else ""
    if meant_flow:
        scene.keep(misses=0)
        serve(scene, meant_flow, text, decision.candidates[0].score)
        return True
    unsure = scene.contact.status == "waiting" and (decision.band == "ask" or _goes_on(scene, text))
    if decision.band == "none" or unsure:
        return False  # staff will read it: a guess would only be in the way
    if decision.band == "sure":
        scene.keep(misses=0)
        serve(scene, name_of(decision.candidates[0]), text, decision.candidates[0].score)
        return True
    meant = tuple(each for each in decision.candidates if may_be_offered(scene, name_of(each)))
    if not meant:
        pass_on(scene, "message", text)  # at most something that is refused: a person had better read it
        return True
    scene.keep(misses=0)
    narrowing.ask_which(scene, meant, text)
    return True


def _goes_on(scene: Scene, text: str) -> bool:
    """Whether a few words go on about the report that was set aside for a person: "sale de la banqueta"."""
    return scene.session.paused is not None and len(text.split()) <= FEW_MORE and "?" not in text


def may_be_offered(scene: Scene, name: str) -> bool:
    """Whether something may stand in a list to choose from: nobody means "something the city doesn't handle"."""
    entry = scene.playbook.entry(name)
    return scene.offers(name) and not (entry is not None and entry.refuse)


def _take_all(scene: Scene, several: tuple[Matter, ...]) -> None:
    """Serve the first; the others wait their turn."""
    first, *rest = as_served(several, scene.playbook.flows)
    waiting = tuple(Later(each.name, with_place(scene, each, several), each.candidate.score) for each in rest)
    scene.keep(misses=0, later=waiting)
    serve(scene, first.name, with_place(scene, first, several), first.candidate.score)


def missed(scene: Scene) -> bool:
    """Not understood: a hint the first time, a person the second; words for staff while they are waited for."""
    if scene.contact.status == "waiting" and scene.text.strip():
        scene.do(AddDetail(scene.text))
        if scene.session.misses < SAID:
            scene.phrase("detail_added")
        scene.keep(misses=scene.session.misses + 1)
        return True
    misses = scene.session.misses + 1
    if scene.text.strip():
        scene.do(LogGap(scene.text, "miss"))
    if len(scene.text.split()) >= STORY_WORDS:
        pass_on(scene, "message", scene.text)
        return True
    if misses >= 2 or len(scene.text.split()) >= MESSAGE_WORDS:
        scene.phrase("person_offer")
        scene.keep(misses=misses, offer=Offer("person", text=scene.text))
        return True
    scene.keep(misses=misses)
    languages = (scene.language,) if scene.language_sure else scene.playbook.languages
    scene.replies += [Reply(scene.playbook.text("phrases.miss", each), "phrases.miss") for each in languages]
    return True


def serve(scene: Scene, name: str, sentence: str, score: float | None = None) -> None:
    """Give an answer or start a flow, and remember it for a correction. name: "answer:key" or "flow:key"."""
    ranked = (each for each in scene.decision_on(sentence).candidates if each.score >= WORTH)
    others = tuple(other for each in ranked if (other := name_of(each)) != name)[:OTHERS]
    scene.keep(told=Told(name, sentence, others, scene.now.timestamp(), _place_of_this_talk(scene)))
    kind, _, key = name.partition(":")
    if kind == "answer":
        answering.tell(scene, scene.playbook.answers[key], sentence, score)
        return
    started = scene.playbook.flows[key]
    if started.entry is not None and answering.held_back(scene, started.entry, sentence):
        return
    if started.entry is not None and started.entry.lookup and started.entry.lookup.table == COLLECTION:
        tell_holiday(scene, sentence)
    if scene.playbook.wishes.how_to(sentence) and scene.playbook.has(f"{started.path}.guidance"):
        scene.say_match(f"{started.path}.guidance", score)
    flow.start(scene, started, sentence)


def _place_of_this_talk(scene: Scene) -> Place | None:
    """The address that was looked up for them a moment ago."""
    told = scene.session.told
    return told.place if told and scene.now.timestamp() - told.at <= TALK else None


def in_between(scene: Scene, *, eager: bool) -> bool:
    """A question in the middle of a flow is answered and the flow resumes. eager: the step could make nothing of the
    text; otherwise only a text that plainly is a question counts."""
    if not eager and not _is_question(scene.text):
        return False
    left = wanted(scene.text, scene.playbook.wishes)
    left = meant_instead(scene.text) if left is None else left
    decision = scene.decision_on(left or scene.text)
    best = decision.candidates[0] if decision.band == "sure" else None
    frame = scene.session.frame
    if best is None or left == "" or (frame and best.key == frame.flow):
        return False
    if eager and _is_broad(scene, best) and (len(scene.text.split()) > 1 or _is_this(scene, best)):
        return False  # "washington park" where a place is asked for is no question about parks
    if left and best.kind == "flow":
        scene.session = scene.session.done()  # "not a pothole, it's graffiti": that one is over
    serve(scene, name_of(best), left or scene.text, best.score)
    if best.kind == "answer":
        flow.ask_again(scene)
        _last_list_counts(scene)
    return True


def name_of(candidate: Candidate) -> str:
    """A candidate as offers keep it: "answer:key" or "flow:key"."""
    return f"{candidate.kind}:{candidate.key}"


def _is_broad(scene: Scene, best: Candidate) -> bool:
    return best.kind == "answer" and bool(scene.playbook.answers[best.key].choices)


def _is_this(scene: Scene, broad: Candidate) -> bool:
    """Whether a broad word ("trash") names what the report in progress is about."""
    frame = scene.session.frame
    return frame is not None and f"flow:{frame.flow}" in scene.playbook.answers[broad.key].choices


def _last_list_counts(scene: Scene) -> None:
    """Below a list to choose from stands the report's own list: a number or a word now answers that one."""
    waiting, offer = flow.waiting_step(scene), scene.session.offer
    if waiting is not None and waiting[1].kind == "choose" and offer is not None and offer.kind == "choice":
        scene.keep(offer=None)


def _is_question(text: str) -> bool:
    return "?" in text or "¿" in text
