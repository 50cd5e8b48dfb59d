"""Salesforce: a Case a work order, upserted under a field of ours that is marked as an external id.

Needs a custom text field on Case (External ID, Unique; `key_field`), and a connected app with the client-credentials
flow. Remarks become CaseComments. Sandboxes and custom names of fields are a matter of options and of connectors.yaml.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from textbot.connectors.answers_read import done, moment, plain, record, rows
from textbot.connectors.connector import Away, ConnectorError, Expired, Refused, TooMany, Unsure
from textbot.connectors.order_text import full_text, headline, reason, remark
from textbot.connectors.signed_in import Client, previewed, send_signed_in
from textbot.connectors.wire import JSON, Heard, Wire, json_wire
from textbot.connectors.work_orders import External, ExternalState, Site
from textbot.core.work_orders.order import WorkOrder
from textbot.core.work_orders.spec import SystemSpec

VERSION = "66.0"
KEY_FIELD = "SMS_Ref__c"
ORIGIN = "SMS"
SUBJECT, DESCRIPTION, COMMENT = 255, 32_000, 4_000
SEVERAL, GONE = 300, 404
ASIDE = (400, 403, GONE, 409, 412, 415)
# Salesforce's own word for what went wrong -> what it means for us; everything else is refused for good.
MEANS: Mapping[str, type[ConnectorError]] = {
    "REQUEST_LIMIT_EXCEEDED": TooMany,
    "UNABLE_TO_LOCK_ROW": Away,
    "SERVER_UNAVAILABLE": Away,
    "QUERY_TIMEOUT": Away,
    "INVALID_SESSION_ID": Expired,
    "API_DISABLED_FOR_ORG": Expired,
    "API_CURRENTLY_DISABLED": Expired,
    "INSUFFICIENT_ACCESS": Expired,
    "INSUFFICIENT_ACCESS_OR_READONLY": Expired,
}
STATUSES = {
    "new": "open",
    "open": "open",
    "working": "in_progress",
    "in progress": "in_progress",
    "escalated": "in_progress",
    "on hold": "in_progress",
    "closed": "closed",
    "resolved": "closed",
    "withdrawn": "closed",
    "duplicate": "closed",
}


class Salesforce:
    """Cases of one org. Options: version, key_field, origin, token_url, withdrawn (the status of a withdrawn case)."""

    statuses: Mapping[str, str] = STATUSES

    def __init__(self, spec: SystemSpec, secrets: Mapping[str, str], site: Site) -> None:
        self._seconds = spec.seconds
        self._key = spec.options.get("key_field", KEY_FIELD)
        self._origin = spec.options.get("origin", ORIGIN)
        self._withdrawn = spec.options.get("withdrawn", "Closed")
        self._base = spec.url.rstrip("/")
        self._data = f"{self._base}/services/data/v{spec.options.get('version', VERSION)}"
        login = spec.options.get("login_url", self._base).rstrip("/")
        token_url = spec.options.get("token_url", f"{login}/services/oauth2/token")
        self._client = Client(token_url, secrets["client_id"], secrets["client_secret"])

    def find(self, order: WorkOrder) -> External | None:
        """The case of that reference."""
        heard = self._ask(Wire("GET", self._url_of(order.reference), JSON), (GONE, SEVERAL))
        if heard.status == GONE and "field" not in heard.text.lower():
            return None
        if heard.status == GONE:
            raise Refused("Case has no such external id", self._key)
        if heard.status == SEVERAL:
            return self._external({"Id": _first_of(heard.json())})
        return self._external(record(heard))

    def create(self, order: WorkOrder) -> External:
        """Upsert the case: however often this comes through, there is one."""
        heard = self._ask(self._wire(order), (SEVERAL,))
        if heard.status == SEVERAL:
            raise Refused("several cases have this reference", self._key)
        case_id = plain(done(heard).get("id"))
        found = self._external({"Id": case_id}) if case_id else self.find(order)
        if found is None:
            raise Unsure("it was taken, yet is not there")
        return found

    def states(self, ids: Sequence[str], since: datetime) -> Iterable[ExternalState]:
        """The cases among these that were touched since then."""
        wanted = set(ids)
        where = f"{self._key} != null AND LastModifiedDate >= {since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        fields = f"Id, {self._key}, Status, LastModifiedDate"
        found = self._query(f"SELECT {fields} FROM Case WHERE {where} ORDER BY LastModifiedDate")
        return [self._state(case) for case in found if plain(case.get("Id")) in wanted]

    def comment(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """A CaseComment; one with that key is not written twice."""
        written = self._query(f"SELECT CommentBody FROM CaseComment WHERE ParentId = '{_literal(external.id)}'")
        if any(f"[{key}]" in str(each.get("CommentBody")) for each in written):
            return
        body = {"ParentId": external.id, "CommentBody": remark(text, key, COMMENT), "IsPublished": False}
        self._ask(json_wire("POST", f"{self._data}/sobjects/CaseComment", body))

    def correct(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """The case now reads so, and a comment says what changed."""
        self._update(external, self._case(order))
        self.comment(external, order, text, key)

    def withdraw(self, external: External, order: WorkOrder, reason: str, key: str) -> None:
        """Close the case, and say why."""
        self._update(external, {"Status": self._withdrawn})
        self.comment(external, order, reason, key)

    def preview(self, order: WorkOrder) -> Wire:
        """What `create` sends."""
        return previewed(self._wire(order))

    def _wire(self, order: WorkOrder) -> Wire:
        return json_wire("PATCH", self._url_of(order.reference), self._case(order))

    def _case(self, order: WorkOrder) -> dict[str, str]:
        case = {"Subject": headline(order, SUBJECT), "Description": full_text(order, DESCRIPTION)}
        case["Origin"] = self._origin
        if order.person:
            case |= {"SuppliedPhone": order.person.phone, "SuppliedName": order.person.name}
        return {name: value for name, value in {**case, **order.fields}.items() if value}

    def _update(self, external: External, fields: Mapping[str, str]) -> None:
        self._ask(json_wire("PATCH", f"{self._data}/sobjects/Case/{quote(external.id, safe='')}", fields))

    def _url_of(self, reference: str) -> str:
        return f"{self._data}/sobjects/Case/{self._key}/{quote(reference, safe='')}"

    def _query(self, soql: str) -> Iterable[dict[str, Any]]:
        """All rows, page by page. Only the path of a next page's address counts: the host stays ours."""
        url = f"{self._data}/query?{urlencode({'q': soql})}"
        while url:
            page = record(self._ask(Wire("GET", url, JSON)))
            yield from rows(page.get("records"))
            following = urlsplit(plain(page.get("nextRecordsUrl"))).path.lstrip("/")
            url = f"{self._base}/{following}" if following and page.get("done") is False else ""

    def _external(self, case: Mapping[str, Any]) -> External:
        name = plain(case.get("Id"))
        page = f"{self._base}/lightning/r/Case/{quote(name, safe='')}/view"
        return External(name, plain(case.get("CaseNumber")), url=page, status=plain(case.get("Status")))

    def _state(self, case: Mapping[str, Any]) -> ExternalState:
        at = moment(case.get("LastModifiedDate"))
        return ExternalState(plain(case["Id"]), plain(case.get("Status")), at, reference=plain(case.get(self._key)))

    def _ask(self, wire: Wire, passes: tuple[int, ...] = ()) -> Heard:
        heard = send_signed_in(wire, self._client, self._seconds, (*passes, *ASIDE))
        if 200 <= heard.status < 300 or heard.status in passes:
            return heard
        raise _error(heard)


def _error(heard: Heard) -> ConnectorError:
    """What a list of {errorCode, message, fields} means."""
    try:
        said = next(rows(heard.json()), {})
    except Away:
        said = {}
    code = plain(said.get("errorCode"))
    words = f"status {heard.status} {code}".rstrip()
    if code in MEANS:
        return MEANS[code](words)
    if heard.status == 403:
        return Expired(words)
    fields = said.get("fields")
    named = ", ".join(map(str, fields)) if isinstance(fields, list) and fields else reason(plain(said.get("message")))
    return Refused(words, named)


def _first_of(said: Any) -> str:
    """Of several cases with one reference, made by hand, the id of the first."""
    links = [each for each in (said if isinstance(said, list) else []) if isinstance(each, str)]
    if not links:
        raise Away("several cases have this reference, and none is named")
    return links[0].rpartition("/")[2]


def _literal(value: str) -> str:
    """A value inside quotes in SOQL."""
    return value.replace("\\", "\\\\").replace("'", "\\'")
