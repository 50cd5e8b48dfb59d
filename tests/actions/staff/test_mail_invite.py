"""An invitation by e-mail."""

from dataclasses import replace

from tests.connectors.test_smtp import desk as mail_desk
from tests.rig.office import Office
from textbot.actions.staff.mail_invite import mail_invite

LINK = "https://text.riverbend.gov/invite/abc"


def with_mail(desk: Office, url: str | None) -> Office:
    return replace(desk, rt=replace(desk.rt, settings=replace(desk.rt.settings, smtp_url=url)))


def test_the_link_is_mailed_in_every_language_of_the_city(desk: Office) -> None:
    with mail_desk("127.0.0.1") as (where, heard):
        assert mail_invite(with_mail(desk, f"smtp://{where}").rt, "cleo@riverbend.gov", LINK)
    said = b"".join(heard)
    assert said.count(LINK.encode()) == 2
    assert b"To: cleo@riverbend.gov" in said


def test_without_a_mail_server_the_admin_hands_it_over(desk: Office) -> None:
    assert not mail_invite(with_mail(desk, None).rt, "cleo@riverbend.gov", LINK)
    assert not mail_invite(with_mail(desk, "smtp://127.0.0.1:1").rt, "cleo@riverbend.gov", LINK)
