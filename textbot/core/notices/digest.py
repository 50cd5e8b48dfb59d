"""A resident's digest: each rule looked at, the heaviest lines taken until there is no more room."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from statistics import median

from textbot.core.days.calendar import (
    next_pickup,
    say_coming_date,
    say_month,
    say_short_date,
    say_time,
    say_weekday,
)
from textbot.core.days.event import moment
from textbot.core.notices.newsletter import (
    CITY,
    EVENT,
    FIXED,
    FOLLOWED,
    OWN,
    OWN_OPEN,
    SLIDE,
    Digest,
    Fixed,
    Line,
    LineRule,
    MonthFacts,
    Newsletter,
    Own,
    Resident,
    When,
)
from textbot.core.playbook import Playbook
from textbot.core.wording import fill

NO_ROOM, NOTHING, NO_HOME = "no room", "nothing to say", "no address kept"


@dataclass
class Digests:
    """Makes the digests of one newsletter and one month. What many share is worded once: a copy belongs to one
    thread."""

    playbook: Playbook
    newsletter: Newsletter
    facts: MonthFacts
    _shared: dict[tuple[str, str, str], Line | None] = field(default_factory=dict)
    _alike: dict[tuple[str, str | None, str | None, frozenset[str], int], Digest] = field(default_factory=dict)
    _templates: dict[tuple[str, str, date | None, str], str] = field(default_factory=dict)
    _months: dict[str, str] = field(default_factory=dict)

    def digest(self, resident: Resident, room: int) -> Digest:
        """A resident's digest of at most `room` characters. Those of neighbors who reported nothing are alike."""
        if resident.own:
            return self._digest(resident, room)
        alike = (resident.language, resident.district, resident.zone, resident.topics & self._asked, room)
        if alike not in self._alike:
            self._alike[alike] = self._digest(resident, room)
        return self._alike[alike]

    def _digest(self, resident: Resident, room: int) -> Digest:
        found, passed = [], {}
        for number, rule in enumerate(self.newsletter.rules):
            why = _unmet(rule.when, resident)
            lines = [] if why else list(self._lines(rule, resident))
            found += [(number, place, rule.weight, line) for place, line in enumerate(lines)]
            if not lines:
                passed[rule.key] = why or self._nothing(rule, resident)
        kept = _fitting(found, room)
        said = {line.rule for line in kept}
        passed |= {line.rule: NO_ROOM for *_, line in found if line.rule not in said}
        return Digest(kept, passed)

    def month(self, language: str) -> str:
        """The month it tells of: "October", "octubre"."""
        if language not in self._months:
            self._months[language] = say_month(self.facts.month, language)
        return self._months[language]

    @cached_property
    def _asked(self) -> frozenset[str]:
        """The topics that some rule asks for."""
        return frozenset(topic for rule in self.newsletter.rules for topic in rule.when.topics)

    def _lines(self, rule: LineRule, resident: Resident) -> Iterator[Line]:
        if rule.about in (OWN, OWN_OPEN, FOLLOWED):
            own = [each for each in resident.own if _is_about(each, rule.about)]
            yield from (self._own(rule, each, resident.language) for each in own[: rule.most])
            return
        where = self._where(rule, resident)
        name = (rule.key, where or "", resident.language)
        if name not in self._shared:
            self._shared[name] = self._told(rule, where, resident.language)
        line = self._shared[name]
        if line is not None:
            yield line

    def _where(self, rule: LineRule, resident: Resident) -> str | None:
        """What of the resident's home the line depends on; None where it needs one and there is none."""
        if rule.about == FIXED:
            return CITY if rule.city_wide else resident.district
        event = self.playbook.events.get(rule.of)
        if rule.about == EVENT and event and event.districts and resident.district not in event.districts:
            return None
        if rule.about == EVENT and event and CITY in event.on:
            return CITY
        return resident.zone

    def _told(self, rule: LineRule, where: str | None, language: str) -> Line | None:
        if where is None:
            return None
        if rule.about == FIXED:
            return self._fixed(rule, where, language)
        return self._slide(rule, where, language) if rule.about == SLIDE else self._event(rule, where, language)

    def _nothing(self, rule: LineRule, resident: Resident) -> str:
        shared = rule.about in (FIXED, EVENT, SLIDE)
        return NO_HOME if shared and self._where(rule, resident) is None and resident.zone is None else NOTHING

    def _own(self, rule: LineRule, own: Own, language: str) -> Line:
        alike = (rule.key, own.flow, own.done, language)
        if alike not in self._templates:
            self._templates[alike] = self._own_template(rule, own, language)
        text = fill(self._templates[alike], {"place": own.place, "reference": own.reference})
        return Line(rule.key, text, rows={"table": "requests", "ids": [own.id]})

    def _own_template(self, rule: LineRule, own: Own, language: str) -> str:
        """The line with only what is each request's own left to fill in."""
        title = self.playbook.title(f"flow:{own.flow}", language) if own.flow in self.playbook.flows else own.flow
        day = say_short_date(own.done, language) if own.done else ""
        left = {name: f"{{{name}}}" for name in ("place", "reference")}
        return self.playbook.text(f"{rule.path}.say", language, title=title, date=day, **left)

    def _fixed(self, rule: LineRule, where: str, language: str) -> Line | None:
        found = self.facts.fixed.get((rule.of, where))
        if found is None or found.count < rule.at_least:
            return None
        one = f"{rule.path}.say_one"
        path = one if found.count == 1 and self.playbook.has(one) else f"{rule.path}.say"
        values = {"count": found.count, "district": where, "days": self._days(found.days, language)}
        text = self.playbook.text(path, language, **values)
        rows = {"table": "requests", "ids": list(found.ids), "median_days": found.days}
        return Line(rule.key, text, f"fixed/{rule.of or 'all'}/{where or 'city'}", rows)

    def _slide(self, rule: LineRule, zone: str, language: str) -> Line | None:
        city = self.playbook.city
        weekday = city.collection.get(zone)
        day, last = self.facts.today, self.facts.today + timedelta(days=rule.days)
        while weekday is not None and day <= last:
            pickup = next_pickup(day, weekday, city.collection_skips)
            if pickup.holiday and pickup.day <= last:
                holiday = self._holiday(pickup.holiday, language)
                values = {"holiday": holiday, **self._date(pickup.day, language)}
                text = self.playbook.text(f"{rule.path}.say", language, **values)
                rows = {"playbook": "city.collection", "zone": zone, "day": pickup.day.isoformat()}
                return Line(rule.key, text, f"slide/{zone}/{pickup.day}", rows)
            day = pickup.day + timedelta(days=1)
        return None

    def _event(self, rule: LineRule, zone: str, language: str) -> Line | None:
        event, city = self.playbook.events.get(rule.of), self.playbook.city
        today = self.facts.today
        last = today + timedelta(days=rule.days)
        # What begins today may be over when it is read.
        days = event.days(today + timedelta(days=1), last, city.hours.holidays, zone) if event else iter(())
        day = next(days, None)
        if event is None or day is None:
            return None
        where = f"{event.path}.where"
        values = {
            **self._date(day, language),
            "title": self.playbook.text(f"{event.path}.title", language),
            "where": self.playbook.text(where, language) if self.playbook.has(where) else "",
            "time": say_time(moment(day, event.at, city.zone)),
        }
        text = self.playbook.text(f"{rule.path}.say", language, **values)
        rows = {"playbook": event.path, "day": day.isoformat(), "zone": zone}
        return Line(rule.key, text, f"event/{event.key}/{zone or 'all'}/{day}", rows)

    def _date(self, day: date, language: str) -> dict[str, str]:
        said = say_coming_date(day, self.facts.today, language)
        return {"date": said, "weekday": say_weekday(day, language)}

    def _days(self, days: int, language: str) -> str:
        name = {0: "none", 1: "one"}.get(days, "many")
        return self.playbook.text(f"{self.newsletter.path}.days_{name}", language, count=days)

    def _holiday(self, name: str, language: str) -> str:
        path = f"city.holiday_names.{name}"
        return self.playbook.text(path, language) if self.playbook.has(path) else name


def fixed(ids: tuple[int, ...], days: tuple[float, ...]) -> Fixed:
    """What was done, from the requests and how many days each took."""
    return Fixed(len(ids), round(median(days)) if days else 0, ids)


def _is_about(own: Own, about: str) -> bool:
    if about == OWN_OPEN:
        return own.done is None and not own.follows
    return own.done is not None and own.follows == (about == FOLLOWED)


def _unmet(when: When, resident: Resident) -> str:
    """Which part of `when` does not hold for them; "" when all do."""
    parts = (
        ("topics", not when.topics or bool(resident.topics & set(when.topics))),
        ("districts", not when.districts or resident.district in when.districts),
        ("zones", not when.zones or resident.zone in when.zones),
        ("languages", not when.languages or resident.language in when.languages),
    )
    return next((f"when: {name}" for name, holds in parts if not holds), "")


def _fitting(found: list[tuple[int, int, int, Line]], room: int) -> tuple[Line, ...]:
    """The heaviest lines that fit, in the rules' order."""
    kept: list[tuple[int, int, int, Line]] = []
    left = room
    for candidate in sorted(found, key=lambda each: (-each[2], each[0], each[1])):
        cost = len(candidate[3].text) + bool(kept)
        if cost <= left:
            kept.append(candidate)
            left -= cost
    return tuple(line for *_, line in sorted(kept, key=lambda each: each[:2]))
