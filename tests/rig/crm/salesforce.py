"""Salesforce in miniature: client-credentials tokens, Cases with an external id, comments, and SOQL enough to poll.

Its quirks: times without a colon in the zone, errors as a list of {errorCode, message}, 401 INVALID_SESSION_ID when a
token has expired, unknown fields and picklist values refused, an upsert that answers 200 or 201 with {id, created} (204
in the old versions), 300 when an external id is not unique.
"""

import re
from datetime import datetime
from typing import Any

from tests.rig.crm.server import Asked, Crm, Told

FIELDS = {"Subject", "Description", "Origin", "SuppliedPhone", "SuppliedName", "SuppliedEmail", "Status", "Priority"}
FIELDS |= {"Type", "Reason", "SMS_Ref__c", "Latitude__c", "Longitude__c", "Address__c", "District__c", "Side__c"}
STATUSES = {"New", "Working", "Escalated", "On Hold", "Closed", "Withdrawn"}
CLIENT = ("consumer", "hush")
QUERY = re.compile(r"SELECT (?P<fields>[\w, ]+) FROM (?P<table>\w+) WHERE (?P<where>.+?)(?: ORDER BY .+)?$")
PAGE = 2


class SalesforceSim(Crm):
    """cases: Case id -> its fields. old: answers an upsert of a known case with 204, as versions before 46 do."""

    def __init__(self, old: bool = False) -> None:
        super().__init__()
        self.old = old
        self.cases: dict[str, dict[str, Any]] = {}
        self.comments: list[dict[str, str]] = []
        self._read: re.Match[str] | None = None

    def move(self, reference: str, status: str) -> None:
        """Staff set a case's status."""
        for case in self.cases.values():
            if case.get("SMS_Ref__c") == reference:
                case.update(Status=status, LastModifiedDate=_moment(self.now()))

    def answer(self, asked: Asked) -> Told:
        """Do what is asked."""
        if asked.path == "/services/oauth2/token":
            return self._token(asked)
        if not self.is_signed_in(asked):
            return _refused(401, "INVALID_SESSION_ID", "Session expired or invalid")
        match asked.parts[1:]:
            case ["data", _, "query", *_]:
                return self._query(asked)
            case ["data", _, "sobjects", "Case", "SMS_Ref__c", reference]:
                return self._by_reference(asked, reference)
            case ["data", _, "sobjects", "Case", case_id] if asked.method == "PATCH":
                return self._update(case_id, asked.json)
            case ["data", _, "sobjects", "CaseComment"]:
                self.comments.append(asked.json)
                return Told(201, {"id": f"00a{len(self.comments):015d}", "success": True, "errors": []})
        return _refused(404, "NOT_FOUND", "The requested resource does not exist")

    def _token(self, asked: Asked) -> Told:
        form = dict(asked.form)
        if form.get("grant_type") != "client_credentials":
            return Told(400, {"error": "unsupported_grant_type"})
        if (form.get("client_id"), form.get("client_secret")) != CLIENT and "authorization" not in asked.headers:
            return Told(400, {"error": "invalid_client", "error_description": "invalid client credentials"})
        return Told(200, {"access_token": self.new_token(), "instance_url": self.url, "token_type": "Bearer"})

    def _by_reference(self, asked: Asked, reference: str) -> Told:
        found = [case for case in self.cases.values() if case["SMS_Ref__c"] == reference]
        if len(found) > 1:
            return Told(300, [f"/services/data/v66.0/sobjects/Case/{case['Id']}" for case in found])
        if asked.method == "GET":
            return Told(200, found[0]) if found else _refused(404, "NOT_FOUND", "The requested resource does not exist")
        problem = _problem(asked.json, {"SMS_Ref__c"})
        if problem:
            return problem
        if found:
            found[0].update(asked.json, LastModifiedDate=_moment(self.now()))
            return Told(204) if self.old else self._done(200, found[0]["Id"], False)
        return self._done(201, self._create(asked.json, reference), True)

    def _create(self, fields: dict[str, Any], reference: str) -> str:
        case_id = f"500{len(self.cases) + 1:012d}AAA"
        number, moment = f"{len(self.cases) + 1026:08d}", _moment(self.now())
        own = {"Id": case_id, "CaseNumber": number, "SMS_Ref__c": reference, "LastModifiedDate": moment}
        self.cases[case_id] = {"Status": "New", **fields, **own, "IsClosed": False}
        return case_id

    def _update(self, case_id: str, fields: dict[str, Any]) -> Told:
        if case_id not in self.cases:
            return _refused(404, "ENTITY_IS_DELETED", "entity is deleted")
        problem = _problem(fields, set())
        if problem is None:
            self.cases[case_id].update(fields, LastModifiedDate=_moment(self.now()))
        return problem or Told(204)

    def _done(self, status: int, case_id: str, created: bool) -> Told:
        return Told(status, {"id": case_id, "success": True, "errors": [], "created": created})

    def _query(self, asked: Asked) -> Told:
        """Pages of two: the first by a query, the next by its address."""
        start = 0
        if "q" in asked.query:
            self._read = QUERY.match(asked.query["q"])
        else:
            start = int(asked.parts[4].rpartition("-")[2])
        if self._read is None:
            return _refused(400, "MALFORMED_QUERY", "unexpected token")
        rows = self._rows(self._read["table"], self._read["where"])
        more = start + PAGE < len(rows)
        next_page = {"nextRecordsUrl": f"/services/data/v66.0/query/01gD-{start + PAGE}"} if more else {}
        return Told(200, {"totalSize": len(rows), "done": not more, "records": rows[start : start + PAGE], **next_page})

    def _rows(self, table: str, where: str) -> list[dict[str, Any]]:
        if table == "CaseComment":
            return [each for each in self.comments if where == f"ParentId = '{each['ParentId']}'"]
        since = re.fullmatch(r"SMS_Ref__c != null AND LastModifiedDate >= (\S+)", where)
        assert since is not None
        moment = datetime.fromisoformat(since[1])
        return [each for each in self.cases.values() if datetime.fromisoformat(each["LastModifiedDate"]) >= moment]


def _problem(fields: dict[str, Any], forbidden: set[str]) -> Told | None:
    strange = sorted(set(fields) - (FIELDS - forbidden))
    if strange:
        return _refused(400, "INVALID_FIELD", f"No such column '{strange[0]}' on sobject of type Case")
    if fields.get("Status", "New") not in STATUSES:
        return _refused(400, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "bad value for restricted picklist field")
    return None


def _refused(status: int, code: str, message: str) -> Told:
    return Told(status, [{"errorCode": code, "message": message}])


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}.000+0000"
