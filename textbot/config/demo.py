"""The demo's made-up Twilio account: random for each installation, kept in one private file."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

DEMO_NUMBER = "+16025550100"


@dataclass(frozen=True)
class DemoAccount:
    """Credentials that only the built-in Twilio double knows."""

    account_sid: str
    auth_token: str = field(repr=False)
    secret_key: str = field(repr=False)
    number: str


def demo_account(data: Path) -> DemoAccount:
    """The account in `data`/demo.json (mode 0600), made there on the first call, by whichever process is first."""
    path = data / "demo.json"
    if not path.exists():
        _write_once(path, _make())
    return DemoAccount(**json.loads(path.read_text()))


def _make() -> DemoAccount:
    return DemoAccount("AC" + secrets.token_hex(16), secrets.token_hex(16), secrets.token_hex(32), DEMO_NUMBER)


def _write_once(path: Path, account: DemoAccount) -> None:
    """A hard link takes its name only if it is free: two processes at once agree on the first one's account."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".demo-{os.getpid()}-{secrets.token_hex(4)}.json")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(asdict(account), file)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
