"""The rules of an audience as a form has them: rows of fields, read into the data of core/notices/audience.py and back.

A row's fields are named r<number>-<field>; `rules` lists the numbers there are, each with r<number>-part and -kind."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from textbot.core.notices.rule import read_rule
from textbot.core.phone import say_phone
from textbot.web.numbers import number
from textbot.web.translations import N_, _

Data = dict[str, Any]
MOST = 50
PARTS = ("any", "all", "except")

# Kind of rule -> what it is called in the list of kinds.
KINDS: Mapping[str, str] = {
    "topic": N_("People who joined a topic"),
    "district": N_("Homes in a council district"),
    "zone": N_("Homes in a trash zone"),
    "polygon": N_("Homes within an area that you draw"),
    "street": N_("Homes on a street"),
    "reported": N_("People who reported or follow something"),
    "answer": N_("People who were told an answer"),
    "notice": N_("People who got, or may have got, a notice"),
    "repeat": N_("People who text again and again"),
    "list": N_("A list of yours (CSV)"),
    "phones": N_("Certain phone numbers"),
}


@dataclass(frozen=True)
class RuleRow:
    """A rule as it is typed. part: any | all | except; values: what its fields hold; wrong: what is wrong with it."""

    part: str
    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)
    wrong: str = ""


def read_rows(form: MultiDict[str, str]) -> list[RuleRow]:
    """The rows of a form, in order. Rows of no known kind are left out."""
    found = []
    for said in form.getlist("rules")[:MOST]:
        part, kind = form.get(f"r{said}-part", ""), form.get(f"r{said}-kind", "")
        if part in PARTS and kind in KINDS:
            found.append(RuleRow(part, kind, _values(form, f"r{said}-")))
    return found


def _values(form: MultiDict[str, str], start: str) -> dict[str, Any]:
    named = {key.removeprefix(start): form.getlist(key) for key in form if key.startswith(start)}
    return {key: said if key in ("district", "zone") else said[0] for key, said in named.items()}


def rows_of(audience: Mapping[str, Any]) -> list[RuleRow]:
    """The rows of a stored audience."""
    return [_row(part, data) for part in PARTS for data in audience.get(part, ())]


def _row(part: str, data: Data) -> RuleRow:
    kind = next((key for key in KINDS if key in data), "phones")
    return RuleRow(part, kind, WRITERS[kind](data))


def read_audience(rows: Iterable[RuleRow]) -> tuple[Data, list[RuleRow]]:
    """The audience's data, and the rows again, those that cannot be read with what is wrong."""
    audience: Data = {}
    shown = []
    for row in rows:
        try:
            data = READERS[row.kind](row.values)
            read_rule(data)
        except ValueError as wrong:
            shown.append(RuleRow(row.part, row.kind, row.values, str(wrong)))
            continue
        audience.setdefault(row.part, []).append(data)
        shown.append(row)
    return audience, shown


def corners(said: str) -> list[list[float]]:
    """A corner a line, "33.4512, -112.0712" (latitude first, as maps write it), as [longitude, latitude] each.
    Raises ValueError naming the line."""
    found = []
    for place, line in enumerate(said.splitlines(), 1):
        if not line.strip():
            continue
        lat, _comma, lon = line.replace(";", ",").strip(" ()").partition(",")
        try:
            found.append([float(lon), float(lat)])
        except ValueError:
            raise ValueError(_("Corner %(number)s: write it like 33.4512, -112.0712.", number=place)) from None
    if len(found) < 3:
        raise ValueError(_("Draw at least three corners."))
    return found


def _one(key: str, words: str) -> Callable[[Mapping[str, Any]], Data]:
    def read(values: Mapping[str, Any]) -> Data:
        said = str(values.get(key, "")).strip()
        if not said:
            raise ValueError(_(words))
        return {key: said}

    return read


def _areas(kind: str, words: str) -> Callable[[Mapping[str, Any]], Data]:
    def read(values: Mapping[str, Any]) -> Data:
        if not values.get(kind):
            raise ValueError(_(words))
        return {kind: list(values[kind])}

    return read


def _numbered(key: str, words: str) -> Callable[[Mapping[str, Any]], Data]:
    def read(values: Mapping[str, Any]) -> Data:
        found = number(str(values.get(key, "")).strip())
        if not found:
            raise ValueError(_(words))
        return {key: found}

    return read


def _street(values: Mapping[str, Any]) -> Data:
    data: Data = _one("street", N_("Write the street's name."))(values)
    for key in ("from", "to"):
        said = str(values.get(key, "")).strip()
        if said and number(said) is None:
            raise ValueError(_("A house number is a whole number."))
        data |= {key: number(said)} if said else {}
    return data


def _since(values: Mapping[str, Any]) -> Data:
    return {"since": values["since"]} if values.get("since") else {}


def _reported(values: Mapping[str, Any]) -> Data:
    return {
        **_one("reported", N_("Choose what was reported."))(values),
        "status": values.get("status", "any"),
        **_since(values),
    }


def _answer(values: Mapping[str, Any]) -> Data:
    return {**_one("answer", N_("Choose an answer."))(values), **_since(values)}


def _phones(values: Mapping[str, Any]) -> Data:
    said = str(values.get("phones", "")).replace(",", "\n").replace(";", "\n")
    found = [line.strip() for line in said.splitlines() if line.strip()]
    if not found:
        raise ValueError(_("Write at least one phone number."))
    return {"phones": found}


READERS: Mapping[str, Callable[[Mapping[str, Any]], Data]] = {
    "topic": _one("topic", N_("Choose a topic.")),
    "district": _areas("district", N_("Choose at least one district.")),
    "zone": _areas("zone", N_("Choose at least one zone.")),
    "polygon": lambda values: {"polygon": corners(str(values.get("polygon", "")))},
    "street": _street,
    "reported": _reported,
    "answer": _answer,
    "notice": _numbered("notice", N_("Choose a notice.")),
    "repeat": lambda values: {"repeat": True},
    "list": _numbered("list", N_("Choose a list, or upload one.")),
    "phones": _phones,
}
_SAME: Callable[[Data], Data] = dict
WRITERS: Mapping[str, Callable[[Data], Data]] = {
    **dict.fromkeys(KINDS, _SAME),
    "polygon": lambda data: {"polygon": "\n".join(f"{lat:.5f}, {lon:.5f}" for lon, lat in data["polygon"])},
    "phones": lambda data: {"phones": "\n".join(say_phone(each) for each in data["phones"])},
}
assert set(READERS) == set(KINDS) == set(WRITERS)
