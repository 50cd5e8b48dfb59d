"""ServiceNow: a record a work order in one table (`incident` unless told), known by its correlation_id.

The table keeps no key of ours unique, so a record is always looked for before it is made. Signs in with a user's name
and password, or with an OAuth client. Remarks are the record's `comments` ("additional comments").
"""

import base64
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from textbot.connectors.answers_read import done, moment, plain, record, rows
from textbot.connectors.connector import Away, ConnectorError, Expired, Refused, Unsure
from textbot.connectors.order_text import full_text, headline, reason, remark
from textbot.connectors.signed_in import Client, previewed, send_signed_in
from textbot.connectors.wire import JSON, Heard, Wire, json_wire, send
from textbot.connectors.work_orders import External, ExternalState, Site
from textbot.core.work_orders.order import WorkOrder
from textbot.core.work_orders.spec import SystemSpec

TABLE = "incident"
CONTACT_TYPE = "sms"
SHORT, DESCRIPTION, REMARK = 160, 4_000, 4_000
PAGE = 500
FIELDS = "sys_id,number,state,correlation_id,sys_updated_on"
ASIDE = (400, 403, 404, 409)
# A gateway says so, too, when it does not wait for what goes on behind it. Only a look can tell.
GAVE_UP = 503
# A condition on a time is read in the signed-in user's own time zone, which nobody tells us.
ANY_ZONE = timedelta(hours=14)
# 403 says both "you may not" and "this record must not be so"; of the second kind are those with such words.
OF_THE_RECORD = ("data policy", "mandatory", "business rule", "aborted")

INCIDENT = {"1": "open", "2": "in_progress", "3": "in_progress", "6": "closed", "7": "closed", "8": "closed"}
CASE = {"1": "open", "10": "in_progress", "18": "in_progress", "6": "closed", "3": "closed", "7": "closed"}
WORDS = {"new": "open", "open": "in_progress", "in progress": "in_progress", "on hold": "in_progress"}
WORDS |= {"resolved": "closed", "closed": "closed", "canceled": "closed", "cancelled": "closed"}
# By table: what its states mean, and the one of a record that was taken back.
TABLES: Mapping[str, tuple[Mapping[str, str], str]] = {
    "incident": (INCIDENT, "8"),
    "sn_customerservice_case": (CASE, "7"),
}


class ServiceNow:
    """Records of one table. Options: table, contact_type, token_url, withdrawn (the state of a record taken back)."""

    def __init__(self, spec: SystemSpec, secrets: Mapping[str, str], site: Site) -> None:
        self._seconds = spec.seconds
        self._contact_type = spec.options.get("contact_type", CONTACT_TYPE)
        table = spec.options.get("table", TABLE)
        states, withdrawn = TABLES.get(table, (INCIDENT, "7"))
        self.statuses: Mapping[str, str] = {**states, **WORDS}
        self._withdrawn = spec.options.get("withdrawn", withdrawn)
        base = spec.url.rstrip("/")
        self._table = f"{base}/api/now/table/{quote(table, safe='')}"
        self._page = f"{base}/{quote(table, safe='')}.do?sys_id="
        self._journal = f"{base}/api/now/table/sys_journal_field"
        self._client, self._basic = _login(spec.options.get("token_url", f"{base}/oauth_token.do"), secrets)

    def find(self, order: WorkOrder) -> External | None:
        """The first record of that reference."""
        found = self._list(f"correlation_id={order.reference}^ORDERBYsys_created_on", 0, 5)
        own = [each for each in found if plain(each.get("correlation_id")) == order.reference]
        if found and not own:  # an unknown field in a query is ignored there, and everything is found
            raise Refused("the table cannot be searched", "correlation_id")
        return self._external(own[0]) if own else None

    def create(self, order: WorkOrder) -> External:
        """Make a record. Twice makes two: `find` first."""
        heard = self._ask(self._wire(order), (GAVE_UP,))
        if heard.status == GAVE_UP:
            raise Unsure("status 503")
        made = done(heard).get("result")
        if not isinstance(made, dict) or not plain(made.get("sys_id")):
            raise Unsure("the answer names no record")
        return self._external(made)

    def states(self, ids: Sequence[str], since: datetime) -> Iterable[ExternalState]:
        """The records among these that were touched since then, and a few hours before."""
        wanted = set(ids)
        query = f"correlation_idISNOTEMPTY^sys_updated_on>={since.astimezone(UTC) - ANY_ZONE:%Y-%m-%d %H:%M:%S}"
        found = self._all(f"{query}^ORDERBYsys_updated_on")
        return [_state(each) for each in found if plain(each.get("sys_id")) in wanted]

    def comment(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """An additional comment; one with that key is not written twice where comments may be read."""
        if not self._is_written(external, key):
            self._update(external, {"comments": remark(text, key, REMARK)})

    def correct(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """The record now reads so, and a comment says what changed."""
        self._update(external, self._record(order))
        self.comment(external, order, text, key)

    def withdraw(self, external: External, order: WorkOrder, reason: str, key: str) -> None:
        """Say why, and close the record."""
        self.comment(external, order, reason, key)
        self._update(external, {"state": self._withdrawn, "close_notes": reason or "Taken back by the resident"})

    def preview(self, order: WorkOrder) -> Wire:
        """What `create` sends."""
        wire = self._wire(order)
        return previewed(wire) if self._client else self._with_basic(wire).hidden()

    def _wire(self, order: WorkOrder) -> Wire:
        return json_wire("POST", f"{self._table}?sysparm_fields={FIELDS}", self._record(order))

    def _record(self, order: WorkOrder) -> dict[str, str]:
        told = full_text(order, DESCRIPTION, caller=True)
        made = {"short_description": headline(order, SHORT), "description": told}
        made |= {"correlation_id": order.reference, "contact_type": self._contact_type}
        return {name: value for name, value in {**made, **order.fields}.items() if value}

    def _update(self, external: External, fields: Mapping[str, str]) -> None:
        url = f"{self._table}/{quote(external.id, safe='')}?sysparm_fields=sys_id"
        self._ask(json_wire("PATCH", url, fields))

    def _is_written(self, external: External, key: str) -> bool:
        """Whether the journal holds that key; False when it may not be read."""
        query = f"element_id={external.id}^element=comments^valueLIKE[{key}]"
        url = f"{self._journal}?{urlencode({'sysparm_query': query, 'sysparm_limit': 20, 'sysparm_fields': 'value'})}"
        try:
            found = list(rows(record(self._ask(Wire("GET", url, JSON))).get("result")))
        except (Refused, Expired):
            return False
        return any(f"[{key}]" in plain(each.get("value")) for each in found)

    def _external(self, made: Mapping[str, Any]) -> External:
        name = plain(made.get("sys_id"))
        return External(name, plain(made.get("number")), url=f"{self._page}{name}", status=plain(made.get("state")))

    def _all(self, query: str) -> Iterable[dict[str, Any]]:
        start = 0
        while True:
            page = self._list(query, start, PAGE)
            yield from page
            start += PAGE
            if len(page) < PAGE:
                return

    def _list(self, query: str, start: int, limit: int) -> list[dict[str, Any]]:
        how = {"sysparm_query": query, "sysparm_fields": FIELDS, "sysparm_limit": limit, "sysparm_offset": start}
        said = record(self._ask(Wire("GET", f"{self._table}?{urlencode(how)}", JSON)))
        if not isinstance(said.get("result"), list):
            raise Away("the answer holds no list")
        return list(rows(said["result"]))

    def _with_basic(self, wire: Wire) -> Wire:
        return Wire(wire.method, wire.url, {**wire.headers, "Authorization": self._basic}, wire.body)

    def _ask(self, wire: Wire, passes: tuple[int, ...] = ()) -> Heard:
        if self._client:
            heard = send_signed_in(wire, self._client, self._seconds, (*passes, *ASIDE))
        else:
            heard = send(self._with_basic(wire), self._seconds, (*passes, *ASIDE))
        if 200 <= heard.status < 300 or heard.status in passes:
            return heard
        raise _error(heard)


def _login(token_url: str, secrets: Mapping[str, str]) -> tuple[Client | None, str]:
    """The OAuth client, or a Basic header. Raises Expired when neither is known."""
    if secrets.get("client_id") and secrets.get("client_secret"):
        return Client(token_url, secrets["client_id"], secrets["client_secret"]), ""
    if not (secrets.get("user") and secrets.get("password")):
        raise Expired("neither user and password nor client_id and client_secret are set")
    said = base64.b64encode(f"{secrets['user']}:{secrets['password']}".encode()).decode()
    return None, f"Basic {said}"


def _error(heard: Heard) -> ConnectorError:
    """What {"error": {"message", "detail"}} with that status means."""
    try:
        said = record(heard).get("error")
    except Away:
        said = None
    told = said if isinstance(said, dict) else {"message": plain(said)}
    message = f"{plain(told.get('message'))} {plain(told.get('detail'))}"
    words = f"status {heard.status}"
    if heard.status == 403 and not any(each in message.lower() for each in OF_THE_RECORD):
        return Expired(words)
    return Refused(words, reason(message))


def _state(made: Mapping[str, Any]) -> ExternalState:
    at = moment(made.get("sys_updated_on"), utc=True)
    reference = plain(made.get("correlation_id"))
    return ExternalState(plain(made["sys_id"]), plain(made.get("state")), at, reference=reference)
