"""Who asked to be told when an answer is known hears it once, in the day, whatever happens in between."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest

from tests.rig.line import Line
from tests.rig.office import Shelf, riverbend
from tests.rig.rehearsal import PaperChannel
from textbot.actions.requests import tell_followers as telling
from textbot.actions.requests.tell_followers import tell_followers
from textbot.core.playbook import Answer, Playbook
from textbot.store import contacts, followers, outbound
from textbot.store.followers import followers as table
from textbot.store.outbound import outbound as texts

# Arizona is seven hours behind UTC all year: 11 in the morning, and 11 at night.
DAY = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
WORDS = {
    "en": {"title": "the 2027 fee", "not_yet": "The 2027 fee isn't set yet.", "say": "The 2027 fee is $30."},
    "es": {"title": "la tarifa", "not_yet": "Aún no se fija la tarifa.", "say": "La tarifa de 2027 es de $30."},
}


@cache
def city(*, known: bool, **of_answer: object) -> Playbook:
    """Riverbend with an answer about a fee, which is known or not yet."""
    demo = riverbend().playbook
    answer = Answer("fee-2027", "answers.fee-2027", **of_answer)  # type: ignore[arg-type]
    said = {
        language: {f"answers.fee-2027.{name}": text for name, text in words.items() if known or name != "say"}
        for language, words in WORDS.items()
    }
    words = {language: {**own, **said[language]} for language, own in demo.words.items()}
    return replace(demo, answers={**demo.answers, "fee-2027": answer}, words=words)


def at(line: Line, moment: datetime, playbook: Playbook) -> Line:
    line.clock.shift = moment - datetime.now(UTC)
    return line.with_parts(shelf=Shelf(playbook))


def follow(line: Line, *phones: str, language: str = "en", opt_out: str = "") -> None:
    with line.rt.database.write() as conn:
        for phone in phones:
            contact = contacts.add(conn, phone, DAY)
            contacts.set_language(conn, contact, language, True)
            contacts.set_opt_out(conn, contact, opt_out)
            followers.follow(conn, contact, "fee-2027", language, DAY)


def told(line: Line) -> list[str]:
    return [row.body for row in line.rows(texts)]


def test_a_follower_is_told_once_when_a_new_version_knows_the_answer(line: Line, paper: PaperChannel) -> None:
    follow(line, "+16025550111")
    follow(line, "+16025550112", language="es")
    assert tell_followers(at(line, DAY, city(known=False)).rt) == 0
    knowing = at(line, DAY, city(known=True))
    assert [tell_followers(knowing.rt) for _ in range(3)] == [2, 0, 0]
    assert told(line) == [
        "You asked me to text you when this is known:\n\nThe 2027 fee is $30.",
        "Me pidió que le avisara cuando se supiera:\n\nLa tarifa de 2027 es de $30.",
    ]
    rows = line.rows(texts)
    assert [(row.kind, row.made_by, row.playbook) for row in rows] == [
        ("follow-up", "answers.fee-2027.say", knowing.rt.playbook.version)
    ] * 2
    assert " answers.fee-2027.say " in rows[0].parts
    knowing.work()
    assert len(paper.sent) == 2
    assert all(row.told_at and row.ended_at for row in line.rows(table))


def test_the_first_valid_day_is_enough(quick: Line) -> None:
    follow(quick, "+16025550111")
    early = at(quick, DAY, city(known=True, since=date(2026, 11, 24)))
    assert tell_followers(early.rt) == 0
    assert tell_followers(at(quick, DAY + timedelta(days=1), early.rt.playbook).rt) == 1


def test_at_night_it_waits_for_the_morning(quick: Line) -> None:
    follow(quick, "+16025550111")
    assert tell_followers(at(quick, NIGHT, city(known=True)).rt) == 0
    assert told(quick) == []
    assert tell_followers(at(quick, NIGHT + timedelta(hours=9, minutes=1), city(known=True)).rt) == 1


def test_what_is_out_of_date_by_then_is_not_told(quick: Line) -> None:
    follow(quick, "+16025550111")
    assert tell_followers(at(quick, DAY, city(known=True, until=date(2026, 11, 20))).rt) == 0


def test_an_opted_out_follower_is_never_told(quick: Line) -> None:
    follow(quick, "+16025550111", opt_out="ours")
    knowing = at(quick, DAY, city(known=True))
    assert tell_followers(knowing.rt) == 0
    with quick.rt.database.write() as conn:
        contacts.set_opt_out(conn, 1, "")
    assert tell_followers(knowing.rt) == 0
    assert [(row.told_at, row.ended_at is not None) for row in quick.rows(table)] == [(None, True)]


def test_three_follow_ups_a_day_are_enough(quick: Line) -> None:
    follow(quick, "+16025550111")
    with quick.rt.database.write() as conn:
        for number in range(3):
            outbound.add(
                conn, token=f"t{number}", contact_id=1, kind="follow-up", via="rest", body=".", state="sent",
                created_at=DAY - timedelta(hours=number),
            )  # fmt: skip
    assert tell_followers(at(quick, DAY, city(known=True)).rt) == 0
    assert tell_followers(at(quick, DAY + timedelta(hours=23), city(known=True)).rt) == 1


def test_a_crash_after_the_commit_loses_nothing_and_repeats_nothing(line: Line, paper: PaperChannel) -> None:
    follow(line, "+16025550111")
    knowing = at(line, DAY, city(known=True))
    assert tell_followers(knowing.rt) == 1
    line.rt.redis.flushall()  # the bell was never heard
    knowing.time_passes(30)
    assert tell_followers(knowing.rt) == 0
    assert len(paper.sent) == 1


def test_a_crash_before_the_commit_tells_nobody_and_forgets_nobody(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(line, "+16025550111")
    knowing = at(line, DAY, city(known=True))
    with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError):
        broken.setattr(telling, "queue_outgoing", lambda *_, **__: 1 // 0)
        tell_followers(knowing.rt)
    assert told(line) == []
    assert tell_followers(knowing.rt) == 1


def test_an_answer_that_asks_back_is_announced_only(quick: Line) -> None:
    follow(quick, "+16025550111")
    choices = ("answer:pool-hours", "answer:library-hours")
    tell_followers(at(quick, DAY, city(known=True, choices=choices)).rt)
    assert told(quick) == [
        "You asked me to text you about the 2027 fee. It is known now. Ask me again and I'll tell you."
    ]
