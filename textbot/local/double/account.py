"""The one account the double plays, and where its webhook lives."""

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

API_VERSION = "2010-04-01"


@dataclass(frozen=True)
class Account:
    """Credentials, number and addresses of the account.

    `webhook` is where inbound texts are posted; `public_url` is the base address the receiver
    believes it has (signatures are made for it); `base_url` is the double's own address.
    """

    sid: str
    token: str
    number: str
    webhook: str
    base_url: str
    public_url: str = ""
    further: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number of the account's: the one residents text, and `further` ones."""
        return (self.number, *self.further)

    def signed_address(self, url: str) -> str:
        """The address the receiver computes its signature for: `url` on the public base."""
        if not self.public_url or origin(url) != origin(self.webhook):
            return url
        return self.public_url.rstrip("/") + _path(url)

    def reachable_address(self, url: str) -> str:
        """The address to connect to: a public address is reached at the webhook's own host."""
        if not self.public_url or origin(url) != origin(self.public_url):
            return url
        return origin(self.webhook) + _path(url)


def origin(url: str) -> str:
    """Scheme, host and port of `url`, nothing after."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _path(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(("", "", parts.path, parts.query, ""))
