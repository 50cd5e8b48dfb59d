import json
import os
import pty
import re
import select
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Town
from tests.rig.office import CHEAP
from textbot.actions.staff.add_staff import store_member
from textbot.cli.notices import notices
from textbot.config import HOME
from textbot.content.notice_file import read_notice
from textbot.store import contacts, staff
from textbot.store import notices as stored

NOTICE = """\
title: Boil water
class: emergency
reason: Bacteria were found in the north main.
text:
  en: "Springfield: boil your water."
  es: "Springfield: hierva el agua."
audience:
  any:
    - phones: ["602-555-0111", "602-555-0112"]
valid_for: 6h
"""
ANA, BEN, PASSWORD = "ana@springfield.example", "ben@springfield.example", "three odd words here"


@dataclass(frozen=True)
class Desk:
    """A town with two operators, two residents, and a notice as a file."""

    town: Town
    file: Path

    def says(self, *arguments: str, code: int = 0) -> str:
        done = self.town.does(notices, *arguments)
        assert done.exit_code == code, done.output
        return done.output

    def state(self) -> str:
        with self.town.database.read() as conn:
            row = stored.by_id(conn, 1)
        assert row is not None
        return row.state


@pytest.fixture
def desk(town: Town, tmp_path: Path) -> Desk:
    now = datetime.now(UTC)
    with town.database.write() as conn:
        for phone in ("+16025550111", "+16025550112"):
            contacts.add(conn, phone, now)
        store_member(conn, ANA, "Ana", "admin", CHEAP.hash(PASSWORD), now)
        ben = store_member(conn, BEN, "Ben", "operator", CHEAP.hash(PASSWORD), now)
        staff.change(conn, ben, phone="+16025550182")
        ana = staff.by_email(conn, ANA)
        assert ana is not None
        staff.change(conn, ana.id, phone="+16025550181")
    file = tmp_path / "notice.yaml"
    file.write_text(NOTICE)
    return Desk(town, file)


def at_a_terminal(desk: Desk, typed: str, *arguments: str) -> tuple[int, str]:
    """Run it at a terminal of its own and type what it asks for; the exit code, and all it showed."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(  # noqa: S606
            str(HOME / ".venv" / "bin" / "textbot"), ["textbot", "notices", *arguments], {**os.environ, **desk.town.env}
        )
    shown, asked = b"", False
    while select.select([terminal], [], [], 120)[0]:
        try:
            shown += os.read(terminal, 4096)
        except OSError:  # it ended
            break
        if b"Password of" in shown and not asked:
            os.write(terminal, typed.encode() + b"\n")
            asked = True
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


def test_a_notice_goes_from_a_file_to_its_time(desk: Desk) -> None:
    assert "Kept as notice 1." in desk.says("new", "--file", str(desk.file), "--as", ANA)
    assert "This is notice 1 already." in desk.says("new", "--file", str(desk.file), "--as", ANA)
    assert "2 people get it, of 2 chosen." in desk.says("estimate", "1")
    assert "not ready yet" in desk.says("submit", "1", "--as", ANA, code=1)

    desk.says("test", "1", "--as", ANA)
    assert "2 colleagues were told" in desk.says("submit", "1", "--as", ANA)
    assert "not approved yet" in desk.says("send", "1", "--as", ANA, code=3)
    assert "run this at a terminal" in desk.says("approve", "1", "--as", BEN, code=1)

    code, shown = at_a_terminal(desk, PASSWORD, "approve", "1", "--as", BEN)
    assert (code, desk.state()) == (0, "approved"), shown
    assert "Springfield: hierva el agua." in shown and PASSWORD not in shown
    assert json.loads(desk.says("send", "1", "--as", ANA, "--json"))["state"] == "preparing"
    assert "going out already" in desk.says("send", "1", "--as", BEN)
    for deed, state in (("pause", "paused"), ("resume", "preparing"), ("cancel", "cancelled")):
        assert json.loads(desk.says(deed, "1", "--json")) | {"words": ""} == {
            "done": True, "words": "", "id": 1, "state": state,
        }  # fmt: skip
    assert desk.says("watch", "1", code=1).startswith("cancelled: ")
    assert "Approver (second): Ben" in desk.says("report", "1")


def test_the_same_key_with_another_text_is_a_conflict(desk: Desk) -> None:
    desk.says("new", "--file", str(desk.file), "--key", "boil")
    desk.file.write_text(NOTICE.replace("boil your water", "boil it"))
    told = json.loads(desk.says("new", "--file", str(desk.file), "--key", "boil", "--json", code=3))
    assert (told["done"], told["id"]) == (False, 1)

    assert "Saved." in desk.says("edit", "1", "--file", str(desk.file))
    assert json.loads(desk.says("show", "1", "--json"))["version"] == 2
    assert [each["state"] for each in json.loads(desk.says("list", "--json"))] == ["draft"]


def test_what_is_wrong_in_a_file_is_said_with_its_line(desk: Desk) -> None:
    desk.file.write_text(NOTICE.replace("title", "titel").replace("6h", "six hours"))
    shown = desk.says("new", "--file", str(desk.file), code=2)
    assert re.search(r"notice\.yaml:1: unknown key 'titel': did you mean 'title'\?", shown)
    assert re.search(r"notice\.yaml:10: 'valid_for': write minutes, hours or days: 90m, 6h or 2d", shown)

    desk.file.write_text(NOTICE.replace("phones:", "fones:").replace("boil your", "{{ boil your") + "send_at: soon\n")
    shown = desk.says("new", "--file", str(desk.file), code=2)
    assert [each.split(":")[1] for each in shown.splitlines() if ".yaml:" in each] == ["5", "9", "11"]


def test_a_schedules_file_is_told_where_it_goes(desk: Desk) -> None:
    schedule = HOME / "docs" / "notices" / "schedules" / "trash-reminders.yaml"
    shown = desk.says("new", "--file", str(schedule), code=2)
    assert f"this is a schedule, which comes again: textbot notices schedules new --file {schedule}" in shown


def test_a_notice_that_is_not_there_is_no_traceback(desk: Desk) -> None:
    assert "There is no such notice." in desk.says("show", "9", code=1)
    assert json.loads(desk.says("cancel", "9", "--json", code=1))["done"] is False


@pytest.mark.parametrize("file", sorted((HOME / "docs" / "notices").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_can_be_read(file: Path) -> None:
    city = json.loads((HOME / "docs" / "schema" / "notice.json").read_text())
    draft = read_notice(file.name, file.read_bytes(), datetime.now(UTC).tzinfo)  # type: ignore[arg-type]
    assert draft.texts.keys() == {"en", "es"} and city["title"] == "NoticeFile"
