"""What a dialogue teaches is in the tables afterwards, without whom it came from."""

from tests.rig.line import Line
from tests.rig.office import riverbend
from textbot.actions.turns.apply_effects import apply_effects
from textbot.actions.turns.ground import Ground
from textbot.core.effects import Effect, FollowAnswer, KeepLabel, LogGap, MarkSurveyed, OptOut, RateAnswer
from textbot.store.contacts import contacts
from textbot.store.followers import followers
from textbot.store.inbound import inbound
from textbot.store.labels import labels
from textbot.store.outbound import outbound
from textbot.store.questions import questions
from textbot.store.ratings import ratings


def apply(line: Line, *effects: Effect) -> None:
    known = line.rows(inbound)[0]
    with line.rt.database.write() as conn:
        ground = Ground(conn, riverbend().playbook, known.contact_id, known.id, line.clock(), "en")
        apply_effects(ground, effects)


def test_a_miss_is_counted_without_the_address_it_named(line: Line) -> None:
    line.learn_places()
    for house in (12, 345):
        line.hears(f"who owns the ghost llama at {house} Elm Street")
    (row,) = line.rows(questions)
    assert (row.text, row.count, row.reason) == ("who owns the ghost llama at [number] Elm Street", 2, "miss")
    assert (row.language, row.key) == ("en", "")


def test_every_lesson_has_its_row(line: Line) -> None:
    line.hears("hi")
    apply(line, KeepLabel("wen trash at 12 Elm St", "flow:trash-day"), RateAnswer("pool-hours", "helped"))
    apply(line, MarkSurveyed(), FollowAnswer("fee-2027"), FollowAnswer("fee-2027"), LogGap("??? 602-555-0123", "miss"))
    (label,) = line.rows(labels)
    assert (label.text, label.choice, label.status) == ("wen trash at [number] Elm St", "flow:trash-day", "new")
    assert [(row.key, row.verdict) for row in line.rows(ratings)] == [("pool-hours", "helped")]
    assert [row.ended_at for row in line.rows(followers)] == [None]
    assert line.rows(contacts)[0].surveyed_at is not None
    assert line.rows(questions) == []


def test_whoever_opts_out_is_told_nothing_any_more(quick: Line) -> None:
    quick.hears("hi")
    apply(quick, FollowAnswer("fee-2027"), OptOut("ours", "STOP"))
    (row,) = quick.rows(followers)
    assert (row.told_at, row.ended_at is not None) == (None, True)


def test_a_text_keeps_every_part_it_was_made_of(quick: Line) -> None:
    quick.learn_places()
    quick.hears("library hours")
    (row,) = quick.rows(outbound)
    assert row.made_by == "answers.library-hours.say"
    assert row.parts.split()[0] == "answers.library-hours.say"
    assert len(row.parts.split()) == 2


def test_a_survey_question_is_written_with_its_turn(quick: Line) -> None:
    asking = quick.with_settings(textbot_survey_share=100)
    quick.hears("hi")
    assert "Did that help?" in asking.hears("library hours")[0]
    assert quick.rows(contacts)[0].surveyed_at is not None
    assert "Did that help?" not in asking.hears("when is city hall open")[0]
