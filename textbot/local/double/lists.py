"""The message list: filters and paging as Twilio's API has them."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from textbot.local.double.account import API_VERSION, Account
from textbot.local.double.answers import TwilioError
from textbot.local.double.message import Message
from textbot.local.double.store import Store

LARGEST, USUAL = 1000, 50
SENT = "coalesce(sent, created)"
FILTERS = ("To", "From", "DateSent", "DateSent>", "DateSent<")


def page(store: Store, account: Account, query: Mapping[str, str], lag: float) -> dict[str, Any]:
    """One page, newest first; messages younger than `lag` seconds are left out."""
    size = _size(query)
    where, values = _conditions(query, lag)
    token = query.get("PageToken", "")
    if token:
        where.append("seq < ?")
        values.append(_seq_of(store, token))
    found = store.select(" AND ".join(where), values, "seq DESC", size + 1)
    return _envelope(account, query, size, found[:size], more=len(found) > size)


def _size(query: Mapping[str, str]) -> int:
    try:
        return max(1, min(int(query.get("PageSize", USUAL)), LARGEST))
    except ValueError:
        return USUAL


def _seq_of(store: Store, token: str) -> int:
    found = store.get(token.removeprefix("PA"))
    if found is None:
        raise TwilioError(400, 20001, "Invalid page token")
    return found.seq


def _conditions(query: Mapping[str, str], lag: float) -> tuple[list[str], list[Any]]:
    where, values = ["deleted = 0", "created <= ?"], list[Any]([time.time() - lag])
    for name, column in (("To", "recipient"), ("From", "sender")):
        if query.get(name):
            where.append(f"{column} = ?")
            values.append(query[name])
    # Whole seconds: Twilio's dates have no fraction, and both bounds count themselves in.
    for name, test in (("DateSent>", f"{SENT} >= ?"), ("DateSent<", f"{SENT} < ? + 1")):
        if query.get(name):
            where.append(test)
            values.append(_moment(query[name]))
    if query.get("DateSent"):
        start = _moment(query["DateSent"])
        whole_day = len(query["DateSent"]) == len("2026-11-21")
        where.append(f"{SENT} >= ? AND {SENT} < ?")
        values += [start, start + (timedelta(days=1).total_seconds() if whole_day else 1)]
    return where, values


def _moment(text: str) -> float:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise TwilioError(400, 20001, "Invalid date format") from error
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def _envelope(
    account: Account, query: Mapping[str, str], size: int, messages: list[Message], more: bool
) -> dict[str, Any]:
    number = int(query.get("Page", "0")) if query.get("Page", "0").isdigit() else 0
    kept = {name: query[name] for name in FILTERS if query.get(name)}

    def address(**extra: Any) -> str:
        return f"/{API_VERSION}/Accounts/{account.sid}/Messages.json?" + urlencode(kept | {"PageSize": size} | extra)

    start = number * size
    following = address(Page=number + 1, PageToken=f"PA{messages[-1].sid}") if more else None
    return {
        "end": start + max(0, len(messages) - 1),
        "first_page_uri": address(Page=0),
        "next_page_uri": following,
        "page": number,
        "page_size": size,
        "previous_page_uri": None,
        "messages": [message.as_twilio(account.sid) for message in messages],
        "start": start,
        "uri": address(Page=number),
    }
