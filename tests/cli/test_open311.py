"""Keys of programs, and open data, from a terminal."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

from tests.cli.conftest import Town
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.cli.audit import audit
from textbot.cli.migrate import migrate
from textbot.cli.open311 import open311
from textbot.cli.open_data import open_data
from textbot.content.load import load_playbook
from textbot.core.places.place import Place

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
HERE = Place("address", "123 Main St", 33.44239, -112.07853, "1", "1", "exact", "address")


def report(town: Town, at: datetime = NOW, place: Place = HERE) -> str:
    """Somebody files a report of a pothole."""
    new = NewRequest("pothole", "en", {"lane": "north", "age": "call Maria"}, place, source="test", name="Maria Lopez")
    with town.database.write() as conn:
        return open_request(conn, load_playbook(town.files()), new, at).reference


def show_places(town: Town) -> None:
    """Potholes are public from now on."""
    file = town.city / "reports" / "pothole.yaml"
    file.write_text(file.read_text().replace("department:", "public: place\ndepartment:", 1))
    done = town.does(migrate)
    assert done.exit_code == 0, done.output


def test_a_key_is_shown_once_listed_and_revoked(town: Town) -> None:
    made = town.does(open311, "keys", "add", "Town app", "--contact", "app@example.org", "--limit", "5", "--as", "ana")
    key = made.output.strip().splitlines()[-1]
    assert key.startswith("textbot_311_")
    listed = town.does(open311, "keys", "list").output
    assert "Town app" in listed
    assert "5 a minute" in listed
    assert key not in listed
    assert "files nothing more" in town.does(open311, "keys", "revoke", "Town app", "--as", "ben").output
    (row,) = json.loads(town.does(open311, "keys", "list", "--json").output)
    assert row["revoked_at"] is not None
    assert "key_hash" not in row
    told = town.does(audit).output
    assert "api_key.add: Town app" in told
    assert "ben" in told


def test_a_key_that_cannot_be_is_explained(town: Town) -> None:
    assert "No program may file" in town.does(open311, "keys", "list").output
    wrong = town.does(open311, "keys", "add", "no/slash")
    assert (wrong.exit_code, "letters, digits" in wrong.output) == (1, True)
    gone = town.does(open311, "keys", "revoke", "nobody")
    assert (gone.exit_code, "There is no key named nobody" in gone.output) == (1, True)


def test_open_data_holds_facts_and_nobody(town: Town, tmp_path: Path) -> None:
    show_places(town)
    first = report(town)
    report(town, datetime(2026, 12, 1, 17, 0, tzinfo=UTC), Place.in_words("by Maria Lopez's house"))
    told = town.does(open_data).output
    rows = list(csv.DictReader(io.StringIO(told)))
    assert [row["address"] for row in rows] == ["123 Main St", ""]
    assert rows[0]["description"] == "Lane: north"
    assert "Maria" not in told
    done = town.does(open_data, "--until", "2026-11-30", "--language", "es", "--out", str(tmp_path / "data.csv"))
    assert (done.exit_code, done.output) == (0, "")
    assert [row["service_request_id"] for row in csv.DictReader((tmp_path / "data.csv").open())] == [first]


def test_a_kind_that_is_not_public_is_in_no_file(town: Town) -> None:
    report(town)
    assert town.does(open_data).output.count("\n") == 1
    assert town.does(open_data, "--language", "fr").exit_code == 1
