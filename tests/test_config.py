"""Settings are read once, checked together, and keep their secrets."""

import stat
from pathlib import Path

import pytest

from textbot.config import HOME, SETTINGS, ConfigError, Settings, load_settings, setting_names

ACCOUNT = {
    "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
    "TWILIO_AUTH_TOKEN": "the-auth-token",
    "TWILIO_NUMBER": "+16025550100",
    "PUBLIC_URL": "https://text.example.gov/",
    "SECRET_KEY": "k" * 32,
}


@pytest.fixture
def data(tmp_path: Path) -> dict[str, str]:
    return {"TEXTBOT_DATA": str(tmp_path / "var")}


def refused(env: dict[str, str]) -> str:
    with pytest.raises(ConfigError) as caught:
        load_settings(env)
    return str(caught.value)


def test_every_field_has_a_row_and_every_row_a_field() -> None:
    derived = {"demo", "connector_secrets"}
    assert {name.lower() for name in setting_names()} | derived == set(Settings.__dataclass_fields__)
    assert all(row.help for row in SETTINGS)


def test_nothing_set_is_the_demo(data: dict[str, str]) -> None:
    settings = load_settings(data)
    assert settings.demo
    assert settings.twilio_account_sid.startswith("AC") and len(settings.twilio_account_sid) == 34
    assert settings.twilio_number == "+16025550100"
    assert settings.public_url == "http://127.0.0.1:8000"
    assert settings.twilio_api_url == "http://127.0.0.1:8001"
    assert len(settings.secret_key) >= 32
    assert settings.redis_url is None
    assert settings.database_url == f"sqlite:///{data['TEXTBOT_DATA']}/textbot.db"
    assert settings.textbot_city == HOME / "flows"


def test_the_demo_account_is_kept_private_and_stays_the_same(data: dict[str, str]) -> None:
    assert load_settings(data) == load_settings(data)
    file = Path(data["TEXTBOT_DATA"]) / "demo.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_two_installations_have_two_accounts(tmp_path: Path) -> None:
    one, other = (load_settings({"TEXTBOT_DATA": str(tmp_path / name)}) for name in "ab")
    assert one.twilio_auth_token != other.twilio_auth_token
    assert one.secret_key != other.secret_key


def test_the_demo_sends_to_the_double_that_was_started(data: dict[str, str]) -> None:
    assert (
        load_settings(data | {"TEXTBOT_DOUBLE_URL": "http://127.0.0.1:9911"}).twilio_api_url == "http://127.0.0.1:9911"
    )


def test_a_whole_account_is_no_demo(data: dict[str, str]) -> None:
    settings = load_settings(ACCOUNT | data | {"HOST": "0.0.0.0"})
    assert not settings.demo
    assert settings.public_url == "https://text.example.gov"
    assert settings.twilio_api_url is None
    assert not Path(data["TEXTBOT_DATA"]).exists()


def test_a_messaging_service_stands_in_for_a_number(data: dict[str, str]) -> None:
    env = {name: value for name, value in ACCOUNT.items() if name != "TWILIO_NUMBER"}
    settings = load_settings(env | data | {"TWILIO_MESSAGING_SERVICE_SID": "MG" + "1" * 32})
    assert settings.twilio_number is None


@pytest.mark.parametrize("lacking", ACCOUNT)
def test_a_missing_part_of_the_account_is_named(lacking: str, data: dict[str, str]) -> None:
    told = refused({name: value for name, value in ACCOUNT.items() if name != lacking} | data)
    assert lacking in told
    assert "missing" in told
    assert not any(name in told for name in set(ACCOUNT) - {lacking})


@pytest.mark.parametrize(
    ("env", "named"),
    [
        pytest.param({"PUBLIC_URL": "https://a.gov"}, "TWILIO_ACCOUNT_SID", id="a public address alone"),
        pytest.param({"SECRET_KEY": "k" * 40}, "TWILIO_AUTH_TOKEN", id="a secret key alone"),
        pytest.param({"TWILIO_WEBHOOK_KEY": "x"}, "TWILIO_ACCOUNT_SID", id="a webhook key alone"),
        pytest.param({"HOST": "0.0.0.0"}, "HOST", id="the demo open to others"),
        pytest.param({"HOST": "text.example.gov"}, "HOST", id="the demo under a name"),
        pytest.param({"TWILIO_AUTH_TOKEN": ""}, "TWILIO_AUTH_TOKEN is empty", id="an empty token alone"),
        pytest.param(ACCOUNT | {"TWILIO_AUTH_TOKEN": "  "}, "TWILIO_AUTH_TOKEN is empty", id="a blank token"),
        pytest.param(ACCOUNT | {"SECRET_KEY": "short"}, "SECRET_KEY", id="a short secret key"),
        pytest.param(ACCOUNT | {"PUBLIC_URL": "text.example.gov"}, "PUBLIC_URL", id="a public address without https"),
        pytest.param(ACCOUNT | {"PUBLIC_URL": "https://a.gov/?x=1"}, "PUBLIC_URL", id="a public address with a query"),
        pytest.param(ACCOUNT | {"PUBLIC_URL": "https://a.gov/#x"}, "PUBLIC_URL", id="a public address with a fragment"),
        pytest.param(ACCOUNT | {"PUBLIC_URL": "ftp://a.gov"}, "PUBLIC_URL", id="a public address of another kind"),
        pytest.param(ACCOUNT | {"TWILIO_NUMBER": "602-555"}, "TWILIO_NUMBER", id="a number with a dash"),
        pytest.param(ACCOUNT | {"TWILIO_API_KEY": "SK1"}, "TWILIO_API_SECRET", id="an API key without its secret"),
        pytest.param({"PORT": "0"}, "PORT", id="no port"),
        pytest.param({"PORT": "65536"}, "PORT", id="a port too high"),
        pytest.param({"PORT": "http"}, "PORT", id="a port in words"),
        pytest.param({"TWILIO_OPT_OUT": "maybe"}, "TWILIO_OPT_OUT", id="an unknown kind of opting out"),
        pytest.param({"TEXTBOT_DEMO": "perhaps"}, "TEXTBOT_DEMO", id="a flag that is none"),
        pytest.param({"TEXTBOT_REPLY_LIMIT": "-1"}, "TEXTBOT_REPLY_LIMIT", id="a limit below zero"),
        pytest.param({"TEXTBOT_CITY": "/no/such/folder"}, "TEXTBOT_CITY", id="a city that is not there"),
        pytest.param({"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL", id="another kind of database"),
        pytest.param({"DATABASE_URL": "sqlite://"}, "DATABASE_URL", id="a database in memory"),
        pytest.param({"REDIS_URL": "127.0.0.1:6379"}, "REDIS_URL", id="a Redis without its scheme"),
        pytest.param({"SMTP_URL": "mail.example.gov"}, "SMTP_URL", id="a mail server without its scheme"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(env: dict[str, str], named: str, data: dict[str, str]) -> None:
    assert named in refused(data | env)


def test_all_that_is_wrong_is_told_at_once(data: dict[str, str]) -> None:
    told = refused(data | {"PORT": "x", "HOST": "0.0.0.0", "TWILIO_OPT_OUT": "y"})
    assert all(name in told for name in ("PORT", "HOST", "TWILIO_OPT_OUT"))


def test_a_refusal_does_not_repeat_what_was_set(data: dict[str, str]) -> None:
    assert "hunter2" not in refused(ACCOUNT | data | {"SECRET_KEY": "hunter2", "REDIS_URL": "hunter2"})


def test_secrets_never_show(data: dict[str, str]) -> None:
    secrets = {
        "TWILIO_AUTH_TOKEN": "s3cret-token",
        "TWILIO_AUTH_TOKEN_OLD": "s3cret-old",
        "TWILIO_WEBHOOK_KEY": "s3cret-hook",
        "TWILIO_API_KEY": "SKpublic",
        "TWILIO_API_SECRET": "s3cret-api",
        "SECRET_KEY": "s3cret" * 8,
        "DATABASE_URL": "postgresql://u:s3cret@db/textbot",
        "REDIS_URL": "redis://:s3cret@cache/0",
        "SMTP_URL": "smtp://u:s3cret@mail",
    }
    assert "s3cret" not in repr(load_settings(ACCOUNT | data | secrets))


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("postgres://u@h/db", "postgresql+psycopg://u@h/db"),
        ("postgresql://u@h/db", "postgresql+psycopg://u@h/db"),
        ("postgresql+psycopg://u@h/db", "postgresql+psycopg://u@h/db"),
        ("sqlite:////srv/textbot.db", "sqlite:////srv/textbot.db"),
    ],
)
def test_a_database_is_reached_by_the_driver_we_have(given: str, meant: str, data: dict[str, str]) -> None:
    assert load_settings(data | {"DATABASE_URL": given}).database_url == meant


def test_an_empty_variable_is_an_unset_one(data: dict[str, str]) -> None:
    assert load_settings(data | {"PORT": "", "REDIS_URL": " ", "TWILIO_ACCOUNT_SID": ""}).port == 8000


def test_a_choice_may_be_written_in_any_case(data: dict[str, str]) -> None:
    settings = load_settings(data | {"TEXTBOT_LOG_LEVEL": "debug", "TWILIO_OPT_OUT": "Advanced"})
    assert (settings.textbot_log_level, settings.twilio_opt_out) == ("DEBUG", "advanced")


SIGN_ON = {"OIDC_ISSUER": "https://login.city.example/x/", "OIDC_CLIENT_ID": "textbot", "OIDC_CLIENT_SECRET": "s"}


def test_groups_of_the_single_sign_on_have_roles_here(tmp_path: Path) -> None:
    env = {"TEXTBOT_DATA": str(tmp_path), **SIGN_ON, "OIDC_GROUPS": "city-ops=operator:all, a=b=agent:streets"}
    settings = load_settings(env)
    assert settings.oidc_issuer == "https://login.city.example/x/"
    assert settings.oidc_groups == (("city-ops", ("", "operator")), ("a=b", ("streets", "agent")))


@pytest.mark.parametrize(
    ("own", "named"),
    [
        ({"OIDC_ISSUER": "http://login.city.example"}, "OIDC_ISSUER"),
        ({"OIDC_CLIENT_SECRET": ""}, "OIDC_CLIENT_SECRET"),
        ({"OIDC_GROUPS": "city-ops=king"}, "OIDC_GROUPS"),
        ({"OIDC_GROUPS": "operator"}, "OIDC_GROUPS"),
        ({"TEXTBOT_TRUSTED_PROXY": "nginx"}, "TEXTBOT_TRUSTED_PROXY"),
        ({"TEXTBOT_TRUSTED_PROXY": "0"}, "TEXTBOT_TRUSTED_PROXY"),
    ],
)
def test_what_cannot_let_anybody_in_stops_the_start(tmp_path: Path, own: dict[str, str], named: str) -> None:
    with pytest.raises(ConfigError, match=named):
        load_settings({"TEXTBOT_DATA": str(tmp_path), **SIGN_ON, **own})
