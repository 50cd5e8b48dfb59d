"""Jobs of the queue `slow`: photos, connectors, and the provider's list."""

import logging

from textbot.actions.conversations import measure_paces as measuring
from textbot.actions.conversations import release_conversation as releasing
from textbot.actions.conversations import translate_texts as translating
from textbot.actions.notices import alert_approvers as alerting
from textbot.actions.notices import ask_again as renewing
from textbot.actions.notices import forget_lists as forgetting
from textbot.actions.notices import import_file as importing
from textbot.actions.notices import run_schedules as scheduling
from textbot.actions.notices import start_notice as starting
from textbot.actions.requests import find_hot_spot as spotting
from textbot.actions.requests import poll_states as polling
from textbot.actions.requests import push_request as pushing
from textbot.actions.requests import remind_report as reminding
from textbot.actions.requests import tell_department as mailing
from textbot.actions.requests import tell_followers as telling
from textbot.actions.requests import tell_update as updating
from textbot.actions.storm import switch_storm as switching
from textbot.actions.storm import tell_held as resuming
from textbot.actions.turns import ask_connector as asking
from textbot.actions.turns import backfill as filling
from textbot.actions.turns import fetch_media as fetching
from textbot.actions.turns import redact_text as redacting
from textbot.channels.channel import SendError
from textbot.jobs.deed import do_deed
from textbot.jobs.parts import runtime

log = logging.getLogger(__name__)


def fetch_media(outbox_id: int) -> None:
    """Bring one photo home."""
    do_deed(outbox_id, fetching.fetch_media)


def ask_connector(outbox_id: int) -> None:
    """Ask a system of the city's about a number, and text the answer."""
    do_deed(outbox_id, asking.ask_connector)


def redact_text(outbox_id: int) -> None:
    """Have the provider forget the words of a text that held a secret."""
    do_deed(outbox_id, redacting.redact_text)


def find_hot_spot(outbox_id: int) -> None:
    """See whether a new request makes a hot spot."""
    do_deed(outbox_id, spotting.find_hot_spot)


def prepare_notice(outbox_id: int) -> None:
    """Set a notice off whose time has come, and write down its recipients."""
    do_deed(outbox_id, starting.prepare_notice)


def import_file(outbox_id: int) -> None:
    """Look through some of a long file of phones, or take some of it in."""
    do_deed(outbox_id, importing.import_file)


def forget_lists(_: int) -> None:
    """Forget uploaded lists whose time is over."""
    forgetting.forget_lists(runtime())


def mail_approvers(outbox_id: int) -> None:
    """Mail who may approve a notice."""
    do_deed(outbox_id, alerting.mail_approvers)


def backfill(_: int) -> None:
    """Take in the texts that never reached the webhook."""
    try:
        filling.backfill(runtime())
    except SendError as error:
        log.warning("the list of received texts could not be read: %s", error)


def release(_: int) -> None:
    """Let conversations that staff hold without answering wait for anybody again."""
    releasing.release_conversations(runtime())


def end_storm(_: int) -> None:
    """End a storm whose time is over, and tell those whose report waited for its end."""
    switching.end_when_over(runtime())
    resuming.tell_held(runtime())


def measure_paces(_: int) -> None:
    """See how fast each department answered lately."""
    measuring.measure_paces(runtime())


def remind_reports(_: int) -> None:
    """Remind those who began a report and did not send it."""
    reminding.remind_reports(runtime())


def run_schedules(_: int) -> None:
    """Send what is due by schedules."""
    scheduling.run_schedules(runtime())


def tell_followers(_: int) -> None:
    """Text those who asked to be told when an answer is known."""
    telling.tell_followers(runtime())


def tell_update(update_id: int) -> None:
    """Text somebody what became of a request of theirs."""
    updating.tell_update(runtime(), update_id)


def push_request(push_id: int) -> None:
    """Tell a system of the city's about a request."""
    pushing.push_request(runtime(), push_id)


def translate_text(translation_id: int) -> None:
    """Have a text translated for staff."""
    translating.translate_text(runtime(), translation_id)


def ask_again(_: int) -> None:
    """Ask subscribers not heard of for a year whether they still want their topics."""
    renewing.ask_again(runtime())


def poll_states(_: int) -> None:
    """Ask a system of the city's how far its orders are."""
    polling.poll_states(runtime())


def tell_department(outbox_id: int) -> None:
    """Mail a department that a request concerns beside its own."""
    do_deed(outbox_id, mailing.tell_department)
