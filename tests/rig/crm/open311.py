"""A GeoReport v2 server in miniature, in three dialects.

strict        as the standard says: XML and JSON, a jurisdiction, required attributes, realtime, batch (a token that
              becomes an id after a while) and blackbox services
fixmystreet   as mySociety's adapter: booleans are texts, ids are numbers from 0, keywords are one text, a field it does
              not know is refused, a place is required, updates go both ways with finer states
seeclickfix   an address alone is no place; the same description at the same place is a duplicate and refused; only
              public requests are listed, in pages
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from xml.sax.saxutils import escape

from tests.rig.crm.server import Asked, Crm, Told

KEY = "key-311"
JURISDICTION = "mycity.gov"
FIELDS = {"api_key", "jurisdiction_id", "service_code", "lat", "long", "address_string", "address_id", "description"}
FIELDS |= {"media_url", "phone", "email", "first_name", "last_name", "device_id", "account_id"}
UPDATE = {"api_key", "jurisdiction_id", "service_request_id", "update_id", "updated_datetime", "status", "description"}
LONGEST_SPAN = timedelta(days=90)


@dataclass(frozen=True)
class Dialect:
    """What differs. listed: how many requests a list holds at most; pages: it takes page and per_page."""

    name: str
    formats: tuple[str, ...] = ("xml", "json")
    texts_for_booleans: bool = False
    numbers_from_zero: bool = False
    strange_fields: bool = True
    needs_point: bool = False
    duplicates: bool = True
    updates: bool = False
    jurisdiction: str = ""
    listed: int = 1000
    pages: bool = False


STRICT = Dialect("strict", jurisdiction=JURISDICTION, listed=50)
FIXMYSTREET = Dialect(
    "fixmystreet", texts_for_booleans=True, numbers_from_zero=True, strange_fields=False, needs_point=True, updates=True
)
SEECLICKFIX = Dialect("seeclickfix", needs_point=True, duplicates=False, listed=20, pages=True)


@dataclass(frozen=True)
class Service:
    """A service and its attributes: code -> whether it is required. kind: realtime | batch | blackbox."""

    code: str
    name: str
    kind: str = "realtime"
    attributes: dict[str, bool] = field(default_factory=dict)


SERVICES = (
    Service("POTHOLE", "Pothole", attributes={"LANE": True, "DEPTH": False, "SIGNS": False}),
    Service("LIGHT", "Street light"),
    Service("TREE", "Fallen tree", kind="batch"),
    Service("GRAFFITI", "Graffiti", kind="blackbox"),
)


class Open311Sim(Crm):
    """requests: what is held, in the order it came. tokens_held: token -> the request it became."""

    def __init__(self, dialect: Dialect = STRICT) -> None:
        super().__init__()
        self.dialect = dialect
        self.services = {service.code: service for service in SERVICES}
        self.requests: list[dict[str, Any]] = []
        self.tokens_held: dict[str, dict[str, Any]] = {}
        self.updates: list[dict[str, str]] = []
        self.hidden: set[Any] = set()
        self.describes = True

    @property
    def base(self) -> str:
        """Where the standard's paths begin."""
        return f"{self.url}/open311/v2"

    def move(self, request_id: Any, status: str, notes: str = "") -> None:
        """Staff set a request's status."""
        moment = self.now().isoformat(timespec="seconds")
        self.requests[int(request_id) - self._first].update(status_notes=notes, updated_datetime=moment)
        if not self.dialect.updates:
            self.requests[int(request_id) - self._first]["status"] = status
            return
        self.requests[int(request_id)]["status"] = "closed" if status in ("closed", "fixed") else "open"
        own = {"update_id": f"u{len(self.updates)}", "service_request_id": str(request_id), "status": status}
        self.updates.append({**own, "updated_datetime": moment, "description": notes})

    def settle(self) -> None:
        """Requests that only had a token get their ids."""
        for made in self.tokens_held.values():
            if made not in self.requests:
                self._give_id(made)

    def answer(self, asked: Asked) -> Told:
        """Do what is asked."""
        path, _, form = asked.path.removeprefix("/open311/v2/").rpartition(".")
        if form not in self.dialect.formats:
            return Told(404, b"Not Found")
        told = self._told(asked, path.split("/"))
        data = told.data
        if form == "xml":
            shape = _XML["errors" if told.status >= 400 else path.split("/")[0] + ("s" if path == "token" else "")]
            data = f'<?xml version="1.0" encoding="utf-8"?>\n{_xml(data, *shape)}'.encode()
        return Told(told.status, data, {"Content-Type": "text/xml; charset=utf-8"} if form == "xml" else {})

    @property
    def _first(self) -> int:
        return 0 if self.dialect.numbers_from_zero else 1

    def _told(self, asked: Asked, parts: list[str]) -> Told:
        place = dict(asked.form).get if asked.method == "POST" else asked.query.get
        if self.dialect.jurisdiction and place("jurisdiction_id") != self.dialect.jurisdiction:
            return _refused(404 if place("jurisdiction_id") else 400, "jurisdiction_id is missing or unknown")
        match asked.method, parts:
            case "GET", ["services"]:
                return Told(200, [self._service(each) for each in self.services.values()])
            case "GET", ["services", code] if code in self.services:
                return Told(200, self._definition(self.services[code]))
            case "POST", ["requests"]:
                return self._create(asked)
            case "GET", ["requests"]:
                return self._list(asked.query)
            case "GET", ["requests", request_id]:
                return self._these([request_id])
            case "GET", ["tokens", token]:
                return self._token(token)
            case _, ["servicerequestupdates"] if self.dialect.updates:
                return self._update(asked) if asked.method == "POST" else self._updates(asked.query)
        return _refused(404, "not found")

    def _create(self, asked: Asked) -> Told:
        given = dict(asked.form)
        problem = self._problem(given)
        if problem:
            return problem
        moment = self.now().isoformat(timespec="seconds")
        made = {"status": "open", "requested_datetime": moment, "updated_datetime": moment}
        made |= {name: value for name, value in given.items() if name not in ("api_key", "jurisdiction_id")}
        made |= {"media_urls": [value for name, value in asked.form if name == "media_url"], "status_notes": ""}
        made["told"] = _told(given)
        service = self.services[given["service_code"]]
        if service.kind == "blackbox":
            self._give_id(made)
            return Told(200, [{"service_notice": "The crew will see it.", "account_id": None}])
        if service.kind == "batch":
            token = f"tok-{len(self.tokens_held) + 1}"
            self.tokens_held[token] = made
            return Told(200, [{"token": token, "service_notice": "", "account_id": None}])
        return Told(200, [{"service_request_id": self._give_id(made), "service_notice": "", "account_id": None}])

    def _give_id(self, made: dict[str, Any]) -> Any:
        number = len(self.requests) + self._first
        made["service_request_id"] = number if self.dialect.numbers_from_zero else str(number)
        self.requests.append(made)
        return made["service_request_id"]

    def _problem(self, given: dict[str, str]) -> Told | None:
        if given.get("api_key") != KEY:
            return _refused(403, "api_key is missing or wrong")
        service = self.services.get(given.get("service_code", ""))
        if service is None:
            return _refused(404, "service_code was not found")
        strange = [name for name in given if name not in FIELDS and not name.startswith("attribute[")]
        if strange and not self.dialect.strange_fields:
            return _refused(400, f"unknown parameter {strange[0]}")
        needed = [code for code, is_needed in service.attributes.items() if is_needed]
        lacking = [code for code in needed if not given.get(f"attribute[{code}]")]
        if lacking:
            return _refused(400, f"attribute[{lacking[0]}] is required")
        return self._place_problem(given) or self._twin_problem(given)

    def _place_problem(self, given: dict[str, str]) -> Told | None:
        point = given.get("lat") and given.get("long")
        if point or (given.get("address_string") and not self.dialect.needs_point):
            return None
        return _refused(400, "location can't be blank")

    def _twin_problem(self, given: dict[str, str]) -> Told | None:
        twins = [each for each in self.requests if each["told"] == _told(given)]
        return _refused(400, "base is a duplicate") if twins and not self.dialect.duplicates else None

    def _list(self, query: dict[str, str]) -> Told:
        if query.get("service_request_id"):
            return self._these(query["service_request_id"].split(","))
        end = _moment(query.get("end_date"), self.now())
        start = _moment(query.get("start_date"), end - LONGEST_SPAN)
        if end - start > LONGEST_SPAN:
            return _refused(400, "the dates span more than 90 days")
        found = [each for each in self._shown() if start <= _moment(each["requested_datetime"], end) <= end]
        found = [each for each in found if query.get("service_code") in (None, "", each["service_code"])]
        found.reverse()  # the newest first, and no more than so many
        size = min(self.dialect.listed, int(query.get("per_page", self.dialect.listed)))
        first = (int(query.get("page", 1)) - 1) * size if self.dialect.pages else 0
        return Told(200, found[first : first + size])

    def _these(self, ids: list[str]) -> Told:
        found = [each for each in self._shown() if str(each["service_request_id"]) in ids]
        return Told(200, found) if found else _refused(404, "service_request_id was not found")

    def _shown(self) -> Iterable[dict[str, Any]]:
        silent = {} if self.describes else {"description": None}
        return [_public(each) | silent for each in self.requests if each["service_request_id"] not in self.hidden]

    def _token(self, token: str) -> Told:
        made = self.tokens_held.get(token)
        if made is None:
            return _refused(404, "token was not found")
        return Told(200, [{"token": token, "service_request_id": made.get("service_request_id", "")}])

    def _update(self, asked: Asked) -> Told:
        given = dict(asked.form)
        if given.get("api_key") != KEY or set(given) - UPDATE or not given.get("status"):
            return _refused(400, "a parameter is missing or unknown")
        if given["update_id"] not in {each["update_id"] for each in self.updates}:
            self.updates.append({name: value for name, value in given.items() if name != "api_key"})
        return Told(200, [{"update_id": given["update_id"]}])

    def _updates(self, query: dict[str, str]) -> Told:
        start, end = _moment(query.get("start_date"), self.now()), _moment(query.get("end_date"), self.now())
        return Told(200, [each for each in self.updates if start <= _moment(each["updated_datetime"], end) <= end])

    def _service(self, service: Service) -> dict[str, Any]:
        has_more: Any = bool(service.attributes)
        has_more = str(has_more).lower() if self.dialect.texts_for_booleans else has_more
        own = {"service_code": service.code, "service_name": service.name, "description": service.name}
        return {**own, "metadata": has_more, "type": service.kind, "keywords": "street,road", "group": "Streets"}

    def _definition(self, service: Service) -> dict[str, Any]:
        return {
            "service_code": service.code,
            "attributes": [
                {"code": code, "required": str(needed).lower() if self.dialect.texts_for_booleans else needed}
                | {"variable": True, "datatype": "string", "order": order, "description": code.title()}
                for order, (code, needed) in enumerate(service.attributes.items(), 1)
            ],
        }


def _public(made: dict[str, Any]) -> dict[str, Any]:
    """What a list tells: neither attributes nor who reported it."""
    private = {"phone", "email", "first_name", "last_name", "media_urls", "told"}
    kept = {name: value for name, value in made.items() if name not in private and not name.startswith("attribute[")}
    return {**kept, "address": made.get("address_string", "")}


def _told(given: dict[str, str]) -> list[str | None]:
    """What makes a twin, as it came, whatever staff make of it later."""
    return [given.get(name) for name in ("description", "lat", "long")]


def _refused(status: int, words: str) -> Told:
    return Told(status, [{"code": status, "description": words}])


def _moment(value: str | None, otherwise: datetime) -> datetime:
    return datetime.fromisoformat(value) if value else otherwise


# How the standard's XML calls a list and what is in it.
_XML = {
    "services": ("services", "service"),
    "requests": ("service_requests", "request"),
    "tokens": ("service_requests", "request"),
    "servicerequestupdates": ("service_request_updates", "request_update"),
    "errors": ("errors", "error"),
}


def _xml(data: Any, outer: str, inner: str) -> str:
    if isinstance(data, dict) and "attributes" in data:
        attributes = _xml(data["attributes"], "attributes", "attribute")
        code = f"<service_code>{data['service_code']}</service_code>"
        return f"<service_definition>{code}{attributes}</service_definition>"
    return f"<{outer}>{''.join(f'<{inner}>{_fields(each)}</{inner}>' for each in data)}</{outer}>"


def _fields(data: dict[str, Any]) -> str:
    return "".join(f"<{name}>{_text(value)}</{name}>" for name, value in data.items() if "[" not in name)


def _text(value: Any) -> str:
    return escape("" if value is None else str(value).lower() if isinstance(value, bool) else str(value))
