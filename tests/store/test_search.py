"""The index is the database's own: whatever is written is found, and what is emptied is not."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from textbot.actions.conversations.search_inbox import Cursor, search_inbox
from textbot.core.search import query
from textbot.store import (
    arrivals,
    contacts,
    conversations,
    inbound,
    notes,
    outbound,
    request_notes,
    request_people,
    requests,
)
from textbot.store.database import Database

NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)


class Town:
    """A database, and short words to fill it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.number = 0

    def resident(self, phone: str = "+16025550111", department: str = "streets") -> int:
        """A contact with a conversation; the contact's id."""
        with self.database.write() as conn:
            contact_id = contacts.add(conn, phone, NOW)
            arrivals.to_inbox(
                conn, contact_id, NOW, reason="asked", priority="normal", about="", department=department
            )
        return contact_id

    def hears(self, contact_id: int, body: str) -> int:
        """A text from them."""
        self.number += 1
        at = NOW + timedelta(seconds=self.number)
        with self.database.write() as conn:
            return inbound.add(
                conn, sid=f"SM{self.number}", contact_id=contact_id, body=body, form={}, received_at=at, turn=None
            )

    def says(self, contact_id: int, body: str) -> int:
        """A text to them."""
        self.number += 1
        at = NOW + timedelta(seconds=self.number)
        own = {"token": f"t{self.number}", "kind": "reply", "via": "rest", "state": "sent"}
        with self.database.write() as conn:
            return outbound.add(conn, contact_id=contact_id, body=body, created_at=at, **own)

    def reports(self, contact_id: int, place: str, name: str) -> int:
        """A request of theirs."""
        with self.database.write() as conn:
            request_id = requests.add(
                conn, reference="2026-1123-0042", contact_id=contact_id, flow="pothole", service_code="pothole",
                slots={}, language="en", photo_sids=[], created_at=NOW, updated_at=NOW, place=place,
            )  # fmt: skip
            request_people.add(conn, request_id, contact_id, "reporter", NOW, name=name, callback="602-555-0177")
        return request_id

    def found(self, typed: str, departments: frozenset[str] | None = None) -> list[str]:
        """What a search shows: bodies of texts, and lines about people."""
        with self.database.read() as conn:
            results = search_inbox(conn, query(typed), departments, Cursor())
        people = [match.fact.kind for match in results.people if match.fact]
        return people + [match.found.body for match in results.texts if match.found]


@pytest.fixture
def town(database_url: str) -> Iterator[Town]:
    """An empty one."""
    database = Database(database_url)
    yield Town(database)
    database.close()


def test_texts_both_ways_are_found_without_accents_and_by_a_beginning(town: Town) -> None:
    one = town.resident()
    town.hears(one, "¿Tienen INFORMACIÓN, sobre la basura/reciclaje?")
    two = town.resident("+16025550112")
    town.says(two, "La información está en la página.")
    for typed in ("informacion", "INFORMACIÓN", "informac"):
        assert town.found(typed) == [
            "La información está en la página.", "¿Tienen INFORMACIÓN, sobre la basura/reciclaje?",
        ]  # fmt: skip
    assert len(town.found("reciclaje basura")) == 1
    assert town.found("informacion pothole") == []


def test_a_conversation_is_found_once_by_its_newest_match(town: Town) -> None:
    one = town.resident()
    town.hears(one, "pothole on Elm")
    town.says(one, "Which pothole?")
    town.hears(one, "the big pothole")
    town.hears(one, "thanks")
    assert town.found("pothole") == ["the big pothole"]


def test_pages_show_each_conversation_once(town: Town) -> None:
    everyone = [town.resident(f"+160255501{number:02}") for number in range(45)]
    for contact_id in everyone:
        town.hears(contact_id, "my street light is out")
    for contact_id in everyone[::2]:
        town.says(contact_id, "Which light is it?")
    asked, cursor, pages = query("light"), Cursor(), []
    with town.database.read() as conn:
        while cursor is not None:
            results = search_inbox(conn, asked, None, cursor)
            pages.append([match.contact_id for match in results.texts])
            cursor = results.older  # type: ignore[assignment]
    assert [len(page) for page in pages if page] == [20, 20, 5]
    shown = [contact_id for page in pages for contact_id in page]
    assert sorted(shown) == sorted(everyone)
    assert set(shown[:23]) == set(everyone[::2])


def test_what_is_emptied_or_changed_is_not_found_any_more(town: Town) -> None:
    one = town.resident()
    text_id = town.hears(one, "my secret is 1234 hippopotamus")
    assert town.found("hippopotamus")
    with town.database.write() as conn:
        assert inbound.taken(conn, text_id, 1, "[removed]")
    assert town.found("hippopotamus") == []
    assert town.found("removed") == ["[removed]"]
    with town.database.write() as conn:
        conn.execute(text("DELETE FROM inbound"))
    assert town.found("removed") == []


def test_a_rolled_back_text_leaves_nothing_behind(town: Town) -> None:
    one = town.resident()
    with pytest.raises(RuntimeError), town.database.write() as conn:
        inbound.add(conn, sid="SM", contact_id=one, body="walrus", form={}, received_at=NOW, turn=None)
        raise RuntimeError
    assert town.found("walrus") == []


@pytest.mark.parametrize(
    "typed", ["0111", "555-0111", "6025550111", "(602) 555 0111", "+1 602-555-0111", "1-602-555-0111"]
)
def test_a_phone_is_found_however_it_is_written(town: Town, typed: str) -> None:
    town.resident()
    town.resident("+16025550222")
    assert town.found(typed) == ["phone"]


def test_people_are_found_by_name_reference_address_and_notes(town: Town) -> None:
    one = town.resident()
    request_id = town.reports(one, "410 W Elm Street", "María Peña")
    with town.database.write() as conn:
        request_notes.add(conn, request_id, "added", NOW, contact_id=one, inbound_id=None, body="a walrus fell in")
        talk = conversations.of_contact(conn, one)
        assert talk is not None
        notes.add(conn, talk.id, 1, "called the zoo", NOW)
    for typed in ("maria pena", "2026-1123-0042", "410 elm", "602 555 0177"):
        assert town.found(typed) == ["person"], typed
    assert town.found("walrus") == ["request"]
    assert town.found("zoo") == ["note"]
    with town.database.write() as conn:
        requests.change(conn, request_id, NOW, place="12 Oak Avenue")
    assert town.found("410 elm") == []
    assert town.found("oak") == ["person"]


def test_only_what_a_member_may_see_is_found(town: Town) -> None:
    town.hears(town.resident("+16025550111", "streets"), "penguin")
    town.hears(town.resident("+16025550112", ""), "penguin")
    with town.database.write() as conn:
        nobodys = contacts.add(conn, "+16025550113", NOW)
    town.hears(nobodys, "penguin")
    assert len(town.found("penguin")) == 3
    assert len(town.found("penguin", frozenset({"streets"}))) == 1
    assert len(town.found("penguin", frozenset({"action-center"}))) == 2
    assert town.found("0111", frozenset({"water"})) == []


HOSTILE = (
    "", " ", "*", '"', "''", '"a', "a OR", "OR", "AND", "NOT a", "NEAR(a b)", "a NEAR b", "body:x", "^a", "a -b", "(",
    "a & b", "a | !b", ":*", "'a' <-> 'b'", "\\", "%", "_", "a\x00b", "\ud800", "{a b}", "a+b", "--", "'; DROP TABLE x",
    "हिन्दी", "垃圾", "\U0001e900\U0001e901", "ﷺ", "½", "İ", "ß", "e\u0301" * 50, "\u202eabc", "🗑️ trash", "x" * 10_000,
    "a b " * 3000, "1" * 5000, "-1", "1e5", "1.5.2", "a/b/c.txt", "http://x.y/z?q=1", "a@b.c", "qxbucketx0", "{{7*7}}",
)  # fmt: skip


def test_nothing_that_can_be_typed_is_an_error(town: Town) -> None:
    one = town.resident()
    for typed in HOSTILE:
        town.hears(one, typed.encode("utf-8", "ignore").decode().replace("\x00", "") or "-")
    for typed in HOSTILE:
        town.found(typed)
        town.found(typed + " ")
