import json
from datetime import UTC, datetime
from pathlib import Path

from tests.cli.conftest import Town
from textbot.actions.staff.add_staff import store_member
from textbot.cli.notices_uploads import uploads
from textbot.store import audit_events, contacts

GOOD = "phone,first_name\n602-555-0143,Ana\n602-555-0144,Lee\n"


def test_lists_are_looked_through_kept_shown_and_forgotten_and_faulty_ones_are_refused(
    town: Town, tmp_path: Path
) -> None:
    file = tmp_path / "residents.csv"
    with town.database.write() as conn:
        store_member(conn, "ana@springfield.example", "Ana", "admin", "", datetime.now(UTC))
        store_member(conn, "cy@springfield.example", "Cy", "agent", "", datetime.now(UTC))

    file.write_text(GOOD + "nobody,Cy\n602 555 0143,Ana\n")
    refused = town.does(uploads, "add", str(file))
    assert refused.exit_code == 1
    assert "row 4, column phone: this is no phone number" in refused.output
    assert "row 5, column phone: this number stands in row 2 already" in refused.output
    assert "2 things to mend; nothing was stored." in refused.output

    file.write_text(GOOD)
    assert town.does(uploads, "add", str(file), "--as", "cy@springfield.example").exit_code == 1
    assert "2 phones, nothing stored" in town.does(uploads, "add", str(file), "--dry-run").output
    added = json.loads(town.does(uploads, "add", str(file), "--json").output)
    assert (added["list_id"], added["rows"], added["known"], added["columns"]) == (1, 2, 0, ["first_name"])
    assert json.loads(town.does(uploads, "list", "--json").output)[0]["name"] == "residents"
    assert town.does(uploads, "remove", "1").exit_code == 0
    assert town.does(uploads, "remove", "1").exit_code == 1

    with town.database.read() as conn:
        assert contacts.by_phone(conn, "+16025550143") is not None
        assert [each.what for each in audit_events.since(conn)] == ["list.removed", "list.uploaded", "denied"]
