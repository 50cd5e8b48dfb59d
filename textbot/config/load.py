"""Reading the environment once, and refusing what is wrong all together."""

import os
from collections.abc import Mapping
from typing import Any

from textbot.config.demo import demo_account
from textbot.config.readers import is_loopback
from textbot.config.rows import ACCOUNT, SETTINGS, TOKEN
from textbot.config.settings import Settings

CONNECTOR = "TEXTBOT_CONNECTOR_"
SENDERS = ("TWILIO_NUMBER", "TWILIO_MESSAGING_SERVICE_SID")
NUMBER_OR_SERVICE = " or ".join(SENDERS)
_CREDENTIALS = (ACCOUNT, TOKEN, *SENDERS, "TWILIO_AUTH_TOKEN_OLD", "TWILIO_WEBHOOK_KEY")
_API_PAIR = ("TWILIO_API_KEY", "TWILIO_API_SECRET")
_SIGN_ON = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")


class ConfigError(ValueError):
    """Settings that cannot work; `problems` holds one sentence for each, naming the setting."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("textbot cannot start with these settings:\n" + "\n".join(f"  - {p}" for p in problems))


def load_settings(env: Mapping[str, str] | None = None) -> Settings:
    """Read and check every setting (from the process's environment when `env` is None).

    In demo mode the made-up account is kept in TEXTBOT_DATA/demo.json, written here on the first call.
    Raises ConfigError naming every wrong or missing setting at once.
    """
    env = {name: value.strip() for name, value in (os.environ if env is None else env).items()}
    values, problems = _parse(env)
    demo = not any(env.get(name) for name in (*_CREDENTIALS, *_API_PAIR)) and TOKEN not in env
    problems += _pair_problems(env) + (_demo_problems(env, values) if demo else _account_problems(env))
    if problems:
        raise ConfigError(problems)
    values = {name.lower(): value for name, value in values.items()}
    if values["database_url"] is None:
        values["database_url"] = f"sqlite:///{values['textbot_data'] / 'textbot.db'}"
    values["textbot_models"] = values["textbot_models"] or values["textbot_data"] / "models"
    if demo:
        values |= _demo_values(values)
    return Settings(demo=demo, connector_secrets=_of_connectors(env), **values)


def setting_names() -> tuple[str, ...]:
    """The names of all settings, as they stand in the environment."""
    return tuple(row.name for row in SETTINGS)


def _parse(env: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    problems = []
    for row in SETTINGS:
        raw = env.get(row.name, "")
        values[row.name] = row.default
        if not raw:
            continue
        try:
            values[row.name] = row.parse(raw)
        except ValueError as error:
            problems.append(f"{row.name} {error}")
    return values, problems


def _of_connectors(env: Mapping[str, str]) -> dict[str, str]:
    """The secrets of the city's own systems: their names are the city's choice, so the table cannot hold them."""
    return {name: value for name, value in env.items() if name.startswith(CONNECTOR) and value}


def _pair_problems(env: Mapping[str, str]) -> list[str]:
    problems = []
    lacking = [name for name in _API_PAIR if not env.get(name)]
    if len(lacking) == 1:
        problems.append(f"{lacking[0]} is missing: an API key needs its secret. Set it, or unset the other of the two")
    lacking = [name for name in _SIGN_ON if not env.get(name)]
    if 0 < len(lacking) < len(_SIGN_ON):
        problems.append(f"{' and '.join(lacking)} must be set, too, for single sign-on; or unset all of OIDC_*")
    return problems


def _account_problems(env: Mapping[str, str]) -> list[str]:
    if TOKEN in env and not env[TOKEN]:
        return [f"{TOKEN} is empty: set it to the account's auth token, or unset it"]
    needed = {name: bool(env.get(name)) for name in (ACCOUNT, TOKEN, "PUBLIC_URL", "SECRET_KEY")}
    needed[NUMBER_OR_SERVICE] = any(env.get(name) for name in SENDERS)
    lacking = [name for name, present in needed.items() if not present]
    if not lacking:
        return []
    advice = "Set what is missing to use your Twilio account, or unset all of them to try the demo"
    return [f"{', '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} missing. {advice}"]


def _demo_problems(env: Mapping[str, str], values: Mapping[str, Any]) -> list[str]:
    problems = []
    half = [name for name in ("PUBLIC_URL", "SECRET_KEY") if env.get(name)]
    if half:
        problems.append(
            f"{ACCOUNT}, {TOKEN} and {NUMBER_OR_SERVICE} are missing though {' and '.join(half)} is set. "
            f"Set them to use your Twilio account, or unset {' and '.join(half)} to try the demo"
        )
    if not is_loopback(values["HOST"]):
        problems.append(
            f"HOST must be a loopback address such as 127.0.0.1 in demo mode: its login is no secret. "
            f"Set {ACCOUNT}, {TOKEN}, {NUMBER_OR_SERVICE}, PUBLIC_URL and SECRET_KEY to serve others"
        )
    return problems


def _demo_values(values: Mapping[str, Any]) -> dict[str, str]:
    account = demo_account(values["textbot_data"])
    beside = values["port"] + 1 if values["port"] < 65_535 else values["port"] - 1
    return {
        "public_url": f"http://127.0.0.1:{values['port']}",
        "secret_key": account.secret_key,
        "twilio_account_sid": account.account_sid,
        "twilio_auth_token": account.auth_token,
        "twilio_number": account.number,
        "twilio_api_url": values["twilio_api_url"] or values["textbot_double_url"] or f"http://127.0.0.1:{beside}",
    }
