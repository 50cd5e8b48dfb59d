"""The settings as everything else sees them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from textbot.config.readers import Groups, Trusted
from textbot.core.notices.senders import Sender, Senders

DEMO_RATE, LEAST_RATE = 50.0, 1.0


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Every setting, checked and in its own type. Fields are the settings' names in lower case.

    `demo` is true when no Twilio account is set: the account is then made up and lives in the built-in double.
    `connector_secrets` are all variables TEXTBOT_CONNECTOR_*.
    """

    demo: bool
    port: int
    host: str
    database_url: str = field(repr=False)
    redis_url: str | None = field(repr=False)
    public_url: str
    secret_key: str = field(repr=False)
    twilio_account_sid: str
    twilio_auth_token: str = field(repr=False)
    twilio_auth_token_old: str | None = field(repr=False)
    twilio_webhook_key: str | None = field(repr=False)
    twilio_api_key: str | None
    twilio_api_secret: str | None = field(repr=False)
    twilio_number: str | None
    twilio_messaging_service_sid: str | None
    twilio_api_url: str | None
    twilio_opt_out: str
    textbot_city: Path
    textbot_data: Path
    textbot_models: Path
    textbot_demo: bool
    textbot_reply_limit: int
    textbot_survey_share: int
    textbot_confirm_seconds: int
    textbot_backfill_seconds: int
    textbot_log_level: str
    textbot_sender_rate: float | None
    textbot_sender_daily: int
    textbot_senders: tuple[Sender, ...] | None
    textbot_double_url: str | None
    textbot_translator_url: str | None
    textbot_translator_key: str | None = field(repr=False)
    smtp_url: str | None = field(repr=False)
    textbot_trusted_proxy: Trusted | None
    oidc_issuer: str | None
    oidc_client_id: str | None
    oidc_client_secret: str | None = field(repr=False)
    oidc_groups: Groups | None
    test_database_url: str | None = field(repr=False)
    connector_secrets: Mapping[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def senders(self) -> Senders:
        """The numbers and messaging services texts go out by, each with its pace: the account's own first."""
        rate = self.textbot_sender_rate or (DEMO_RATE if self.demo else LEAST_RATE)
        own = self.twilio_messaging_service_sid or self.twilio_number or ""
        others = tuple(each for each in self.textbot_senders or () if each.name != own)
        return Senders((Sender(own, rate, self.textbot_sender_daily), *others))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Every number of ours that residents may text."""
        further = tuple(each.name for each in self.senders.all[1:] if each.name.startswith("+"))
        return (*((self.twilio_number,) if self.twilio_number else ()), *further)
