"""Texts at their longest: each placeholder filled with the longest value it can get in this city and language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from textbot.content.contact_steps import STEPS
from textbot.content.draft import Draft
from textbot.content.longest_found import found_at_longest
from textbot.content.longest_topics import topics_at_longest
from textbot.content.schema.answer import LookupEntry
from textbot.content.schema.report import ReportFile, StepEntry
from textbot.core.days.calendar import say_date, say_month, say_short_date, say_time, say_weekday
from textbot.core.outings import MOST, lines
from textbot.core.places.gazetteer import Gazetteer
from textbot.core.wording import PLACEHOLDER, opened

FREE_TEXT = "the whole stretch by the school gate, on both sides of the..."
"""Stands for what a resident writes in words of their own: a summary cuts them at 60 characters."""
SAID_IN_PASSING = "several months now"
REFERENCE = "2026-1121-10042"
NAME = "Maria Guadalupe"
PHONE = "602-555-0123"
OPEN_DAYS = 3
"""An office that opens on so many days of a week is never closed for a whole week."""
A_DAY = date(2026, 1, 1)
STATES = tuple(f"state_{key}" for key in "open pushed in_progress fixed closed withdrawn reopened escalated".split())
WHEN_LINES = ("when_open", "when_closed", "when_by", "when_closed_by")
UNKNOWN_PLACES = ("12345 Martin Luther King Jr Blvd", "Washington St & Jefferson Ave", "City Library (400 Oak Ave)")


class Longest:
    """The longest values of one draft. `places`: place names as replies say them, longest first."""

    def __init__(self, draft: Draft, places: Sequence[str] = UNKNOWN_PLACES) -> None:
        self._draft = draft
        self._places = list(places[:3])
        self._words = {language: self._all(language) for language in draft.languages}
        self._common = {language: self._values(language) for language in draft.languages}
        self._choices = {
            f"answers.{answer.entry.key}.say": answer.entry.choices for answer in draft.answers if answer.entry.choices
        }
        self._looked_up = {
            f"answers.{answer.entry.key}.say": answer.entry.lookup
            for answer in draft.answers
            if isinstance(answer.entry.lookup, LookupEntry)
        }
        self._steps = {
            f"flows.{report.entry.key}.steps.{step.name}.say": (report.entry, step)
            for report in draft.reports
            for step in report.entry.steps
        }

    def text(self, path: str, language: str) -> str:
        """The text at `path` in that language, filled; a name nobody knows stays as it is written."""
        return self.filled(self._words[language].get(path, ""), path, language)

    def filled(self, text: str, path: str, language: str) -> str:
        """Any text, filled as the one at `path` would be."""
        values = {**self._common[language], **self._own(path, language)}
        return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)

    def values(self, text: str, path: str, language: str) -> dict[str, str]:
        """The longest values used in `text`, by placeholder."""
        values = {**self._common[language], **self._own(path, language)}
        return {name: values[name] for name in PLACEHOLDER.findall(text) if name in values}

    def _all(self, language: str) -> dict[str, str]:
        return {**self._draft.words[self._draft.languages[0]], **self._draft.words.get(language, {})}

    def _phrase(self, key: str, language: str, values: Mapping[str, str]) -> str:
        text = self._words[language].get(f"phrases.{key}", "")
        return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)

    def _values(self, language: str) -> dict[str, str]:
        """Values that do not depend on the text they stand in."""
        own = self._words[language]
        values = {"city": own.get("city.name", ""), "short": own.get("city.short_name", "")}
        values |= self._city_values() | _times(language)
        values["when"] = self._phrase("moment_at", language, self._opening(values))
        values["by"] = self._phrase("moment_at", language, {**values, "day": values["date"]})
        values |= {"reference": REFERENCE, "name": NAME, "phone": PHONE, "count": "10", "hours": "24", "low": "10000"}
        values |= {"understood": FREE_TEXT, "place": self._places[0], "street": _street(self._places)}
        values["title"] = _longest(own[path] for path in own if path.endswith(".title"))
        values["what"] = f"{values['title']}, {values['place']}"
        values["words"] = FREE_TEXT
        values["state"] = _longest(self._phrase(key, language, values) for key in STATES)
        values["wait"] = _longest(self._phrase(key, language, values) for key in ("wait_one", "wait_many"))
        lines = (self._phrase(key, language, values) for key in WHEN_LINES)
        values["next_closed"] = self._phrase("next_closed", language, values)
        values |= {**topics_at_longest(own), "until": values["by"]}
        return values | {"when_line": _longest(lines), "holiday_note": self._phrase("holiday_note", language, values)}

    def _opening(self, values: Mapping[str, str]) -> dict[str, str]:
        """The longest words for the moment at which the office opens next; within a week its weekday is enough."""
        spans = self._draft.city.entry.hours.spans.values() if self._draft.city else ()
        opens = (datetime.combine(A_DAY, time.fromisoformat(span.partition("-")[0])) for span in spans)
        soon = len(spans) >= OPEN_DAYS
        return {
            "day": values["weekday" if soon else "date"],
            "time": _longest(say_time(opening) for opening in opens) or values["time"],
        }

    def _city_values(self) -> dict[str, str]:
        if self._draft.city is None:
            return {}
        city = self._draft.city.entry
        phones = {f"phone_{key}": number for key, number in city.phones.items()}
        holidays = [*city.holidays.closed, *city.holidays.add.values()]
        return {"domain": city.domain, "holiday": _longest(holidays), **phones}

    def _own(self, path: str, language: str) -> dict[str, str]:
        """Values that depend on where the text stands."""
        if path in self._looked_up:
            return found_at_longest(self._looked_up[path], self._draft, language)
        if path in self._steps:
            report, step = self._steps[path]
            if step.pick:
                return {"things": self._things(language)}
            return {"options": self._options(report, step, language), "summary": self._summary(report, language)}
        if path in self._choices:
            return {"options": _numbered(self._title(name, language) for name in self._choices[path])}
        if path.startswith("hours."):
            return self._open_day(language)
        if path.startswith("newsletters."):
            return self._of_month(path, language)
        if path.startswith("replies."):
            return self._of_staff(language)
        if path in ("phrases.state_since", "phrases.state_received"):
            return {"date": _times(language)["short_date"]}
        if path == "phrases.retry_choose":
            return {"options": _longest(self._every_options(language))}
        if path == "phrases.which_place":
            return {"options": _numbered(self._places)}
        if path == "phrases.change_which":
            return {"options": _longest(self._changes(report.entry, language) for report in self._draft.reports)}
        titles = sorted((text for at, text in self._words[language].items() if at.endswith(".title")), key=len)
        return {"options": _numbered(titles[-3:])}

    def _things(self, language: str) -> str:
        """The three longest lines of things to do."""
        first = self._draft.languages[0]
        rows = sorted(self._draft.things[0], key=lambda thing: len(lines([thing], language, first)))
        return lines(rows[-MOST:], language, first)

    def _open_day(self, language: str) -> dict[str, str]:
        """A day, its hours and the next opening as hours.yaml's texts get them, at their longest."""
        common = {**_times(language), "opens": "11:30 AM", "closes": "11:30 PM"}
        days = (self._phrase(key, language, common) for key in ("day_today", "day_tomorrow", "day_date"))
        holidays = (text for at, text in self._words[language].items() if at.startswith("city.holiday_names."))
        day = f"{_longest(days)} ({_longest(holidays)})"
        following = self._phrase("moment_at", language, common)
        return {"day": day, "hours": self._phrase("hours_span", language, common), "next": following}

    def _of_month(self, path: str, language: str) -> dict[str, str]:
        """What a newsletter's lines are filled with. Its digest is cut to the room there is."""
        own, many = self._words[language], f"{path.rpartition('.rules.')[0]}.days_many"
        places = [text for at, text in own.items() if at.startswith("events.") and at.endswith(".where")]
        values = {"count": "10000", "district": "10", "where": _longest(places), "digest": ""}
        return values | {"month": own_month(language), "days": PLACEHOLDER.sub("100", own.get(many, ""))}

    def _of_staff(self, language: str) -> dict[str, str]:
        """What a saved reply is filled with."""
        own = self._words[language]
        departments = [text for at, text in own.items() if at.startswith("city.departments.")]
        values = {"agent": NAME, "department": _longest(departments), "phone_of_department": PHONE}
        return values | {"hours": own.get("city.hours", "")}

    def _title(self, name: str, language: str) -> str:
        """The title of "answer:key" or "flow:key"; an answer that asks first is a flow with an answer's words."""
        key = name.partition(":")[2]
        own = self._words[language]
        return own.get(f"answers.{key}.title") or own.get(f"flows.{key}.title", "")

    def _options(self, report: ReportFile, step: StepEntry, language: str) -> str:
        return _numbered(self._option_texts(report, step, language))

    def _option_texts(self, report: ReportFile, step: StepEntry, language: str) -> list[str]:
        base = f"flows.{report.key}.steps.{step.name}.options"
        return [self._words[language].get(f"{base}.{option.key}.say", option.say) for option in step.options]

    def _every_options(self, language: str) -> Iterator[str]:
        for report, step in self._steps.values():
            if step.options:
                yield self._options(report, step, language)

    def _changes(self, report: ReportFile, language: str) -> str:
        labels = [self._label(report, step, language) for step in report.steps if step.label and not step.silent]
        labels += [self._phrase(f"{name}_label", language, {}) for name in STEPS.get(report.contact, ())]
        return _numbered([*labels, self._phrase("change_throw_away", language, {})])

    def _label(self, report: ReportFile, step: StepEntry, language: str) -> str:
        return self._words[language].get(f"flows.{report.key}.steps.{step.name}.label", step.label or "")

    def _summary(self, report: ReportFile, language: str) -> str:
        """As the engine writes it, an item a line: "Pothole", "Where: Elm St & 5th St", "Photo: 10 added"."""
        title = self._words[language].get(f"flows.{report.key}.title", report.title)
        items = [
            f"{self._label(report, step, language)}: {self._value(report, step, language)}"
            for step in report.steps
            if step.label
        ]
        person = {"contact_name": NAME, "contact_phone": PHONE}
        for name in STEPS.get(report.contact, ()):
            items.append(f"{self._phrase(f'{name}_label', language, {})}: {person[name]}")
        return "\n".join(map(opened, (title, *items)))

    def _value(self, report: ReportFile, step: StepEntry, language: str) -> str:
        if step.kind == "locate":
            return self._places[0]
        if step.kind == "choose":
            return _longest(self._option_texts(report, step, language))
        if step.kind == "photo":
            return self._phrase("photo_count_many", language, {"count": "10"})
        return SAID_IN_PASSING if step.silent else FREE_TEXT


def place_names(gazetteer: Gazetteer) -> list[str]:
    """Every kind of place as replies say it, the longest first; a sample of each street's addresses."""
    streets = {street.number: street.name for street in gazetteer.streets}
    names = {f"{block.high} {streets[block.street]}" for block in gazetteer.blocks if block.street in streets}
    names |= {f"{streets[cross.first]} & {streets[cross.second]}" for cross in gazetteer.crossings}
    names |= {f"{mark.name} ({mark.address})" for mark in gazetteer.landmarks}
    return sorted(names, key=lambda name: (-len(name), name)) or list(UNKNOWN_PLACES)


@lru_cache(maxsize=16)
def _times(language: str) -> dict[str, str]:
    days = [A_DAY + timedelta(days=ahead) for ahead in range(365)]
    longest_day = _longest(say_date(day, language) for day in days)
    return {
        "weekday": _longest(say_weekday(day, language) for day in days[:7]),
        "date": longest_day,
        "day": longest_day,
        "short_date": _longest(say_short_date(day, language) for day in days),
        "time": say_time(datetime(2026, 1, 1, 22, 30)),
    }


@lru_cache(maxsize=16)
def own_month(language: str) -> str:
    """The month with the longest name."""
    return _longest(say_month(A_DAY.replace(month=number), language) for number in range(1, 13))


def _street(places: Iterable[str]) -> str:
    return _longest(part for place in places for part in place.split(" & "))


def _numbered(texts: Iterable[str]) -> str:
    return ", ".join(f"{number} {text}" for number, text in enumerate(texts, 1))


def _longest(texts: Iterable[str]) -> str:
    return max(texts, key=len, default="")
