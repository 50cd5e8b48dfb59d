"""An audience in words that a person reads before pressing send: "People who joined Water alerts, in district 3"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from textbot.core.phone import say_phone
from textbot.runtime import Runtime
from textbot.store import lists, notices
from textbot.web.notices.choices import words as playbook_words
from textbot.web.notices.rule_form import PARTS
from textbot.web.translations import N_, _, ngettext

MOST_PHONES = 5
HEADS: Mapping[str, str] = {
    "any": N_("Anybody of these"),
    "all": N_("Only if they are also"),
    "except": N_("But never"),
}
STATUS = {"open": N_("open reports"), "closed": N_("closed reports"), "any": N_("reports")}


@dataclass(frozen=True)
class Part:
    """A part of an audience: its head and its rules, in words."""

    head: str
    rules: tuple[str, ...]


def audience_words(conn: Connection, rt: Runtime, audience: Mapping[str, Any]) -> list[Part]:
    """All of it, part by part."""
    return [
        Part(_(HEADS[part]), tuple(rule_words(conn, rt, rule) for rule in audience.get(part, ())))
        for part in PARTS
        if audience.get(part)
    ]


def rule_words(conn: Connection, rt: Runtime, rule: Mapping[str, Any]) -> str:
    """One rule."""
    kind = next((each for each in SAYERS if each in rule), "")
    return SAYERS[kind](conn, rt, rule) if kind else str(rule)


def _topic(conn: Connection, rt: Runtime, rule: Mapping[str, Any]) -> str:
    topic = rt.playbook.topics.get(rule["topic"])
    name = playbook_words(rt.playbook, f"{topic.path}.title", rule["topic"]) if topic else rule["topic"]
    return _("who joined %(topic)s", topic=name)


def _polygon(conn: Connection, rt: Runtime, rule: Mapping[str, Any]) -> str:
    return _("homes within an area drawn with %(number)s corners", number=len(rule["polygon"]))


def _street(conn: Connection, rt: Runtime, rule: Mapping[str, Any]) -> str:
    low, high = rule.get("from"), rule.get("to")
    if low is None and high is None:
        return _("homes on %(street)s", street=rule["street"])
    return _("homes on %(street)s, %(low)s to %(high)s", street=rule["street"], low=low or 1, high=high or _("its end"))


def _reported(conn: Connection, rt: Runtime, rule: Mapping[str, Any]) -> str:
    what = playbook_words(rt.playbook, f"flows.{rule['reported']}.title", rule["reported"])
    words = _("who reported or follows: %(what)s (%(status)s)", what=what, status=_(STATUS[rule.get("status", "any")]))
    return words + _since(rule)


def _answer(conn: Connection, rt: Runtime, rule: Mapping[str, Any]) -> str:
    what = playbook_words(rt.playbook, f"answers.{rule['answer']}.title", rule["answer"])
    return _("who was told: %(what)s", what=what) + _since(rule)


def _since(rule: Mapping[str, Any]) -> str:
    return ", " + _("since %(day)s", day=rule["since"]) if rule.get("since") else ""


def _notice(conn: Connection, rt: Runtime, rule: Mapping[str, Any]) -> str:
    row = notices.by_id(conn, rule["notice"])
    title = row.title if row else "?"
    return _("who got, or may have got, notice %(number)s (%(title)s)", number=rule["notice"], title=title)


def _list(conn: Connection, rt: Runtime, rule: Mapping[str, Any]) -> str:
    row = lists.by_id(conn, rule["list"])
    return _("who stands in the list %(name)s", name=row.name if row else rule["list"])


def _phones(conn: Connection, rt: Runtime, rule: Mapping[str, Any]) -> str:
    phones = rule["phones"]
    if len(phones) > MOST_PHONES:
        return ngettext("%(num)s phone number", "%(num)s phone numbers", len(phones))
    return ", ".join(say_phone(each) for each in phones)


SAYERS: Mapping[str, Callable[[Connection, Runtime, Mapping[str, Any]], str]] = {
    "topic": _topic,
    "district": lambda conn, rt, rule: _("homes in council district %(names)s", names=", ".join(rule["district"])),
    "zone": lambda conn, rt, rule: _("homes in trash zone %(names)s", names=", ".join(rule["zone"])),
    "polygon": _polygon,
    "street": _street,
    "reported": _reported,
    "repeat": lambda conn, rt, rule: _("who texts again and again"),
    "answer": _answer,
    "notice": _notice,
    "list": _list,
    "phones": _phones,
}
