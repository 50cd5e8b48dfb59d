"""Dynamics 365's Web API in miniature: contacts, incidents under an alternate key, notes.

Its quirks: an incident needs a customer that exists; a text where a number belongs is refused; 204 with OData-EntityId
unless `Prefer: return=representation`; If-None-Match: * makes a second upsert a 412, If-Match: * a missing one a 404;
a time-out in the middle of a rollback; codes in hexadecimal; pages with @odata.nextLink.
"""

import re
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from tests.rig.crm.server import Asked, Crm, Told

COLUMNS: dict[str, type] = {"title": str, "description": str, "caseorigincode": int, "statecode": int}
COLUMNS |= {"statuscode": int, "new_depth": float, "new_lane": str, "prioritycode": int, "new_address": str}
CUSTOMER, SUBJECT = "customerid_contact@odata.bind", "objectid_incident@odata.bind"
CLIENT = ("client", "hush")
BIND = re.compile(r"/(\w+)\(([0-9a-f-]{36})\)")
KEY = re.compile(r"(\w+)\((?:(\w+)='((?:[^']|'')*)'|([0-9a-f-]{36}))\)")
PAGE = 2


class DynamicsSim(Crm):
    """incidents, contacts, notes: id -> columns. key: the column of the alternate key; known: contacts there are."""

    def __init__(self, key: str = "new_textreference", known: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.key = key
        self.incidents: dict[str, dict[str, Any]] = {}
        self.contacts: dict[str, dict[str, Any]] = {}
        for name in known:
            self._new_contact({"lastname": name})
        self.notes: dict[str, dict[str, Any]] = {}

    def move(self, reference: str, statecode: int, statuscode: int) -> None:
        """Staff set an incident's status."""
        for incident in self.incidents.values():
            if incident[self.key] == reference:
                incident.update(statecode=statecode, statuscode=statuscode, modifiedon=_moment(self.now()))

    def answer(self, asked: Asked) -> Told:
        """Do what is asked."""
        if asked.path.endswith("/oauth2/v2.0/token"):
            return self._token(asked)
        if not self.is_signed_in(asked):
            return Told(401)
        name = unquote(asked.path.rpartition("/")[2])
        if name == "contacts":
            return self._contacts(asked)
        if name == "incidents" and asked.method == "GET":
            return self._list(asked)
        entity = KEY.fullmatch(name)
        if entity and entity[1] == "incidents" and (entity[4] or entity[2] == self.key):
            return self._incident(asked, entity[3].replace("''", "'") if entity[3] else "", entity[4] or "")
        if entity and entity[1] == "annotations":
            return self._note(asked, entity[4])
        return _refused(404, "0x8006088a", f"Resource not found for the segment '{name}'.")

    def _token(self, asked: Asked) -> Told:
        form = dict(asked.form)
        if (form.get("client_id"), form.get("client_secret")) != CLIENT or form.get("scope") != f"{self.url}/.default":
            return Told(401, {"error": "invalid_client"})
        return Told(200, {"access_token": self.new_token(), "token_type": "Bearer", "expires_in": 3599})

    def _contacts(self, asked: Asked) -> Told:
        if asked.method == "POST":
            contact_id = self._new_contact(asked.json)
            return Told(204, headers={"OData-EntityId": f"{self.url}/api/data/v9.2/contacts({contact_id})"})
        column, value = re.fullmatch(r"(\w+) eq '(.*)'", asked.query["$filter"]).groups()  # type: ignore[union-attr]
        same = [each for each in self.contacts.values() if each.get(column) == value.replace("''", "'")]
        return Told(200, {"value": same[:1]})

    def _new_contact(self, columns: dict[str, Any]) -> str:
        contact_id = f"c0000000-0000-0000-0000-{len(self.contacts):012x}"
        self.contacts[contact_id] = {**columns, "contactid": contact_id}
        return contact_id

    def _incident(self, asked: Asked, reference: str, incident_id: str) -> Told:
        by_key = (each for each in self.incidents.values() if reference and each[self.key] == reference)
        found = self.incidents.get(incident_id) or next(by_key, None)
        if asked.method == "GET":
            return Told(200, found) if found else _gone()
        if found and "if-none-match" in asked.headers:
            return _refused(412, "0x80060882", "A record with matching key values already exists.")
        if not found and "if-match" in asked.headers:
            return _gone()
        problem = self._problem(asked.json, is_new=not found)
        if problem:
            return problem
        status = 200 if found else 201
        found = found or self._made(reference)
        found.update(asked.json, modifiedon=_moment(self.now()))
        if "return=representation" in asked.headers.get("prefer", ""):
            return Told(status, found)
        return Told(204, headers={"OData-EntityId": f"{self.url}/api/data/v9.2/incidents({found['incidentid']})"})

    def _made(self, reference: str) -> dict[str, Any]:
        incident_id = f"1c000000-0000-0000-0000-{len(self.incidents):012x}"
        own = {"incidentid": incident_id, "ticketnumber": f"CAS-{len(self.incidents) + 1001:05d}-A1B2C3"}
        self.incidents[incident_id] = {**own, self.key: reference, "statecode": 0, "statuscode": 1}
        return self.incidents[incident_id]

    def _problem(self, body: dict[str, Any], is_new: bool) -> Told | None:
        customer = BIND.fullmatch(body.get(CUSTOMER, ""))
        if is_new and not customer:
            return _refused(400, "0x80040203", "You should specify a parent contact or account.")
        if customer and customer[2] not in self.contacts:
            return _refused(404, "0x80040217", f"Contact With Id = {customer[2]} Does Not Exist")
        for name, value in body.items():
            if name not in {*COLUMNS, CUSTOMER}:
                return _refused(400, "0x80048d19", f"Invalid property '{name}' was found in entity 'incident'.")
            if name in COLUMNS and type(value) is not COLUMNS[name]:
                return _refused(400, "0x80048d19", f"Cannot convert the literal to the expected type of '{name}'.")
        return None

    def _note(self, asked: Asked, note_id: str) -> Told:
        about = BIND.fullmatch(asked.json.get(SUBJECT, ""))
        if not about or about[2] not in self.incidents:
            return _gone()
        if note_id in self.notes:
            return _refused(412, "0x80060882", "A record with matching key values already exists.")
        self.notes[note_id] = asked.json
        return Told(204, headers={"OData-EntityId": f"{self.url}/api/data/v9.2/annotations({note_id})"})

    def _list(self, asked: Asked) -> Told:
        """Pages of two."""
        since = re.match(r"modifiedon ge (\S+) and (\w+) ne null", asked.query.get("$filter", ""))
        if since is None or since[2] != self.key:
            return _refused(400, "0x80060888", "Syntax error in $filter.")
        found = [each for each in self.incidents.values() if each["modifiedon"] >= since[1]]
        start = int(asked.query.get("$skiptoken", 0))
        page: dict[str, Any] = {"value": found[start : start + PAGE]}
        if start + PAGE < len(found):
            query = f"$filter={asked.query['$filter'].replace(' ', '%20')}&$skiptoken={start + PAGE}"
            page["@odata.nextLink"] = f"{self.url}{asked.path}?{query}"
        return Told(200, page)


def _gone() -> Told:
    return _refused(404, "0x80060891", "A record with the specified key values does not exist in incident entity")


def _refused(status: int, code: str, message: str) -> Told:
    return Told(status, {"error": {"code": code, "message": message}})


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
