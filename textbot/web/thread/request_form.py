"""The form in which staff make a service request: its questions, filled with what the resident wrote so far."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from textbot.actions.requests.create_request import Wanted, fields_of, find_place
from textbot.core.match import SURE
from textbot.core.open311.service import attributes, place_step
from textbot.core.phone import say_phone
from textbot.core.places.place import FindPlace, Place
from textbot.core.session import Frame, Session
from textbot.core.visible import Piece, pieces
from textbot.runtime import Runtime
from textbot.store import contacts, history, inbound, media, places
from textbot.store.conversations import ConversationRow
from textbot.store.history import Heard
from textbot.web.thread.running_report import flow_title, pin_of
from textbot.web.translations import playbook_language

LOOKED_AT, SHOWN = 30, 4


@dataclass(frozen=True)
class Field:
    """A question. options: (key, words) where it takes one of them; value: what stands in it."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    value: str


@dataclass(frozen=True)
class RequestForm:
    """What the page shows. photos: (SID of their text, id of the copy to show, chosen already)."""

    flow: str
    title: str
    place_asked: bool
    place_needed: bool
    fields: tuple[Field, ...]
    photos: tuple[tuple[str, int, bool], ...]
    contact: str
    wrote: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class FoundPlaces:
    """What a place's words came to. places: (text, district, its point for a map); outside: it is a place elsewhere."""

    places: tuple[tuple[str, str, str], ...]
    outside: bool


def form_for(conn: Connection, rt: Runtime, row: ConversationRow, wanted: Wanted) -> RequestForm | None:
    """The form for that kind of request; None where there is no such kind."""
    playbook = rt.playbook
    flow = playbook.flows.get(wanted.flow)
    if flow is None or flow.kind == "answer":
        return None
    language = playbook_language(playbook.languages)
    asked = {each.code: each for each in attributes(playbook, flow, language)}
    step = place_step(flow)
    return RequestForm(
        flow=flow.key,
        title=flow_title(playbook, flow.key),
        place_asked=step is not None,
        place_needed=step is not None and not step.optional,
        fields=tuple(
            Field(
                each.name,
                asked[each.name].description,
                tuple((choice.key, choice.name) for choice in asked[each.name].values),
                wanted.answers.get(each.name, ""),
            )
            for each in fields_of(flow)
        ),
        photos=_photos(conn, row, wanted),
        contact=flow.contact,
        wrote=tuple(pieces(text) for text in _texts(conn, row)[-SHOWN:] if text.strip()),
    )


def suggested(conn: Connection, rt: Runtime, row: ConversationRow, flow: str) -> Wanted:
    """What is known before anybody typed: from the report under way, else from the resident's last texts."""
    frame = _frame(conn, row)
    texts = _texts(conn, row)
    flow = flow or (frame.flow if frame else _nearest(rt, row, texts))
    wanted = Wanted(flow, callback=say_phone(row.phone), tell=not row.opt_out)
    if frame is not None and frame.flow == flow:
        slots = {name: slot.value for name, slot in frame.slots.items() if slot.place is None and not slot.skipped}
        place = next((slot.place.text for slot in frame.slots.values() if slot.place), "")
        wanted = replace(wanted, answers=slots, place=place, photos=frame.photos)
    return wanted if wanted.place else replace(wanted, place=_place_in(conn, rt, row, texts))


def found_places(rt: Runtime, wanted: Wanted) -> FoundPlaces:
    """What the gazetteer makes of the place as it was typed."""
    finding = find_place(rt, " ".join(wanted.place.split()), rt.playbook.languages[0])
    return FoundPlaces(tuple(_shown(place) for place in finding.places), finding.outside)


def _texts(conn: Connection, row: ConversationRow) -> list[str]:
    page = history.page(conn, row.contact_id, row.id, limit=LOOKED_AT)
    return [each.body for each in page.entries if isinstance(each, Heard)]


def _shown(place: Place) -> tuple[str, str, str]:
    return place.text, place.district or "", pin_of(place.lat, place.lon)


def _frame(conn: Connection, row: ConversationRow) -> Frame | None:
    _turn, text = contacts.session_of(conn, row.contact_id)
    try:
        session = Session.load(text) if text else Session()
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return session.frame or session.paused


def _nearest(rt: Runtime, row: ConversationRow, texts: list[str]) -> str:
    """The kind of request that the newest text surely asks for that asks for one; "" for none: a wrong guess costs more
    than a choice."""
    playbook = rt.playbook
    for text in (*reversed(texts[-4:]), row.about):
        ranked = playbook.matcher.rank(text, row.language or playbook.languages[0]) if text.strip() else ()
        best = ranked[0] if ranked and ranked[0].score >= SURE else None
        if best and best.kind == "flow" and playbook.flows[best.key].kind != "answer":
            return best.key
    return ""


def _place_in(conn: Connection, rt: Runtime, row: ConversationRow, texts: list[str]) -> str:
    """The newest place that the last texts name."""
    for text in reversed(texts[-6:]):
        need = FindPlace(text, row.language or rt.playbook.languages[0], loose=True)
        found = places.find(conn, need, rt.playbook.gazetteer)
        if len(found.places) == 1:
            return found.places[0].text
    return ""


def _photos(conn: Connection, row: ConversationRow, wanted: Wanted) -> tuple[tuple[str, int, bool], ...]:
    page = history.page(conn, row.contact_id, row.id, limit=LOOKED_AT * 2)
    with_photos = tuple(each.id for each in page.entries if isinstance(each, Heard) and each.photos)
    rows = media.of_messages(conn, with_photos) if with_photos else ()
    sids = {each: found.sid for each in with_photos if (found := inbound.by_id(conn, each))}
    return tuple(
        (sids[each.inbound_id], each.id, sids[each.inbound_id] in wanted.photos)
        for each in rows
        if each.state == "stored"
    )
