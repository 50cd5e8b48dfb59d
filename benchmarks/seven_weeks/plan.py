"""Who texted what and when, and what staff did about it. No clock and no chance: the same log each time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from textbot.core.city import City
from textbot.core.days.calendar import DAY
from textbot.core.days.staffed import after_staffed

FIRST, LAST = date(2026, 10, 5), date(2026, 11, 22)
ENGAGEMENTS, ANSWERED, RESPONDED = 1295, 312, 253
# Visits of each kind; what is left only says hello, thanks, or looks around. Some ask two things.
ASKING, ASKING_TWICE, REPORTING, TALKING = 301, 11, 118, 196
REPLIED_TO, MOVED_ON = 169, 84
SPANISH = 0.31
AREAS = ("602", "480", "623", "520", "928", "505", "575", "719")
SEED = 1295

# A question and the answer of the demo city that it gets.
ASKED = {
    "en": (
        ("what are the pool hours", "pool-hours"), ("how do I get a library card", "library-card"),
        ("when is city hall open", "city-hall-hours"), ("how do I pay my water bill", "water-bill-pay"),
        ("where do I recycle batteries", "recycling"), ("what time does the library close", "library-hours"),
        ("how do I get a building permit", "permit-building"), ("is there a cooling center", "heat-relief"),
        ("how do I adopt a dog", "pet-adopt"), ("how do I start water service", "water-start"),
        ("where is the farmers market", "events-calendar"), ("how do I apply for a job with the city", "jobs"),
        ("when is the next city council meeting", "council-meeting"), ("dog license", "pet-license"),
    ),
    "es": (
        ("a que hora abre la alberca", "pool-hours"), ("como saco una tarjeta de la biblioteca", "library-card"),
        ("como pago el agua", "water-bill-pay"), ("donde reciclo baterias", "recycling"),
        ("como adopto un perro", "pet-adopt"), ("como saco un permiso de construccion", "permit-building"),
        ("como consigo trabajo con la ciudad", "jobs"),
    ),
}  # fmt: skip
HELLO = {
    "en": ("hi", "hello", "MENU", "good morning", "thanks", "thank you!"),
    "es": ("hola", "buenos dias", "gracias", "MENU", "muchas gracias"),
}
PERSON = {"en": "I want to talk to a person", "es": "quiero hablar con una persona"}
# Flow -> what is texted in each language.
REPORT = {
    "pothole": {
        "en": ("pothole at {number} {street}", "1", "skip", "yes"),
        "es": ("bache en {number} {street}", "1", "omitir", "si"),
    },
    "missed-trash": {
        "en": ("missed trash at {number} {street}", "1", "yes"),
        "es": ("no pasaron por la basura en {number} {street}", "1", "si"),
    },
}
STREETS = ("Main St", "Elm St", "Oak Ave")
REPLIES = {
    "en": ("Thank you for writing. I have looked into it and we will call you today.",
           "It is on our list for this week. Is there anything else?",
           "I asked the department. They will come by tomorrow morning."),
    "es": ("Gracias por escribir. Ya lo revisé y hoy le llamamos.",
           "Está en la lista de esta semana. ¿Algo más en que le ayude?",
           "Le pregunté al departamento. Van mañana por la mañana."),
}  # fmt: skip


@dataclass(frozen=True)
class Visit:
    """One resident on one day. kind: ask | report | talk | hello. answers: keys that its texts get, one each. done_at:
    when staff replied, or moved the report on; None when they did not."""

    at: datetime
    phone: str
    language: str
    kind: str
    texts: tuple[str, ...]
    answers: tuple[str, ...] = ()
    done_at: datetime | None = None
    reply: str = ""
    flow: str = ""


def visits(city: City) -> tuple[Visit, ...]:
    """All of them, the earliest first."""
    chance = Random(SEED)
    people = _people(chance)
    kinds = ["ask"] * ASKING + ["report"] * REPORTING + ["talk"] * TALKING
    kinds += ["hello"] * (ENGAGEMENTS - len(kinds))
    talkers = iter(chance.sample(people, TALKING))
    taken: set[tuple[str, date]] = set()
    found: list[Visit] = []
    done = _done(chance, kinds)
    for number, kind in enumerate(kinds):
        who = next(talkers) if kind == "talk" else chance.choice(people)
        day = _day(chance)
        while (who[0], day) in taken:
            who, day = (who if kind == "talk" else chance.choice(people)), _day(chance)
        taken.add((who[0], day))
        found.append(_visit(chance, city, kind, who, day, number, done[number]))
    return tuple(sorted(found, key=lambda each: (each.at, each.phone)))


def _people(chance: Random) -> list[tuple[str, str]]:
    """Numbers that exist in stories only, and the language of each."""
    phones = [f"+1{area}55501{number:02}" for area in AREAS for number in range(100)]
    return [(phone, "es" if chance.random() < SPANISH else "en") for phone in phones[:640]]


def _done(chance: Random, kinds: list[str]) -> list[bool]:
    """Which of them staff did something about: so many of those who wanted a person, so many reports."""
    talks = [number for number, kind in enumerate(kinds) if kind == "talk"]
    reports = [number for number, kind in enumerate(kinds) if kind == "report"]
    chosen = {*chance.sample(talks, REPLIED_TO), *chance.sample(reports, MOVED_ON)}
    return [number in chosen for number in range(len(kinds))]


def _day(chance: Random) -> date:
    days = [FIRST + number * DAY for number in range((LAST - FIRST).days + 1)]
    weights = [(1.3, 1.15, 1.1, 1.0, 1.0, 0.45, 0.35)[day.weekday()] * (1 + 0.01 * at) for at, day in enumerate(days)]
    return chance.choices(days, weights)[0]


def _visit(chance: Random, city: City, kind: str, who: tuple[str, str], day: date, number: int, is_done: bool) -> Visit:
    phone, language = who
    minute = int(chance.triangular(7 * 60, 20 * 60 + 40, 11 * 60))
    at = datetime.combine(day, time(), city.zone) + timedelta(minutes=minute, seconds=number % 60)
    if kind == "ask":
        asked = chance.sample(ASKED[language], 2 if number < ASKING_TWICE else 1)
        return Visit(at, phone, language, kind, tuple(each for each, _ in asked), tuple(key for _, key in asked))
    if kind == "hello":
        return Visit(at, phone, language, kind, (chance.choice(HELLO[language]),))
    wait = timedelta(minutes=round(chance.lognormvariate(4.2, 0.7)))
    done_at = after_staffed(city.hours, at, wait * (1 if kind == "talk" else 12)) if is_done else None
    if kind == "talk":
        return Visit(at, phone, language, kind, (PERSON[language],), (), done_at, chance.choice(REPLIES[language]))
    flow = chance.choice(tuple(REPORT))
    return Visit(at, phone, language, kind, tuple(_report(chance, flow, language)), (), done_at, flow=flow)


def _report(chance: Random, flow: str, language: str) -> Iterator[str]:
    where = {"number": chance.randrange(100, 990, 10), "street": chance.choice(STREETS)}
    return (text.format(**where) for text in REPORT[flow][language])
