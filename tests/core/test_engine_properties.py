"""What holds for every conversation with the demo city, whatever is texted in whatever order, from any state."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.anyone import CORNER, NOW, City, Phone, Said
from tests.rig.rehearsal import stage
from textbot.core.contact import Contact
from textbot.core.effects import AddToRequest, FollowRequest, OptIn, OptOut, SubmitRequest
from textbot.core.places.place import Place
from textbot.core.scene import Rules
from textbot.core.session import Frame, Offer, Session, Slot, stacked
from textbot.core.steps import KINDS
from textbot.core.turn import Turn

LONGEST = 300
# What an opted-out phone may still hear: who we are, and the one confirmation of its own STOP.
TO_OPTED_OUT = {
    *("phrases.help", "phrases.stopped", "phrases.stopped_short", "phrases.stopped_notice", "phrases.wrong_number")
}
# A person holds the conversation: only what the resident asked of the line itself is answered.
BESIDE_STAFF = {
    "phrases.help",
    "phrases.stopped",
    "phrases.stopped_short",
    "phrases.started",
    "phrases.started_topics",
    "phrases.already_in",
    "phrases.greeting",
    "phrases.late_sorry",
}
ABOUT_TEXTS = ("phrases.topic", "phrases.mute", "phrases.unmuted", "phrases.hours_", "phrases.delivery_none")

COMMANDS = ("hi", "hola", "menu", "BACK", "atrás", "start over", "never mind", "SKIP", "saltar", "I don't know",
            "thanks", "gracias", "ok", "👍", "agent", "persona", "English", "Español", "PRIVACY", "is this a scam?",
            "¿comparten mi número con inmigración?", "status", "status 2026-1121-0001", "how is my pothole report",
            "CANCELAR", "SALIR", "more")  # fmt: skip
ANSWERING = ("yes", "sí", "no", "1", "2", "3", "9", "the second", "el primero", "northbound", "norte", "it is broken")
PLACES = ("123 Main St", "Elm and 5th", "Olmo y la 5", "Main St", "Cedar", "99999 Main St", "Pioneer Park",
          "near my house", "400 E Camelback Rd, Phoenix", "https://maps.google.com/?q=33.4485,-112.0710", "https://maps.app.goo.gl/x1",
          "Elm between 4th and 5th", "12")  # fmt: skip
MATTERS = ("pothole", "There's a pothole on the corner of Elm and 5th that's been there for weeks", "hay un bache",
           "how do I report a pothole?", "farola apagada en la calle Olmo y la 5", "my trash was missed", "graffiti",
           "When is my trash picked up?", "wait what are your hours?", "how do i adopt a dog", "¿a qué hora abren?",
           "My neighbor keeps burning leaves and I don't know who to talk to", "I don't want to report anything",
           "stop sign is down at Elm and 5th", "quiero cancelar mi recibo")  # fmt: skip
JUNK = ("", " ", "?", "🐶🐶🐶", "xyzzy plugh", "asdf " * 60, "\u200b", "0" * 40, "wörd " * 300, "שלום לך",
        "{city} %s {reference}", "\ue000reference\ue000", "4111 1111 1111 1111",
        "bonjour je voudrais parler à quelqu'un de la mairie",
        "I need help with the thing that we talked about last week with your colleague")  # fmt: skip
OPT_OUTS = ("STOP", "Stop.", "ALTO", "please stop texting me", "no me manden más mensajes", "START", "INICIAR", "HELP",
            "AYUDA", "unsubscribe")  # fmt: skip
DANGER = (
    "there is a fire in the building",
    "I want to die",
    "huele a gas",
    "he has a gun",
    "hay un incendio en mi casa",
)
DISTRESS = ("I'm being evicted tonight", "I've called five times and nobody helps")
# What is said of reports already sent, and of what neighbors sent.
THREADS = ("it's still there", "sigue igual", "nobody came", "thanks for fixing the light",
           "gracias por tapar el bache", "never mind, it's fixed", "cancel my report", "cancela mi reporte",
           "wrong address, it's 132",
           "la dirección está mal, es 456 Oak Ave", "wrong lane, it's southbound", "I gave you the wrong address",
           "it's a different spot", "that's the same one", "es otro bache", "status 123 Main St",
           "status 2026-1120-0003",
           "estado 2026-1120-0001", "did anyone fix that pothole I reported", "add to my report that it is deep",
           "it is right by the red mailbox", "2, it's worse", "no, sigue igual", "not fixed")  # fmt: skip
# What is said of topics that residents join.
TOPICS = ("trash reminders", "sign me up for everything", "no more street sweeping", "only water", "mute till Monday",
          "mute", "only after 6pm", "not before 9", "any time", "my topics", "quiero recibir avisos de eventos",
          "ya no quiero avisos de agua", "¿a qué estoy inscrita?", "1 and 3", "wrong number", "número equivocado",
          "stop sending me the water texts", "sign me up for trash and water alerts")  # fmt: skip
POOL = (*COMMANDS, *ANSWERING, *PLACES, *MATTERS, *JUNK, *OPT_OUTS, *DANGER, *DISTRESS, *THREADS, *TOPICS)

PAUSES = (1, 20, 20, 200, 3600, 86_400, 200 * 86_400)
REFERENCES = ("2026-1120-0001", "2026-1120-0002", "2026-1121-0004", "2026-1121-9999")
SLOTS = {
    "locate": st.sampled_from((Slot("Elm St & 5th St", CORNER), Slot("by the tree", Place.in_words("by the tree")))),
    "choose": st.sampled_from((Slot("northbound"), Slot("", skipped=True))),
    "ask": st.just(Slot("weeks")),
    "photo": st.just(Slot("1")),
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    folder: Path = tmp_path_factory.mktemp("properties")
    rt = stage(f"sqlite:///{folder / 'city.db'}", folder)
    yield City(rt)
    rt.database.close()


def check(before: Contact, turn: Turn) -> None:
    """What holds for each turn."""
    assert all(reply.text.strip() for reply in turn.replies)
    assert Session.load(turn.session.dump()) == turn.session
    made_by = {reply.made_by for reply in turn.replies}
    assert len(turn.text) <= LONGEST, (turn.text, made_by)
    opted_out = any(isinstance(effect, OptOut) for effect in turn.effects)
    back = any(isinstance(effect, OptIn) for effect in turn.effects)
    if turn.kind == "emergency":
        return
    if opted_out or (before.opt_out and not back):
        assert made_by <= TO_OPTED_OUT
    if before.status == "open":
        assert {each for each in made_by if not each.startswith(ABOUT_TEXTS)} <= BESIDE_STAFF | {"phrases.wrong_number"}


TEXTS = st.builds(
    Said,
    st.one_of(
        *(
            st.sampled_from(pool)
            for pool in (COMMANDS, ANSWERING, PLACES, MATTERS, JUNK, OPT_OUTS, THREADS, TOPICS, POOL)
        )
    ),
    photos=st.sampled_from((0, 0, 0, 0, 1, 3)),
    after=st.sampled_from(PAUSES),
    late=st.sampled_from((0, 0, 0, 0, 0, 600, 90_000)),
    city=st.sampled_from(("", "", "", "in_progress", "closed")),
)
RULES = st.sampled_from((Rules(), Rules(opt_out="default"), Rules(reply_limit=0), Rules(reply_limit=3)))


LOSING = ("thrown_away", "left_flow", "restarted", "negated", "stopped", "stopped_call")


def check_nothing_lost(before: Session, turn: Turn, reports: Collection[str]) -> None:
    """A report that was begun is sent, joined to another, somebody else's matter, dropped in so many words, or still
    there with all its slots; only what is asked anew may be empty."""
    done = {effect.flow for effect in turn.effects if isinstance(effect, SubmitRequest)}
    owned = any(".owners." in reply.made_by for reply in turn.replies)
    joined = owned or any(isinstance(effect, FollowRequest | AddToRequest) for effect in turn.effects)
    dropped = any(reply.made_by.removeprefix("phrases.") in LOSING for reply in turn.replies)
    if joined or dropped or any(isinstance(effect, OptOut) for effect in turn.effects):
        return
    left = _reports(turn.session)
    for key, frame in _reports(before).items():
        if key in done or key not in reports:
            continue
        assert key in left, f"the {key} report is gone"
        lost = set(frame.slots) - set(left[key].slots)
        assert len(lost) <= 1, f"{key} lost {lost}"
        assert not lost or left[key].step in lost, f"{key} lost {lost} and does not ask for it"


def _reports(session: Session) -> Mapping[str, Frame]:
    """Every flow in progress or set aside that holds a slot."""
    found, top = {}, stacked(session.frame, session.parked, session.paused)
    while top is not None:
        found |= {top.flow: top} if top.slots else {}
        top = top.beneath
    return found


@settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=12),
    status=st.sampled_from(("bot", "bot", "bot", "waiting", "open", "closed")),
    rules=RULES,
)
def test_whatever_is_texted_is_answered_as_promised(texts: list[Said], status: str, rules: Rules, city: City) -> None:
    talk(Phone(city, rules, Contact("+16025550111", status=status)), texts)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), texts=st.lists(TEXTS, min_size=1, max_size=4), rules=RULES)
def test_from_any_state_it_goes_on_as_promised(
    data: st.DataObject, texts: list[Said], rules: Rules, city: City
) -> None:
    contact = Contact("+16025550111", "en", True, last_seen=NOW)
    phone = Phone(city, rules, contact, data.draw(sessions(city)))
    talk(phone, texts)


def talk(phone: Phone, texts: list[Said]) -> None:
    """The texts in order, each checked."""
    reports = {each.key for each in phone.city.playbook.flows.values() if each.kind != "answer"}
    for number, said in enumerate(texts):
        before, session = phone.contact, phone.session
        turn = phone.text(number, said)
        check(before, turn)
        check_nothing_lost(session, turn, reports)
        phone.take(turn)


def sessions(city: City) -> st.SearchStrategy[Session]:
    """Where anybody may stand: any step of any flow with any slots filled, and any question that was asked."""
    maybe = st.one_of(st.none(), frames(city))
    anywhere = st.builds(
        Session, frame=maybe, parked=maybe, paused=maybe, offer=st.one_of(st.none(), offers(city)),
        photos=st.sampled_from(((), ("SM77",))), about=st.sampled_from(("", *REFERENCES)),
        about_at=st.sampled_from((0.0, NOW.timestamp() - 60)),
    )  # fmt: skip
    return anywhere.filter(_each_flow_once)


def _each_flow_once(session: Session) -> bool:
    flows = [frame.flow for frame in (session.frame, session.parked, session.paused) if frame is not None]
    return len(flows) == len(set(flows))


def frames(city: City) -> st.SearchStrategy[Frame]:
    """A flow in progress."""
    return st.sampled_from(sorted(city.playbook.flows)).flatmap(lambda key: _frame(city, key))


def _frame(city: City, key: str) -> st.SearchStrategy[Frame]:
    steps = {step.name: step for step in city.playbook.flows[key].steps if step.kind in SLOTS}
    filled = {name: SLOTS[step.kind] for name, step in steps.items()}
    slots = st.fixed_dictionaries({}, optional=filled)
    asked = [step.name for step in city.playbook.flows[key].steps if KINDS[step.kind].waits and not step.silent]
    names = [*asked, "a step of another playbook"]
    return st.builds(Frame, st.just(key), st.sampled_from(names), slots, tries=st.sampled_from((0, 1)))


def offers(city: City) -> st.SearchStrategy[Offer]:
    """A question outside a flow's steps."""
    names = [f"answer:{key}" for key in sorted(city.playbook.answers)[:9]] + ["flow:pothole", "flow:graffiti"]
    serving = st.sampled_from(("choice", "instead", "also", "services"))
    several = st.builds(Offer, serving, st.lists(st.sampled_from(names), min_size=1, max_size=3).map(tuple))
    one = st.builds(Offer, st.just("next"), st.sampled_from(names).map(lambda name: (name,)))
    plain = st.builds(Offer, st.sampled_from(("person", "stuck", "about", "resume", "change", "where", "home_new")))
    kinds = st.sampled_from(("nearby", "evidence", "added", "corrected", "take_back"))
    of_one = st.builds(Offer, kinds, st.sampled_from(REFERENCES).map(lambda each: (each,)))
    of_many = st.sampled_from(("still", "fixed", "withdraw", "correct", "add", "photo")).map(
        lambda what: Offer("which", (what, *REFERENCES[:3]), "it's still there")
    )
    return st.one_of(several, one, plain, of_one, of_many)
