"""A rule in words, for staff: "the evening before each zone's trash day, at 6 PM". English, marked for translation."""

from collections.abc import Mapping
from typing import Any

from textbot.core.marking import N_

Words = tuple[str, Mapping[str, str]]

SAID: Mapping[str, str] = {
    "trash": N_("The evening before each zone's trash day, at %(at)s; holidays that move the day are reckoned in."),
    "trash_zones": N_("The evening before trash day in zone %(zones)s, at %(at)s; holidays are reckoned in."),
    "week": N_("Every week on %(days)s, at %(at)s."),
    "weeks": N_("Every %(weeks)s weeks on %(days)s, at %(at)s, from the week of %(since)s."),
    "month": N_("Every month on: %(days)s, at %(at)s."),
    "before_days": N_("%(lead)s days before %(event)s, at %(at)s."),
    "before_hours": N_("%(lead)s hours before %(event)s; what falls into the night is said at 6 PM before it."),
}


def say_rule(data: Mapping[str, Any]) -> Words:
    """The rule's words, with %(name)s where its values go. For a rule that `Rule.from_data` reads."""
    kind, at = str(data["kind"]), str(data.get("at", "18:00"))
    days = ", ".join(map(str, data.get("weekdays") or data.get("days") or ()))
    if kind == "trash":
        zones = ", ".join(map(str, data.get("zones") or ()))
        return SAID["trash_zones" if zones else "trash"], {"at": at, "zones": zones}
    if kind == "week":
        weeks = int(data.get("weeks", 1))
        values = {"days": days, "at": at, "weeks": str(weeks), "since": str(data.get("from", ""))}
        return SAID["weeks" if weeks > 1 else "week"], values
    if kind == "month":
        return SAID["month"], {"days": days, "at": at}
    lead, event = str(data["lead"]), str(data.get("event") or ", ".join(map(str, data.get("dates", ()))))
    name = "before_hours" if lead.endswith("h") else "before_days"
    return SAID[name], {"lead": lead.rstrip("hd "), "event": event, "at": at}
