"""What the form of a notice offers to choose from, in the page's language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_skeleton
from sqlalchemy import Connection

from textbot.actions.notices.forget_lists import kept_until
from textbot.core.places.city_map import HEIGHT, WIDTH, Around, CityMap, drawn
from textbot.core.playbook import Playbook
from textbot.runtime import Runtime
from textbot.store import lists, notices, place_map
from textbot.store.lists import ListRow
from textbot.store.place_known import known_of
from textbot.web.notices.rule_form import KINDS
from textbot.web.notices.typed import POLLS, UNITS
from textbot.web.translations import _, language_name, locale, number_words, playbook_language

Pairs = Sequence[tuple[str, str]]
RECENT = 50
AROUND = 6
_NUMBER = re.compile(r"-?\d+\.?\d*")
SENT = ("sending", "paused", "halted", "done", "cancelled")


@dataclass(frozen=True)
class Choices:
    """Pairs are (key, words). map: the city, None where nobody knows its outline."""

    kinds: Pairs
    all_kinds: Pairs
    tongues: Pairs
    topics: Pairs
    districts: Pairs
    zones: Pairs
    flows: Pairs
    answers: Pairs
    notices: Pairs
    lists: Pairs
    fallbacks: Pairs
    polls: Pairs
    units: Pairs
    map: CityMap | None
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def frame(self) -> str:
        """What the map shows, as SVG's viewBox: the city with a little around it."""
        numbers = [float(each) for each in _NUMBER.findall(self.map.boundary if self.map else "")]
        if not numbers:
            return f"0 0 {self.width} {self.height}"
        left, top = min(numbers[::2]) - AROUND, min(numbers[1::2]) - AROUND
        wide, high = max(numbers[::2]) + AROUND - left, max(numbers[1::2]) + AROUND - top
        return f"{left:.1f} {top:.1f} {wide:.1f} {high:.1f}"

    def notices_with(self, chosen: str | int) -> Pairs:
        """The notices, with one that is chosen already and older than those."""
        known = any(key == str(chosen) for key, _words in self.notices)
        return self.notices if known or not chosen else [*self.notices, (str(chosen), str(chosen))]


def choices(conn: Connection, rt: Runtime) -> Choices:
    """All there is to choose from now."""
    playbook = rt.playbook
    found = notices.listed(conn, SENT, limit=RECENT)
    outlines = _outlines(conn, playbook)
    return Choices(
        all_kinds=[(key, _(words)) for key, words in KINDS.items()],
        kinds=[(key, _(words)) for key, words in KINDS.items() if key != "topic" or playbook.topics],
        tongues=[(code, language_name(code)) for code in playbook.languages],
        topics=[(key, words(playbook, f"{each.path}.title", key)) for key, each in playbook.topics.items()],
        districts=_areas(conn, playbook, "district"),
        zones=_areas(conn, playbook, "zone"),
        flows=_titles(playbook, "flows", [key for key, each in playbook.flows.items() if each.kind == "report"]),
        answers=_titles(playbook, "answers", list(playbook.answers)),
        notices=[(str(each.id), f"{each.id}: {each.title}") for each in found],
        lists=[(str(each.id), _list_words(rt, each)) for each in lists.newest(conn)],
        fallbacks=[
            (code, _("gets the text in %(language)s", language=language_name(code))) for code in playbook.languages
        ],
        polls=[(key, _(words)) for key, words in POLLS.items()],
        units=[(key, _(words)) for key, (words, _size) in UNITS.items()],
        map=drawn(outlines) if outlines.boundary or outlines.districts else None,
    )


def _list_words(rt: Runtime, row: ListRow) -> str:
    until = kept_until(rt, row).astimezone(rt.playbook.city.zone)
    day = str(format_skeleton("yMMMd", until, locale=locale()))
    return _("%(name)s (%(number)s), kept until %(day)s", name=row.name, number=number_words(row.rows), day=day)


def words(playbook: Playbook, path: str, otherwise: str) -> str:
    """What the playbook says there, with a capital letter."""
    said = playbook.text(path, playbook_language(playbook.languages)) if playbook.has(path) else otherwise
    return said[:1].upper() + said[1:]


def _titles(playbook: Playbook, kind: str, keys: Sequence[str]) -> Pairs:
    named = [(key, words(playbook, f"{kind}.{key}.title", key)) for key in keys]
    return sorted(named, key=lambda each: each[1])


def _outlines(conn: Connection, playbook: Playbook) -> Around:
    """What the map is drawn from; nothing where the city's places were never loaded."""
    try:
        return place_map.whole(conn, playbook.gazetteer)
    except LookupError:
        return Around()


def _areas(conn: Connection, playbook: Playbook, kind: str) -> Pairs:
    try:
        outlines = known_of(conn, playbook.gazetteer).areas.outlines(kind)
    except LookupError:
        return []
    return [(name, name) for name, _rings in outlines]
