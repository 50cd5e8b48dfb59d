"""Open311 (GeoReport v2): a service request there for each of ours, in XML or JSON.

The standard has no field for a reference of ours, so it stands as a line in the description, and `find` reads what the
server lists of that service and time. Profiles (strict, fixmystreet, seeclickfix, textbot) tell how servers differ.
"""

import hashlib
import hmac
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, quote_plus, urlencode

from textbot.connectors.answers_read import moment
from textbot.connectors.connector import Away, Refused, Unsure
from textbot.connectors.geo_report import PROFILES, Row, errors_of, rows_of
from textbot.connectors.geo_request import TWIN_METRES, form_of, may_be, metres_from
from textbot.connectors.order_text import names_reference, reason
from textbot.connectors.signed_in import FORM
from textbot.connectors.wire import Heard, Wire, send
from textbot.connectors.work_orders import External, ExternalState, Site
from textbot.core.work_orders.order import WorkOrder
from textbot.core.work_orders.spec import SystemSpec

TWIN = re.compile(r"duplicate|already (?:been )?(?:reported|exists|submitted)", re.IGNORECASE)
NONE = 404
ASIDE = (400, NONE, 409, 422)
# A gateway says so, too, when it does not wait for what goes on behind it. Only a look can tell.
GAVE_UP = 503
# Clocks differ, and some servers round to the hour.
SLACK = timedelta(hours=1)
SPAN = timedelta(days=89)  # the standard: dates span no more than 90 days
# Servers cut a list off without a word: at 20, 50, 100 ... From so many on it is asked for again in halves of the time.
CUT_OFF = 20
SHORTEST = timedelta(minutes=5)
MOST_LISTS = 40
PER_PAGE = 100
AT_ONCE = 40
STATUSES = {
    "open": "open",
    "new": "open",
    "received": "open",
    "acknowledged": "in_progress",
    "investigating": "in_progress",
    "in_progress": "in_progress",
    "in progress": "in_progress",
    "planned": "in_progress",
    "action_scheduled": "in_progress",
    "assigned": "in_progress",
    "closed": "closed",
    "archived": "closed",
    "fixed": "closed",
    "no_further_action": "closed",
    "duplicate": "closed",
    "not_councils_responsibility": "closed",
    "internal_referral": "closed",
}


class Open311:
    """One endpoint. Options: jurisdiction_id, profile, format (xml or json), email (the city's own, where a server
    demands one). Secrets: api_key."""

    statuses: Mapping[str, str] = STATUSES

    def __init__(self, spec: SystemSpec, secrets: Mapping[str, str], site: Site) -> None:
        self._base = spec.url.rstrip("/")
        self._seconds = spec.seconds
        self._profile = PROFILES[spec.options.get("profile", "strict")]
        self._format = spec.options.get("format", self._profile.format)
        self._email = spec.options.get("email", "")
        jurisdiction = spec.options.get("jurisdiction_id", "")
        self._where = {"jurisdiction_id": jurisdiction} if jurisdiction else {}
        self._key = secrets.get("api_key", "")

    def find(self, order: WorkOrder) -> External | None:
        """The request whose description holds our reference; where descriptions are not told, the one at the very point
        that was asked for since the order was made."""
        if self._profile.our_token:
            heard = send(self._get(f"tokens/{self._token(order)}"), self._seconds, (NONE,))
            return None if heard.status == NONE else next(map(_external, self._rows(heard)), None)
        nameless = None
        for row in self._listed(order):
            if names_reference(row.get("description", ""), order.reference):
                return _external(row)
            if may_be(row, order):
                nameless = _external(row)
        return nameless

    def create(self, order: WorkOrder) -> External:
        """Post it. What the server calls a duplicate is ours already: the reference in it is nobody else's."""
        if self._profile.needs_point and (order.lat is None or order.lon is None):
            raise Refused("it takes no place without a point on the map", "lat, long")
        heard = send(self._wire(order), self._seconds, (*ASIDE, GAVE_UP))
        if heard.status == GAVE_UP:
            raise Unsure("status 503")
        if heard.status in ASIDE and TWIN.search(errors_of(heard)):
            return self._twin(order)
        made = next(iter(self._rows(heard, Unsure)), None)
        if made is None:
            raise Unsure("the answer holds no request")
        return External(made.get("service_request_id", ""), token=made.get("token", ""))

    def resolve(self, token: str) -> External | None:
        """The request that a token became; None while it has no id. Raises Refused where not even a token was given."""
        if not token:
            raise Refused("this service gives its requests no numbers", "blackbox")
        found = self._rows(send(self._get(f"tokens/{quote(token, safe='')}"), self._seconds, ASIDE))
        return next((_external(row) for row in found if row.get("service_request_id")), None)

    def states(self, ids: Sequence[str], since: datetime) -> Iterable[ExternalState]:
        """How far these are; the finer words of updates where a server gives them."""
        known = {each.id: each for each in self._states_of(ids)}
        if not self._profile.updates:
            return list(known.values())
        # A plain "open" says less than the update that came before it.
        known = {name: state for name, state in known.items() if state.status != "open"}
        return list((known | {each.id: each for each in self._updates(since) if each.id in ids}).values())

    def comment(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """An update of the request, where the profile has them. Raises Refused elsewhere."""
        self._update(external, "OPEN", text, key)

    def correct(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """The standard changes no request: what changed becomes an update, where the profile has them."""
        self._update(external, "OPEN", text, key)

    def withdraw(self, external: External, order: WorkOrder, reason: str, key: str) -> None:
        """An update that closes it, where the profile has them."""
        self._update(external, "CLOSED", reason or "Taken back by the resident", key)

    def preview(self, order: WorkOrder) -> Wire:
        """What `create` sends."""
        return self._wire(order).hidden()

    def _wire(self, order: WorkOrder) -> Wire:
        token = [("token", self._token(order))] if self._profile.our_token else []
        return self._post("requests", [*form_of(order, self._profile.media, self._email), *token])

    def _token(self, order: WorkOrder) -> str:
        """The same for each try of one order; nobody without our key can guess it."""
        return hmac.new(self._key.encode(), order.reference.encode(), hashlib.sha256).hexdigest()

    def _post(self, what: str, fields: Sequence[tuple[str, str]]) -> Wire:
        own = [*self._where.items(), *([("api_key", self._key)] if self._key else [])]
        headers = {"Content-Type": f"{FORM}; charset=utf-8"}
        body = urlencode([*own, *fields])
        return Wire("POST", f"{self._base}/{what}.{self._format}", headers, body, (self._key, quote_plus(self._key)))

    def _get(self, what: str, **query: str) -> Wire:
        asked = urlencode({**self._where, **query})
        return Wire("GET", f"{self._base}/{what}.{self._format}{'?' if asked else ''}{asked}")

    def _rows(self, heard: Heard, unread: type[Away] = Away) -> list[Row]:
        if heard.status in ASIDE:
            raise Refused(f"status {heard.status}", reason(errors_of(heard)))
        try:
            return rows_of(heard, self._format)
        except Away as error:
            raise unread(str(error)) from None

    def _twin(self, order: WorkOrder) -> External:
        """The request that the server says it has: by our reference, else, where only the same words at the same point
        make a twin, the nearest of that service and time. Raises Unsure when it is not listed (yet)."""
        near = []
        for row in self._listed(order):
            if names_reference(row.get("description", ""), order.reference):
                return _external(row)
            near.append((metres_from(row, order), row))
        metres, row = min(near, key=lambda each: each[0], default=(math.inf, {}))
        if not self._profile.tells_twins:
            raise Refused("it has such a request already, and that is not ours", "duplicate")
        if metres > TWIN_METRES:
            raise Unsure("it says that it has this already, but does not list it yet")
        return _external(row)

    def _listed(self, order: WorkOrder) -> Iterator[Row]:
        """What was requested of that service since the order was made."""
        start = order.created_at - SLACK
        end = min(max(datetime.now(UTC), order.created_at) + SLACK, start + SPAN)
        return self._by_page(order.code, start, end) if self._profile.pages else self._by_time(order.code, start, end)

    def _by_page(self, code: str, start: datetime, end: datetime) -> Iterator[Row]:
        seen: set[str] = set()
        for page in range(1, MOST_LISTS + 1):
            rows = self._list(code, start, end, page=str(page), per_page=str(PER_PAGE))
            fresh = [row for row in rows if row.get("service_request_id", "") not in seen]
            if not fresh:
                return
            seen |= {row.get("service_request_id", "") for row in fresh}
            yield from fresh
        raise Away("it lists too many to look through")

    def _by_time(self, code: str, start: datetime, end: datetime) -> Iterator[Row]:
        """The newest first; a list that may be cut off is asked for again in halves. Raises Away when it is too much:
        what was not seen is not known to be absent."""
        spans = [(start, end)]
        for _ in range(MOST_LISTS):
            if not spans:
                return
            start, end = spans.pop()
            rows = self._list(code, start, end)
            yield from rows
            if len(rows) >= CUT_OFF and end - start > SHORTEST:
                middle = start + (end - start) / 2
                spans += [(start, middle), (middle, end)]
        if spans:
            raise Away("it lists too many to look through")

    def _list(self, code: str, start: datetime, end: datetime, **query: str) -> list[Row]:
        dates = {"start_date": _when(start), "end_date": _when(end)}
        heard = send(self._get("requests", service_code=code, **dates, **query), self._seconds, ASIDE)
        return [] if heard.status == NONE else self._rows(heard)

    def _states_of(self, ids: Sequence[str]) -> Iterator[ExternalState]:
        for first in range(0, len(ids), AT_ONCE):
            some = ids[first : first + AT_ONCE]
            heard = send(self._get("requests", service_request_id=",".join(some)), self._seconds, ASIDE)
            found = self._one_by_one(some) if heard.status in ASIDE else self._rows(heard)
            yield from (_state(row) for row in found if row.get("service_request_id", "") in some)

    def _one_by_one(self, ids: Sequence[str]) -> list[Row]:
        """Where one unknown id spoils the list of all; what is not there (any more) has no state."""
        answers = (send(self._get(f"requests/{quote(each, safe='')}"), self._seconds, ASIDE) for each in ids)
        return [row for heard in answers if heard.status not in ASIDE for row in self._rows(heard)]

    def _updates(self, since: datetime) -> list[ExternalState]:
        """Updates since then, the oldest first."""
        dates = {"start_date": _when(since - SLACK), "end_date": _when(datetime.now(UTC) + SLACK)}
        heard = send(self._get("servicerequestupdates", **dates), self._seconds, ASIDE)
        found = [] if heard.status == NONE else [_state(row) for row in self._rows(heard) if row.get("status")]
        return sorted(found, key=lambda each: each.at or since)

    def _update(self, external: External, status: str, text: str, key: str) -> None:
        if not self._profile.updates:
            raise Refused("it takes no remarks", "servicerequestupdates")
        fields = {"service_request_id": external.id, "update_id": key, "status": status, "description": text}
        wire = self._post("servicerequestupdates", [*fields.items(), ("updated_datetime", _when(datetime.now(UTC)))])
        self._rows(send(wire, self._seconds, ASIDE), Unsure)


def _external(row: Row) -> External:
    return External(row.get("service_request_id", ""), token=row.get("token", ""), status=row.get("status", ""))


def _state(row: Row) -> ExternalState:
    words = row.get("status_notes") or row.get("description", "") * ("update_id" in row)
    at = moment(row.get("updated_datetime", ""))
    return ExternalState(row.get("service_request_id", ""), row.get("status", "").lower(), at, words)


def _when(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
