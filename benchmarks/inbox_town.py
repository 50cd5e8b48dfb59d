"""A town that has texted for two years: a million messages of 300,000 phones, made from a seed, straight into SQL."""

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple

from textbot.store.database import Database

SEED = 20261122
MESSAGES, PEOPLE, WAITING = 1_000_000, 300_000, 3_000
LONG_THREAD = 10_000
SPAN = timedelta(days=730)
DEPARTMENTS = ("streets", "solid-waste", "water", "code", "parks", "action-center", "animal", "billing")
SHARES = (30, 25, 15, 10, 8, 8, 3, 1)
HOLES = "pothole light sign hydrant graffiti tree trash recycling bin couch mattress dog bill leak sewer curb".split()
BACHES = "bache luz señal basura reciclaje árbol perro factura fuga drenaje banqueta información camión sofá".split()
STREETS = (
    "Elm Oak Main Central Buckeye Thomas Indian School Camelback Olmo Roble Grand Southern Baseline Broadway".split()
)
ASKS = (
    "There is a {thing} on {number} {street} St near the {word}", "when is {thing} pickup on {street}", "no",
    "My {thing} was missed again this week, {word} {word2} please help", "hi, who do I call about a {thing}?", "yes",
    "the {thing} at {number} {street} is still not fixed {word}", "thank you", "{number} {street} Ave", "ok gracias",
    "Hay un {cosa} en la calle {street} {number}, cerca de la {word}", "¿Cuándo pasa la {cosa}? {word}", "STATUS",
    "{word} {thing}", "Buenos días, necesito {cosa} para mi casa en {number} {street}", "I want a person for {word}",
)  # fmt: skip
SAYS = (
    "Trash and recycling in your area are picked up on Monday. Carts go out by 6 AM. Anything else? Reply MENU.",
    "Thanks. We noted a {thing} at {number} {street} St. Is that right? Reply YES or NO.", "Which street is it on?",
    "Your report {reference} is with {word}. Text STATUS any time to hear how far it is.", "Sorry, I did not get that.",
    "La basura de su zona se recoge el lunes. Saque el bote antes de las 6 a. m. ¿Algo más? Responda MENÚ.",
    "Gracias. Anotamos {cosa} en {number} {street}. ¿Es correcto? Responda SÍ o NO.", "A person will read this {word}.",
)  # fmt: skip


class Text(NamedTuple):
    """One message. said: whether it is ours."""

    person: int
    said: bool
    body: str
    at: datetime
    by_staff: bool


class Words:
    """Bodies: what residents and the city write, with words as rare as a language's are."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        beginnings = (
            "ba be bi bo ca ce co da de fa fe ga gi la le lu ma me mi na ne no pa pe ra re sa se so ta te va vi".split()
        )
        endings = "nd rt st ll mp ng ck sh th rn lt nk ss pt x m n l".split()
        made = {a + b + c for a in beginnings for b in beginnings for c in endings}
        self.rare = sorted(made)
        rng.shuffle(self.rare)
        self._weights = [1 / (rank + 10) for rank in range(len(self.rare))]

    def asks(self, number: int) -> list[str]:
        """So many texts of residents."""
        return self._pool(ASKS, number)

    def says(self, number: int) -> list[str]:
        """So many texts of the city."""
        return self._pool(SAYS, number)

    def _pool(self, shapes: tuple[str, ...], number: int) -> list[str]:
        """So many bodies of these shapes."""
        rng = self._rng
        drawn = iter(rng.choices(self.rare, self._weights, k=number * 2))
        return [
            rng.choice(shapes).format(
                thing=rng.choice(HOLES), cosa=rng.choice(BACHES), street=rng.choice(STREETS), word=next(drawn),
                word2=next(drawn), number=rng.randint(100, 9999),
                reference=f"2026-{rng.randint(101, 1231):04}-{rng.randint(1, 400):04}",
            )
            for _ in range(number)
        ]  # fmt: skip


def phone(person: int) -> str:
    """The number of a made-up person, counted from 1."""
    return f"+1602{person + 2_000_000:07}"


def texts(rng: random.Random, now: datetime, messages: int, people: int) -> Iterator[Text]:
    """All messages, the oldest first: an answer of the bot follows most texts. Person 1 has LONG_THREAD of them."""
    words = Words(rng)
    asks, says = words.asks(min(messages, 200_000)), words.says(min(messages, 100_000))
    turns = messages // 2
    step = SPAN / turns
    long_every = max(1, turns // (LONG_THREAD // 2))
    at = now - SPAN
    for number in range(turns):
        at += step
        person = 1 if number % long_every == 0 else 1 + (number * 7919) % people
        yield Text(person, False, rng.choice(asks), at, False)
        yield Text(person, True, rng.choice(says), at + timedelta(seconds=1), rng.random() < 0.03)


def fill(database: Database, now: datetime, messages: int = MESSAGES, people: int = PEOPLE) -> None:
    """Put the town into an empty, migrated database; what searches is kept up by the database itself."""
    rng = random.Random(SEED)
    load = _copy if database.engine.dialect.name == "postgresql" else _insert
    load(database, "contacts", ("id", "phone", "language", "language_sure", "opt_out", "first_seen", "turn", "session",
         "session_turn"), _contacts(rng, now, people))  # fmt: skip
    made = texts(rng, now, messages, people)
    heard, said = ("contact_id", "body", "received_at", "sid", "turn"), ("contact_id", "body", "created_at", "token")
    heard += ("photos", "opt_out_type", "form", "tries", "by_machine", "begins")
    said += (
        "kind",
        "via",
        "state",
        "staff_id",
        "error",
        "segments",
        "language",
        "made_by",
        "parts",
        "answer",
        "playbook",
    )
    said += ("attempts",)
    number = 0
    while chunk := list(islice(made, 100_000)):
        load(database, "inbound", heard, (
            (one.person, one.body, one.at, f"SM{number + place:09}", 1, 0, "", "{}", 0, False, False)
            for place, one in enumerate(chunk) if not one.said
        ))  # fmt: skip
        load(database, "outbound", said, (
            (one.person, one.body, one.at, f"t{number + place:09}", "staff" if one.by_staff else "reply", "twiml",
             "delivered", 1 if one.by_staff else None, "", 1, "en", "answers.trash-day.say", "", "", "bench", 1)
            for place, one in enumerate(chunk) if one.said
        ))  # fmt: skip
        number += len(chunk)
    load(database, "conversations", ("contact_id", "status", "reason", "priority", "about", "department", "assignee_id",
         "unread", "muted", "waiting_since", "came_at", "due_at", "last_heard_at", "last_message_at", "version"),
         _conversations(rng, now, people))  # fmt: skip
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.exec_driver_sql("ANALYZE")


def _contacts(rng: random.Random, now: datetime, people: int) -> Iterator[tuple[Any, ...]]:
    for person in range(1, people + 1):
        language = "es" if rng.random() < 0.3 else "en"
        yield person, phone(person), language, True, "", now - SPAN, 1, "{}", 1


def _conversations(rng: random.Random, now: datetime, people: int) -> Iterator[tuple[Any, ...]]:
    """One for each phone; those that wait are spread over all of them."""
    apart = people // WAITING
    for person in range(1, people + 1):
        department = rng.choices(DEPARTMENTS, SHARES)[0]
        last = now - SPAN * rng.random()
        if person % apart:
            yield person, "closed", "asked", 0, "", department, None, 0, False, None, last, None, last, last, 3
            continue
        came = now - timedelta(hours=72) * rng.random()
        urgent = 2 if rng.random() < 0.01 else 0
        due = came + timedelta(hours=4)
        yield person, "waiting", "asked", urgent, "", department, None, 2, False, came, came, due, came, came, 3


def _insert(database: Database, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * len(columns))
    plain = (tuple(_text(value) for value in row) for row in rows)
    with database.write() as conn:
        cursor = conn.connection.cursor()
        cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", plain)


def _copy(database: Database, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    with database.write() as conn:
        cursor: Any = conn.connection.cursor()
        with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _text(value: Any) -> Any:
    """A moment as SQLite keeps it."""
    return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f") if isinstance(value, datetime) else value
