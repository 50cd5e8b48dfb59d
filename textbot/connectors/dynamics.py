"""Dynamics 365: an incident ("case") a work order, made under an alternate key of ours and never made twice.

Needs a text column on incident with an alternate key on it (`key_field`), and an app registration that is an
application user. An incident must have a customer: the resident's contact is found by phone or made, where the service
sends it; else one contact stands for all residents (`contact`, or one that is made). Remarks become notes.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit
from uuid import NAMESPACE_URL, uuid5

from textbot.connectors.answers_read import done, moment, plain, record, rows
from textbot.connectors.connector import Away, ConnectorError, Expired, Refused, Unsure
from textbot.connectors.dynamics_values import body_of, id_in, literal
from textbot.connectors.order_text import cut, full_text, headline, reason
from textbot.connectors.signed_in import Client, previewed, send_signed_in
from textbot.connectors.wire import Heard, Wire
from textbot.connectors.work_orders import External, ExternalState, Site
from textbot.core.work_orders.order import Person, WorkOrder
from textbot.core.work_orders.spec import SystemSpec

VERSION = "9.2"
KEY_FIELD = "new_textreference"
# The stand-in for residents whose name and number stay here.
SOMEBODY = "Resident by text message"
TITLE, DESCRIPTION, NOTE = 200, 2_000, 100_000
PAGE = "odata.maxpagesize=500"
ODATA = {"Accept": "application/json", "OData-Version": "4.0", "OData-MaxVersion": "4.0"}
NEW_ONLY, KNOWN_ONLY = {"If-None-Match": "*"}, {"If-Match": "*"}
GONE, THERE_ALREADY = 404, 412
ASIDE = (400, 403, GONE, 409, THERE_ALREADY)
# Dataverse's codes of a record that is not there, by key and by id; any other 404 is a wrong address.
NO_RECORD = ("0x80060891", "0x80040217")
# A request that ran into another one, or into a limit, although it is a 400.
PASSING = ("0x80071151", "0x80040216", "0x8004e023")
COLUMNS = "incidentid,ticketnumber,statecode,statuscode,modifiedon"
CANCELED = {"statecode": 2, "statuscode": 6}
OF_STATECODE = {"0": "active", "1": "resolved", "2": "canceled"}
STATUSES = {
    "active": "open",
    "1": "open",
    "2": "in_progress",
    "3": "in_progress",
    "4": "in_progress",
    "5": "closed",
    "6": "closed",
    "1000": "closed",
    "2000": "closed",
    "resolved": "closed",
    "canceled": "closed",
}


class Dynamics:
    """Incidents of one environment. Options: tenant; version, key_field, origin (caseorigincode), token_url, contact
    (the id of the contact that stands for residents)."""

    statuses: Mapping[str, str] = STATUSES

    def __init__(self, spec: SystemSpec, secrets: Mapping[str, str], site: Site) -> None:
        self._seconds = spec.seconds
        self._key = spec.options.get("key_field", KEY_FIELD)
        self._origin = spec.options.get("origin", "")
        self._contact = spec.options.get("contact", "")
        self._own_words = {**STATUSES, **spec.statuses}
        base = spec.url.rstrip("/")
        self._host = urlsplit(base).netloc
        self._page = f"{base}/main.aspx?pagetype=entityrecord&etn=incident&id="
        self._api = f"{base}/api/data/v{spec.options.get('version', VERSION)}"
        tenant = quote(spec.options.get("tenant", "common"), safe="")
        token_url = spec.options.get("token_url", f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token")
        secret, scope = secrets["client_secret"], {"scope": f"{base}/.default"}
        self._client = Client(token_url, secrets["client_id"], secret, scope)

    def find(self, order: WorkOrder) -> External | None:
        """The incident under our key."""
        heard = self._ask(Wire("GET", f"{self._url_of(order)}?$select={COLUMNS}", ODATA), (GONE,))
        if heard.status != GONE:
            return self._external(record(heard))
        if _said(heard)[0] not in NO_RECORD:
            raise _error(heard)
        return None

    def create(self, order: WorkOrder) -> External:
        """The contact first, then the incident, which is not touched when it is there already."""
        wire = self._wire(order, self._customer(order.person))
        heard = self._ask(wire, (THERE_ALREADY,))
        made = {} if heard.status == THERE_ALREADY else done(heard)
        found = self._external(made) if plain(made.get("incidentid")) else self.find(order)
        if found is None:
            raise Unsure("it was taken, yet is not there")
        return found

    def states(self, ids: Sequence[str], since: datetime) -> Iterable[ExternalState]:
        """The incidents among these that were touched since then."""
        wanted = set(ids)
        how = f"modifiedon ge {since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} and {self._key} ne null"
        query = {"$select": f"{COLUMNS},{self._key}", "$filter": how, "$orderby": "modifiedon"}
        return [self._state(each) for each in self._all("incidents", query) if plain(each.get("incidentid")) in wanted]

    def comment(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """A note, whose own id comes from the key: it is made once."""
        note = {"subject": cut(text, 100), "notetext": text[:NOTE]}
        note["objectid_incident@odata.bind"] = f"/incidents({_guid(external.id)})"
        url = f"{self._api}/annotations({uuid5(NAMESPACE_URL, f'{self._api}#{external.id}#{key}')})"
        self._ask(self._json("PATCH", url, note, NEW_ONLY), (THERE_ALREADY,))

    def correct(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """The incident now reads so, and a note says what changed."""
        self._update(external, self._incident(order))
        self.comment(external, order, text, key)

    def withdraw(self, external: External, order: WorkOrder, reason: str, key: str) -> None:
        """Say why, and cancel the incident."""
        self.comment(external, order, reason or "Taken back by the resident", key)
        self._update(external, CANCELED)

    def preview(self, order: WorkOrder) -> Wire:
        """What `create` sends once the contact is found or made."""
        return previewed(self._wire(order, self._contact or "the contact, found or made first"))

    def _wire(self, order: WorkOrder, customer: str) -> Wire:
        body = {**self._incident(order), "customerid_contact@odata.bind": f"/contacts({customer})"}
        how = {**NEW_ONLY, "Prefer": "return=representation"}
        return self._json("PATCH", f"{self._url_of(order)}?$select={COLUMNS}", body, how)

    def _incident(self, order: WorkOrder) -> dict[str, Any]:
        made: dict[str, Any] = {"title": headline(order, TITLE), "description": full_text(order, DESCRIPTION)}
        if self._origin:
            made["caseorigincode"] = int(self._origin)
        return {**made, **body_of(order.fields)}

    def _customer(self, person: Person | None) -> str:
        """The id of the contact an order is for: found, or made."""
        if person is None or not person.phone:
            return self._contact or self._found_or_made("lastname", SOMEBODY, {"lastname": SOMEBODY})
        made = {"lastname": person.name or person.phone, "mobilephone": person.phone}
        return self._found_or_made("mobilephone", person.phone, made)

    def _found_or_made(self, column: str, value: str, made: Mapping[str, str]) -> str:
        query = {"$select": "contactid", "$filter": f"{column} eq {literal(value)}", "$top": "1"}
        found = next(iter(self._all("contacts", query)), None)
        if found:
            return _guid(plain(found.get("contactid")))
        try:
            heard = self._ask(self._json("POST", f"{self._api}/contacts", made, {}))
        except Unsure as error:
            raise Away(f"the contact: {error}") from None  # no incident was made yet
        return _guid(id_in(heard.headers.get("odata-entityid", "")))

    def _url_of(self, order: WorkOrder) -> str:
        return f"{self._api}/incidents({self._key}={quote(literal(order.reference), safe=chr(39))})"

    def _update(self, external: External, fields: Mapping[str, Any]) -> None:
        self._ask(self._json("PATCH", f"{self._api}/incidents({_guid(external.id)})", fields, KNOWN_ONLY))

    def _json(self, method: str, url: str, body: Any, how: Mapping[str, str]) -> Wire:
        return Wire(method, url, {**ODATA, "Content-Type": "application/json; charset=utf-8", **how}, json.dumps(body))

    def _all(self, table: str, query: Mapping[str, str]) -> Iterable[dict[str, Any]]:
        """All rows, page by page. A next page on another host is not asked for."""
        url = f"{self._api}/{table}?{urlencode(query, quote_via=quote, safe='$,')}"
        while url:
            page = record(self._ask(Wire("GET", url, {**ODATA, "Prefer": PAGE})))
            yield from rows(page.get("value"))
            url = plain(page.get("@odata.nextLink"))
            if url and urlsplit(url).netloc != self._host:
                raise Away("the next page lies on another host")

    def _state(self, made: Mapping[str, Any]) -> ExternalState:
        at, reference = moment(made.get("modifiedon")), plain(made.get(self._key))
        return ExternalState(plain(made["incidentid"]), self._word(made), at, reference=reference)

    def _external(self, made: Mapping[str, Any]) -> External:
        name = plain(made.get("incidentid"))
        return External(name, plain(made.get("ticketnumber")), url=f"{self._page}{name}", status=self._word(made))

    def _word(self, made: Mapping[str, Any]) -> str:
        """The number of its status where that is known, else whether it is active, resolved or canceled."""
        number = plain(made.get("statuscode"))
        state = OF_STATECODE.get(plain(made.get("statecode")), "")
        return number if number in self._own_words else state or number

    def _ask(self, wire: Wire, passes: tuple[int, ...] = ()) -> Heard:
        heard = send_signed_in(wire, self._client, self._seconds, (*passes, *ASIDE))
        if 200 <= heard.status < 300 or heard.status in passes:
            return heard
        raise _error(heard)


def _said(heard: Heard) -> tuple[str, str]:
    """The code and the message of an error."""
    try:
        said = record(heard).get("error")
    except Away:
        said = None
    told = said if isinstance(said, dict) else {}
    return plain(told.get("code")).lower(), plain(told.get("message"))


def _error(heard: Heard) -> ConnectorError:
    """What {"error": {"code", "message"}} with that status means."""
    code, message = _said(heard)
    words = f"status {heard.status} {code}".rstrip()
    if code in PASSING:
        return Away(words)
    return Expired(words) if heard.status == 403 else Refused(words, reason(message))


def _guid(value: str) -> str:
    """An id that goes into an address. Raises Away for anything else."""
    if len(value) != 36 or not set(value.lower()) <= set("0123456789abcdef-"):
        raise Away("the answer names no record")
    return value
