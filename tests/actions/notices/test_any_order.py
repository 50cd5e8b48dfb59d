"""Whatever two people press, in whatever order: nothing goes out that was not approved as it stands."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from tests.rig.notices import BOIL, SWEEPING, NoticeDesk, notice_desk
from tests.rig.office import Office
from textbot.actions.notices.approve_notice import approve_notice, break_glass, refuse_notice
from textbot.actions.notices.cancel_notice import cancel_notice
from textbot.actions.notices.edit_notice import edit_notice
from textbot.actions.notices.pause_notice import pause_notice
from textbot.actions.notices.resume_notice import resume_notice
from textbot.actions.notices.send_notice import send_notice
from textbot.actions.notices.send_test import send_test
from textbot.actions.notices.start_notice import prepare_notice
from textbot.actions.notices.submit_notice import submit_notice
from textbot.core.notices.state import RUNNING
from textbot.runtime import Runtime
from textbot.store.staff import StaffRow

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

Press = Callable[[Runtime, StaffRow, int, int, Random], object]
PRESSES: tuple[Press, ...] = (
    lambda rt, who, notice, version, luck: edit_notice(
        rt, who, notice, version, replace(SWEEPING, title=str(luck.random()))
    ),
    lambda rt, who, notice, version, luck: edit_notice(
        rt, who, notice, version, replace(BOIL, title=str(luck.random()))
    ),
    lambda rt, who, notice, version, luck: send_test(rt, who, notice, version),
    lambda rt, who, notice, version, luck: submit_notice(rt, who, notice, version),
    lambda rt, who, notice, version, luck: approve_notice(rt, who, notice, version),
    lambda rt, who, notice, version, luck: refuse_notice(rt, who, notice, version, "no"),
    lambda rt, who, notice, version, luck: break_glass(rt, who, notice, version, "Nobody else can be reached"),
    lambda rt, who, notice, version, luck: send_notice(rt, who, notice, version),
    lambda rt, who, notice, version, luck: prepare_notice(rt, notice),
    lambda rt, who, notice, version, luck: pause_notice(rt, who, notice),
    lambda rt, who, notice, version, luck: resume_notice(rt, who, notice),
    lambda rt, who, notice, version, luck: cancel_notice(rt, who, notice),
)
# How often each is pressed: what ends a notice seldom.
OFTEN = (2, 1, 6, 6, 6, 1, 1, 6, 4, 2, 3, 0.2)


@pytest.fixture
def two(desk: Office) -> NoticeDesk:
    return notice_desk(desk)


@pytest.mark.parametrize("seed", range(4))
def test_nothing_goes_out_that_nobody_else_approved_as_it_stands(two: NoticeDesk, seed: int) -> None:
    luck, rt, ran = Random(seed), two.office.rt, False
    two.readers(51)
    notice = two.writes(tested=False)
    for _ in range(60):
        before = two.notice(notice.id)
        luck.choices(PRESSES, OFTEN)[0](rt, luck.choice((two.ana, two.ben)), notice.id, before.version, luck)
        after = two.notice(notice.id)

        assert after.state not in RUNNING or (after.approved_at and after.approval in ("second", "break-glass"))
        assert after.approval != "second" or after.approved_by != after.author_id
        assert after.approval != "break-glass" or after.class_ == "emergency"
        assert (after.version, after.digest) == (before.version, before.digest) or after.state == "draft"
        assert not after.approved_at or after.tested_at
        ran = ran or after.state in RUNNING
    assert two.deeds().count("notice.sent") == ran
