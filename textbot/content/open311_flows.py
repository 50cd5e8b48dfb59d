"""Services that another GeoReport v2 server lists, as new flows."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping

from textbot.content.new_flow import NewFlow, NewOption, NewQuestion
from textbot.core.open311.listed import Listed
from textbot.core.open311.service import Attribute, Choice

MOST_OPTIONS = 9
LABEL = 30
LISTS = ("singlevaluelist", "multivaluelist")
_OWN = ("place", "photo", "check", "send")


def flow_of(service: Listed, language: str, department: str, taken: Container[str]) -> tuple[NewFlow, tuple[str, ...]]:
    """The flow, its words in the language the server speaks, and what the server has that a text cannot ask as it is.
    taken: keys that are not free."""
    notes: list[str] = []
    questions = tuple(_questions(service.attributes, language, notes))
    title = _short(service.name)
    listen = (title.lower(),) if " " in title else ()
    flow = NewFlow(
        key=_free(key_of(service.name) or key_of(service.code), taken),
        title={language: title},
        listen={language: listen},
        department=department,
        service_code=service.code,
        questions=questions,
    )
    return flow, tuple(notes)


def department_of(group: str, departments: Mapping[str, str], otherwise: str) -> str:
    """The key of the department (key -> name) that a server's group means."""
    wanted = key_of(group)
    named = (key for key, name in departments.items() if wanted and wanted in (key, key_of(name)))
    return next(named, otherwise)


def key_of(name: str) -> str:
    """A name as a key: "Street Light / Outage" -> "street-light-outage"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-")
    return words if not words[:1].isdigit() else f"service-{words}"


def _free(key: str, taken: Container[str]) -> str:
    numbered = (f"{key}-{number}" for number in range(2, 1000))
    return key if key not in taken else next(each for each in numbered if each not in taken)


def _questions(attributes: Iterable[Attribute], language: str, notes: list[str]) -> Iterator[NewQuestion]:
    names: set[str] = set(_OWN)
    for attribute in attributes:
        name = _free(key_of(attribute.code) or "question", names)
        names.add(name)
        options = tuple(_options(attribute.values, language)) if attribute.datatype in LISTS else ()
        label = _short(attribute.description).rstrip("?:. ")
        if len(options) > MOST_OPTIONS:
            notes.append(f"{attribute.code}: {len(options)} values are too many for a text; asked in free words")
        if attribute.datatype == "multivaluelist":
            notes.append(f"{attribute.code}: several values may be chosen there; one is asked")
        kind = "choose" if 2 <= len(options) <= MOST_OPTIONS else "ask"
        yield NewQuestion(
            name, kind, {language: label}, optional=not attribute.required, options=options if kind == "choose" else ()
        )


def _options(values: Iterable[Choice], language: str) -> Iterator[NewOption]:
    keys: set[str] = set()
    for value in values:
        key = _free(key_of(value.key) or key_of(value.name) or "other", keys)
        keys.add(key)
        yield NewOption(key, {language: " ".join(value.name.split())})


def _short(text: str) -> str:
    """The first words of a text, as many as a label holds."""
    words = " ".join(text.split())
    if len(words) <= LABEL:
        return words
    return words[:LABEL].rpartition(" ")[0] or words[:LABEL]
