"""The kinds of systems that take work orders, and what each must be told in connectors.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass

IN_HOUSE = "in_house"
"""The city's own request store here: staff move the status themselves, and nothing is sent anywhere."""
WEBHOOK_SECRET = "webhook"
"""The secret every kind may have: it signs the states that the system sends us."""


@dataclass(frozen=True)
class Kind:
    """One kind. url: it needs an address. secrets, options: what must be told; may: options that may be told, besides.
    asked: its states can be asked for. settles: seconds after which an order that is still not found there, although
    nobody knows whether it was made, is surely not there."""

    url: bool = True
    secrets: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    may_secrets: tuple[str, ...] = ()
    asked: bool = True
    settles: float = 60.0


KINDS: Mapping[str, Kind] = {
    IN_HOUSE: Kind(url=False, asked=False),
    "open311": Kind(may=("jurisdiction_id", "profile", "format", "email"), may_secrets=("api_key",), settles=120.0),
    "salesforce": Kind(
        secrets=("client_id", "client_secret"),
        may=("version", "key_field", "origin", "token_url", "login_url", "withdrawn"),
    ),
    "servicenow": Kind(
        may=("table", "contact_type", "token_url", "withdrawn"),
        may_secrets=("user", "password", "client_id", "client_secret"),
    ),
    "dynamics": Kind(
        secrets=("client_id", "client_secret"),
        options=("tenant",),
        may=("version", "key_field", "origin", "token_url", "contact"),
    ),
    "webhook": Kind(secrets=("signing",), may=("finds", "states")),
    "email": Kind(url=False, may=("to", "sender"), asked=False, settles=0.0),
    "csv": Kind(url=False, may=("folder",), asked=False, settles=0.0),
}
