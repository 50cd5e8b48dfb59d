"""What a turn teaches becomes rows: questions nobody answered, choices, ratings, and who waits for an answer.

Appliers like those of `apply_effects`; the words kept here are without whom they came from.
"""

from textbot.actions.turns.ground import Applied, Ground
from textbot.core.anonymous import anonymous, normal_form
from textbot.core.effects import FollowAnswer, KeepLabel, LogGap, MarkSurveyed, RateAnswer
from textbot.store import contacts, followers, labels, questions, ratings


def log_gap(ground: Ground, effect: LogGap, applied: Applied) -> None:
    """Count a question the bot could not answer. One without a word in it teaches nothing."""
    text = anonymous(effect.text)
    normal = normal_form(text)
    if not normal:
        return
    questions.count_up(
        ground.conn, text, normal, language=ground.language, reason=effect.reason, key=effect.key, now=ground.now
    )


def keep_label(ground: Ground, effect: KeepLabel, applied: Applied) -> None:
    """Keep what a resident meant by a text, for staff to approve."""
    text = anonymous(effect.text)
    normal = normal_form(text)
    if not normal:
        return
    labels.count_up(ground.conn, text, normal, language=ground.language, choice=effect.choice, now=ground.now)


def rate_answer(ground: Ground, effect: RateAnswer, applied: Applied) -> None:
    """Keep what the contact thinks of an answer."""
    ratings.put(ground.conn, ground.contact_id, effect.key, ground.playbook.version, effect.verdict, ground.now)


def mark_surveyed(ground: Ground, effect: MarkSurveyed, applied: Applied) -> None:
    """The contact was asked a survey question."""
    contacts.mark_surveyed(ground.conn, ground.contact_id, ground.now)


def follow_answer(ground: Ground, effect: FollowAnswer, applied: Applied) -> None:
    """The contact waits for an answer."""
    followers.follow(ground.conn, ground.contact_id, effect.key, ground.language, ground.now)
