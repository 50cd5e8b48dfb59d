"""Desks without a system: CSV files that hold each order once, and mails that carry the same id when repeated."""

import csv
import smtplib
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from textbot.connectors import mail as mail_module
from textbot.connectors.connector import Away, ConnectorError, Refused, Unsure
from textbot.connectors.csv_files import CsvFiles
from textbot.connectors.mail import Mail
from textbot.connectors.work_orders import External, Site
from textbot.core.work_orders.order import Person, WorkOrder
from textbot.core.work_orders.spec import SystemSpec

ORDER = WorkOrder(
    reference="2026-1123-0001", service="pothole", code="POT", title="pothole", description="=1+1\nlane: north",
    created_at=datetime(2026, 11, 23, 17, tzinfo=UTC), address="123 Main St", lat=33.4484, lon=-112.074,
    department="streets", person=Person("Ana", "+16025550111", "en"),
)  # fmt: skip
THERE = External(ORDER.reference)


@pytest.fixture
def files(tmp_path: Path) -> CsvFiles:
    return CsvFiles(SystemSpec("files", "csv"), {}, Site("https://x.example", tmp_path))


def rows(tmp_path: Path) -> list[dict[str, str]]:
    found = sorted((tmp_path / "orders" / "files").glob("*.csv"))
    return [row for file in found for row in csv.DictReader(file.open(newline=""))]


def test_an_order_is_one_row_however_often_it_is_sent(files: CsvFiles, tmp_path: Path) -> None:
    assert files.find(ORDER) is None
    files.create(ORDER)
    files.create(ORDER)
    assert files.find(ORDER) == THERE
    files.comment(THERE, ORDER, "Glass, too", f"{ORDER.reference}/2")
    files.comment(THERE, ORDER, "Glass, too", f"{ORDER.reference}/2")
    assert [(row["event"], row["text"]) for row in rows(tmp_path)] == [("created", ""), ("commented", "Glass, too")]


def test_a_cell_is_no_formula(files: CsvFiles, tmp_path: Path) -> None:
    files.create(ORDER)
    (row,) = rows(tmp_path)
    assert row["description"].startswith("'=")
    assert row["phone"] == "'+16025550111"
    assert row["lon"] == "-112.074000"


def test_a_row_that_was_imported_and_taken_away_is_not_written_again(files: CsvFiles, tmp_path: Path) -> None:
    files.create(ORDER)
    for file in (tmp_path / "orders" / "files").glob("*.csv"):
        file.unlink()
    files.create(ORDER)
    assert rows(tmp_path) == []


def test_a_row_whose_writer_was_killed_before_noting_it_counts(files: CsvFiles, tmp_path: Path) -> None:
    files.create(ORDER)
    (tmp_path / "orders" / "files" / ".sent").unlink()
    files.create(ORDER)
    assert len(rows(tmp_path)) == 1


def test_a_folder_that_cannot_be_written_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    spec = SystemSpec("files", "csv", options={"folder": str(tmp_path / "taken" / "x")})
    gone = CsvFiles(spec, {}, Site("", tmp_path))
    with pytest.raises(Away):
        gone.create(ORDER)


def desk(tmp_path: Path, **options: str) -> Mail:
    site = Site("https://x.example", tmp_path, "smtp://mail.example:25", {"streets": "streets@x.example"})
    return Mail(SystemSpec("desk", "email", options=options), {}, site)


@pytest.fixture
def posted(monkeypatch: pytest.MonkeyPatch) -> list[EmailMessage]:
    """The mails that the mail server would get."""
    mails: list[EmailMessage] = []
    monkeypatch.setattr(mail_module, "hand_over", lambda url, mail, seconds: mails.append(mail))
    return mails


def test_a_mail_goes_to_the_department_and_names_the_order(tmp_path: Path, posted: list[EmailMessage]) -> None:
    desk(tmp_path).create(ORDER)
    (mail,) = posted
    assert mail["To"] == "streets@x.example"
    assert mail["Subject"] == "[2026-1123-0001] pothole: 123 Main St"
    assert "lane: north" in mail.get_content()


def test_a_mail_that_is_sent_again_carries_the_same_id_and_an_answer_names_it(
    tmp_path: Path, posted: list[EmailMessage]
) -> None:
    desk(tmp_path, to="desk@x.example").create(ORDER)
    desk(tmp_path, to="desk@x.example").create(ORDER)
    desk(tmp_path, to="desk@x.example").withdraw(THERE, ORDER, "never mind", f"{ORDER.reference}/9")
    first, again, answer = posted
    assert first["Message-ID"] == again["Message-ID"] == answer["In-Reply-To"] != answer["Message-ID"]


def test_nobody_to_mail_it_to_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no email for department 'parks'"):
        desk(tmp_path).create(replace(ORDER, department="parks"))


@pytest.mark.parametrize(
    ("problem", "means"),
    [
        (ConnectionRefusedError(), Away),
        (smtplib.SMTPServerDisconnected("gone"), Unsure),
        (TimeoutError(), Unsure),
        (smtplib.SMTPDataError(451, b"later"), Away),
        (smtplib.SMTPDataError(554, b"never"), Refused),
        (smtplib.SMTPRecipientsRefused({"a@x.example": (550, b"who?")}), Refused),
        (smtplib.SMTPRecipientsRefused({"a@x.example": (450, b"busy")}), Away),
        (smtplib.SMTPAuthenticationError(535, b"no"), Away),
    ],
    ids=["refused", "broke off", "too slow", "later", "never", "nobody there", "busy", "login"],
)
def test_what_the_mail_server_says_means_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception, means: type[ConnectorError]
) -> None:
    def fail(url: str, mail: EmailMessage, seconds: float) -> None:
        raise problem

    monkeypatch.setattr(mail_module, "hand_over", fail)
    with pytest.raises(means) as raised:
        desk(tmp_path).create(ORDER)
    assert type(raised.value) is means
