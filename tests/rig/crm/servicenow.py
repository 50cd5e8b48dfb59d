"""ServiceNow's table API in miniature, with Basic or OAuth.

Its quirks: no unique key (two POSTs make two records), every value a text, times in UTC without a zone, an unknown
field silently dropped, an encoded query whose unknown part is ignored, so that everything is found, a 404 for "no
record", comments as a journal field that reads back empty.
"""

import base64
import re
from datetime import datetime
from typing import Any

from tests.rig.crm.server import Asked, Crm, Told

FIELDS = {"short_description", "description", "correlation_id", "correlation_display", "contact_type", "state"}
FIELDS |= {"close_code", "close_notes", "comments", "category", "subcategory", "location", "urgency", "u_lat", "u_lon"}
FIELDS |= {"u_address", "u_district", "u_side", "assignment_group", "work_notes", "caller_id"}
LOGIN = ("textbot", "hush")
CLIENT = ("client", "hush")
CLOSED = {"6", "7", "8"}


class ServiceNowSim(Crm):
    """records: sys_id -> its fields, of the one table."""

    def __init__(self, table: str = "incident") -> None:
        super().__init__()
        self.table = table
        self.records: dict[str, dict[str, str]] = {}
        self.comments: list[tuple[str, str]] = []
        self.journal_is_open = True

    def move(self, reference: str, state: str) -> None:
        """Staff set a record's state."""
        for record in self.records.values():
            if record["correlation_id"] == reference:
                record.update(state=state, sys_updated_on=_moment(self.now()))

    def is_signed_in(self, asked: Asked) -> bool:
        """Basic with the one login, or a token."""
        kind, _, said = asked.headers.get("authorization", "").partition(" ")
        if kind == "Basic":
            return base64.b64decode(said).decode() == ":".join(LOGIN)
        return super().is_signed_in(asked)

    def answer(self, asked: Asked) -> Told:
        """Do what is asked."""
        if asked.path == "/oauth_token.do":
            return self._token(asked)
        if not self.is_signed_in(asked):
            return _refused(401, "User is not authenticated")
        match asked.method, asked.parts:
            case "GET", ["api", "now", "table", "sys_journal_field"]:
                return self._journal(asked.query["sysparm_query"])
            case _, ["api", "now", "table", table, *_] if table != self.table:
                return _refused(400, f"Invalid table {table}")
            case "GET", [_, _, _, _]:
                return self._list(asked)
            case "POST", [_, _, _, _]:
                return Told(201, {"result": _shown(asked, self._create(asked.json))})
            case "GET", [_, _, _, _, sys_id] if sys_id in self.records:
                return Told(200, {"result": _shown(asked, self.records[sys_id])})
            case "PATCH", [_, _, _, _, sys_id] if sys_id in self.records:
                return self._update(sys_id, asked.json)
        return _refused(404, "No Record found")

    def _token(self, asked: Asked) -> Told:
        form = dict(asked.form)
        if (form.get("client_id"), form.get("client_secret")) != CLIENT:
            return Told(401, {"error": "access_denied"})
        return Told(200, {"access_token": self.new_token(), "token_type": "Bearer", "expires_in": 1799})

    def _create(self, fields: dict[str, Any]) -> dict[str, str]:
        sys_id = f"{len(self.records) + 1:032x}"
        moment = _moment(self.now())
        kept = {name: str(value) for name, value in fields.items() if name in FIELDS - {"comments"}}
        own = {"sys_id": sys_id, "number": f"INC{len(self.records) + 10001:07d}", "sys_updated_on": moment}
        self.records[sys_id] = {"correlation_id": "", "state": "1", "comments": "", **kept, **own}
        return self.records[sys_id]

    def _update(self, sys_id: str, fields: dict[str, Any]) -> Told:
        if fields.get("state") in CLOSED - {"8"} and not fields.get("close_notes"):
            return _refused(403, "Data Policy Exception: The following fields are mandatory: Resolution notes")
        if fields.get("comments"):
            self.comments.append((sys_id, fields["comments"]))
        kept = {name: str(value) for name, value in fields.items() if name in FIELDS - {"comments"}}
        self.records[sys_id].update(kept, sys_updated_on=_moment(self.now()))
        return Told(200, {"result": self.records[sys_id]})

    def _journal(self, query: str) -> Told:
        if not self.journal_is_open:
            return _refused(403, "User Not Authorized")
        conditions = re.fullmatch(r"element_id=(\w+)\^element=comments\^valueLIKE(.*)", query)
        assert conditions is not None
        found = [words for sys_id, words in self.comments if sys_id == conditions[1] and conditions[2] in words]
        return Told(200, {"result": [{"value": words} for words in found]})

    def _list(self, asked: Asked) -> Told:
        found = list(self.records.values())
        for condition in asked.query.get("sysparm_query", "").split("^"):
            found = [record for record in found if _holds(record, condition)]
        if asked.query.get("sysparm_query", "").endswith("ORDERBYsys_updated_on"):
            found.sort(key=lambda record: record["sys_updated_on"])
        start, limit = int(asked.query.get("sysparm_offset", 0)), int(asked.query.get("sysparm_limit", 10000))
        shown = [_shown(asked, record) for record in found[start : start + limit]]
        return Told(200, {"result": shown}, {"X-Total-Count": str(len(found))})


def _shown(asked: Asked, record: dict[str, str]) -> dict[str, Any]:
    """The fields asked for; with what people see beside each value, where that is asked for."""
    names = asked.query.get("sysparm_fields", "")
    kept = {name: value for name, value in record.items() if not names or name in names.split(",")}
    if asked.query.get("sysparm_display_value") != "all":
        return kept
    return {name: {"value": value, "display_value": value} for name, value in kept.items()}


def _holds(record: dict[str, str], condition: str) -> bool:
    found = re.fullmatch(r"([a-z_]+)(ISNOTEMPTY|IN|>=|=)(.*)", condition)
    if found is None or (found[1] not in record and found[1] not in FIELDS):
        return True  # what it does not understand, it ignores
    said = record.get(found[1], "")
    tests = {"=": said == found[3], ">=": said >= found[3], "ISNOTEMPTY": said != "", "IN": said in found[3].split(",")}
    return tests[found[2]]


def _refused(status: int, message: str) -> Told:
    return Told(status, {"error": {"message": message, "detail": ""}, "status": "failure"})


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}"
