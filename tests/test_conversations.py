"""Golden dialogues: tests/conversations/*.yaml, word for word, with the state and the effects they claim."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.rig.rehearsal import Heard, Rehearsal, clear_streets, stage
from tests.rig.storms import all_clear, incident_reference, reached_by, storm_off, storm_on
from textbot.runtime import Runtime

FOLDER = Path(__file__).parent / "conversations"
DIALOGUES = sorted(FOLDER.glob("**/*.yaml"))
REFERENCES = ("<reference>", "<second>", "<third>")
NOW = "2026-11-23T10:00:00-07:00"  # a Monday, office open


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    """One stage for all dialogues; each has a phone of its own."""
    folder = tmp_path_factory.mktemp("theatre")
    rt = stage(f"sqlite:///{folder / 'theatre.db'}", folder)
    yield rt
    rt.database.close()


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.relative_to(FOLDER).with_suffix("").as_posix())
def test_conversation_goes_word_for_word(path: Path, theatre: Runtime) -> None:
    script = yaml.safe_load(path.read_text())
    # Every dialogue on its own day of counting: references start at 0001 for the day its turns are on.
    phone = f"+1602{7_000_000 + DIALOGUES.index(path)}"
    rt = asking(theatre) if script.get("survey") else theatre
    now = datetime.fromisoformat(str(script.get("now", NOW)))
    clear_streets(rt)
    neighbor = reported_before(rt, phone, now, script.get("neighbors", []))
    rehearsal = Rehearsal(rt, phone, now)
    for number, turn in enumerate(script["turns"], 1):
        _play(rehearsal, turn, f"turn {number}", neighbor)


def reported_before(rt: Runtime, phone: str, now: datetime, neighbors: list[list[str]]) -> str:
    """What other phones texted the day before; the reference of the first one's report, "" for none."""
    others = [Rehearsal(rt, f"{phone}{number}", now - timedelta(days=1)) for number, _ in enumerate(neighbors, 1)]
    for other, lines in zip(others, neighbors, strict=True):
        for line in lines:
            other.clock += timedelta(seconds=20)
            other.text(line)
    return others[0].requests[0].reference if others else ""


def asking(rt: Runtime) -> Runtime:
    """The same stage, where every answer may be followed by "Did that help?"."""
    return replace(rt, settings=replace(rt.settings, textbot_survey_share=100))


def _play(rehearsal: Rehearsal, turn: dict[str, Any], where: str, neighbor: str) -> None:
    rehearsal.clock += timedelta(seconds=turn.get("after", 20))
    if "staff" in turn:
        said = rehearsal.staff_close() if turn["staff"] == "close" else rehearsal.staff_reply(turn["staff"])
        assert said == turn["us"], where
        return
    if "city" in turn:
        said = rehearsal.city_says(turn["city"], turn.get("words", ""))
        assert said == named(rehearsal, turn["us"], neighbor), where
        return
    if "storm" in turn:
        said = storm_on(rehearsal) if turn["storm"] == "on" else storm_off(rehearsal)
        assert (said or "") == (turn.get("us") or ""), where
        return
    if "all_clear" in turn:
        assert all_clear(rehearsal, turn["all_clear"]) == turn["us"], where
        return
    if "notice" in turn:
        reached_by(rehearsal, turn["notice"])
        return
    if "later" in turn:
        assert rehearsal.later() == turn["later"], where
        _check_inbox(rehearsal, turn.get("inbox"), where)
        return
    sent_at = rehearsal.clock - timedelta(seconds=turn["late"]) if "late" in turn else None
    heard = rehearsal.text(
        named(rehearsal, turn["them"], neighbor),
        photos=turn.get("photos", 0),
        sent_at=sent_at,
        opt_out_type=turn.get("opt_out_type", ""),
    )
    assert heard.us == named(rehearsal, turn["us"], neighbor), where
    assert len(heard.us) <= 300, f"{where}: {len(heard.us)} characters"
    _check_state(heard, turn.get("state", {}), where)
    if "effects" in turn:
        assert list(heard.effects) == turn["effects"], where
    _check_inbox(rehearsal, turn.get("inbox"), where)
    _check_request(rehearsal, turn.get("request"), where)


def named(rehearsal: Rehearsal, us: str | None, neighbor: str) -> str:
    """A reply with the references in place: <reference>, <second> and <third> are the phone's own, newest first,
    <neighbor> is the first one's that was reported before, <incident> the newest of a storm."""
    own = [row.reference for row in rehearsal.requests] + ["(none)"] * len(REFERENCES)
    others = (
        ("<neighbor>", neighbor),
        ("<incident>", incident_reference(rehearsal) if "<incident>" in (us or "") else ""),
    )
    for mark, reference in (*zip(REFERENCES, own, strict=False), *others):
        us = (us or "").replace(mark, reference)
    return us or ""


def _check_state(heard: Heard, state: dict[str, Any], where: str) -> None:
    frame, offer = heard.session.frame, heard.session.offer
    seen = {
        "flow": frame.flow if frame else None,
        "step": frame.step if frame else None,
        "paused": heard.session.paused.flow if heard.session.paused else None,
        "offer": offer.kind if offer else None,
        "slots": {name: slot.value for name, slot in frame.slots.items()} if frame else {},
    }
    assert {name: seen[name] for name in state} == state, where


def _check_inbox(rehearsal: Rehearsal, wanted: dict[str, Any] | None, where: str) -> None:
    if wanted is None:
        return
    row = rehearsal.conversation
    assert row is not None, where
    assert {name: getattr(row, name) for name in wanted} == wanted, where


def _check_request(rehearsal: Rehearsal, wanted: dict[str, Any] | None, where: str) -> None:
    if wanted is None:
        return
    row = rehearsal.requests[0]
    assert {name: getattr(row, name) for name in wanted} == wanted, where
