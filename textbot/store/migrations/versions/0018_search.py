"""Texts, names, references, places and notes can be searched.

The database keeps the index itself: triggers on SQLite (FTS5), indexes on expressions on PostgreSQL. Whoever writes a
row, or empties one, need not think of it. A migration that makes one of these tables anew (alembic's batch mode on
SQLite does) has to make its triggers anew as well: a test looks for them.

search_texts: what residents and the city texted; on SQLite a text heard stands there as -id, one sent as id.
search_facts: a line for each person of a request (0), each note to a request (1) and each note of staff (2); its id is
eight times the row's, plus that number.
"""

from collections.abc import Iterator

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

TEXTS = (("inbound", "-"), ("outbound", ""))

PERSON = (
    "SELECT p.id * 8, p.contact_id, p.name || ' ' || p.callback || ' ' || r.reference || ' ' || r.place "
    "FROM request_people p JOIN requests r ON r.id = p.request_id WHERE p.contact_id IS NOT NULL"
)
REQUEST_NOTE = "SELECT n.id * 8 + 1, n.contact_id, n.body FROM request_notes n WHERE n.contact_id IS NOT NULL"
STAFF_NOTE = (
    "SELECT n.id * 8 + 2, c.contact_id, n.body FROM notes n JOIN conversations c ON c.id = n.conversation_id WHERE true"
)
# Table -> (the number in its ids, what stands in the index, by which alias a row is named there, columns that matter).
FACTS = {
    "request_people": (0, PERSON, "p.id", "name, callback"),
    "request_notes": (1, REQUEST_NOTE, "n.id", "body"),
    "notes": (2, STAFF_NOTE, "n.id", "body"),
}

# What is new is sorted into the index a few hundred texts at a time: a text then waits a tenth of a millisecond for it.
QUICK = "WITH (fastupdate=on, gin_pending_list_limit=512)"

# Words without accents or signs; and which ten thousand texts a text is among, so that the newest can be asked first.
# It names nothing but what PostgreSQL has: indexes are kept up with no schema of ours in sight.
WORDS = r"""
CREATE FUNCTION search_words(id bigint, body text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('pg_catalog.simple'::regconfig, lower(regexp_replace(
    CASE WHEN octet_length(body) = char_length(body) THEN body
         ELSE regexp_replace(normalize(body, NFKD), '[\u0300-\u036f]+', '', 'g') END,
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g'))
    || ' qxbucketx' || CAST(id / 10000 AS text))
$$
"""


def upgrade() -> None:
    bind = op.get_bind()
    for statement in _sqlite() if bind.dialect.name == "sqlite" else _postgresql():
        bind.exec_driver_sql(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in ("inbound", "outbound", *FACTS, "requests"):
            for when in ("insert", "update", "delete"):
                op.execute(f"DROP TRIGGER IF EXISTS search_{table}_{when}")
        op.execute("DROP TABLE search_texts")
        op.execute("DROP TABLE search_facts")
        return
    for table in (*FACTS, "requests"):
        op.execute(f"DROP TRIGGER search_{table} ON {table}")
        op.execute(f"DROP FUNCTION search_{table}()")
    for index in ("search_inbound", "search_outbound", "search_phone"):
        op.execute(f"DROP INDEX {index}")
    op.execute("DROP TABLE search_facts")
    op.execute("DROP FUNCTION search_words(bigint, text)")


def _sqlite() -> Iterator[str]:
    folded = "tokenize='unicode61 remove_diacritics 2', detail=none"
    yield f"CREATE VIRTUAL TABLE search_texts USING fts5(body, content='', columnsize=0, {folded})"
    for table, sign in TEXTS:
        yield (
            f"INSERT INTO search_texts(rowid, body) SELECT {sign}id, body FROM {table} WHERE body <> '' "
            f"ORDER BY {sign}id"
        )
        put = f"INSERT INTO search_texts(rowid, body) SELECT {sign}new.id, new.body WHERE new.body <> ''"
        drop = (
            "INSERT INTO search_texts(search_texts, rowid, body) "
            f"SELECT 'delete', {sign}old.id, old.body WHERE old.body <> ''"
        )
        yield f"CREATE TRIGGER search_{table}_insert AFTER INSERT ON {table} BEGIN {put}; END"
        yield (
            f"CREATE TRIGGER search_{table}_update AFTER UPDATE OF body ON {table} WHEN old.body <> new.body "
            f"BEGIN {drop}; {put}; END"
        )
        yield f"CREATE TRIGGER search_{table}_delete AFTER DELETE ON {table} BEGIN {drop}; END"
    yield f"CREATE VIRTUAL TABLE search_facts USING fts5(body, contact_id UNINDEXED, {folded})"
    into = "INSERT INTO search_facts(rowid, contact_id, body)"
    for table, (number, found, own, columns) in FACTS.items():
        yield f"{into} {found}"
        put, drop = (
            f"{into} {found} AND {own} = new.id",
            f"DELETE FROM search_facts WHERE rowid = old.id * 8 + {number}",
        )
        yield f"CREATE TRIGGER search_{table}_insert AFTER INSERT ON {table} BEGIN {put}; END"
        yield (
            (
                f"CREATE TRIGGER search_{table}_update AFTER UPDATE OF {columns}, contact_id ON {table} "
                f"BEGIN {drop}; {put}; END"
            )
            if table != "notes"
            else (f"CREATE TRIGGER search_{table}_update AFTER UPDATE OF {columns} ON {table} BEGIN {drop}; {put}; END")
        )
        yield f"CREATE TRIGGER search_{table}_delete AFTER DELETE ON {table} BEGIN {drop}; END"
    people = "SELECT id * 8 FROM request_people WHERE request_id = new.id"
    yield (
        "CREATE TRIGGER search_requests_update AFTER UPDATE OF place, reference ON requests "
        "WHEN old.place <> new.place OR old.reference <> new.reference "
        f"BEGIN DELETE FROM search_facts WHERE rowid IN ({people}); {into} {PERSON} AND r.id = new.id; END"
    )


def _postgresql() -> Iterator[str]:
    yield WORDS
    for table, _ in TEXTS:
        yield f"CREATE INDEX search_{table} ON {table} USING gin (search_words(id, body)) {QUICK}"
    yield "CREATE INDEX search_phone ON contacts (right(phone, 4))"
    yield "CREATE TABLE search_facts (id bigint PRIMARY KEY, contact_id bigint NOT NULL, body text NOT NULL)"
    into = "INSERT INTO search_facts (id, contact_id, body)"
    for table, (number, found, own, columns) in FACTS.items():
        yield f"{into} {found}"
        yield _function(
            table,
            f"IF TG_OP <> 'INSERT' THEN DELETE FROM search_facts WHERE id = OLD.id * 8 + {number}; END IF;",
            f"IF TG_OP <> 'DELETE' THEN {into} {found} AND {own} = NEW.id; END IF;",
        )
        more = "" if table == "notes" else ", contact_id"
        yield (
            f"CREATE TRIGGER search_{table} AFTER INSERT OR DELETE OR UPDATE OF {columns}{more} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION search_{table}()"
        )
    people = "SELECT id * 8 FROM request_people WHERE request_id = NEW.id"
    yield _function(
        "requests",
        f"DELETE FROM search_facts WHERE id IN ({people});",
        f"{into} {PERSON} AND r.id = NEW.id;",
    )
    yield (
        "CREATE TRIGGER search_requests AFTER UPDATE OF place, reference ON requests FOR EACH ROW "
        "WHEN (OLD.place <> NEW.place OR OLD.reference <> NEW.reference) EXECUTE FUNCTION search_requests()"
    )
    yield f"CREATE INDEX search_facts_words ON search_facts USING gin (search_words(id, body)) {QUICK}"


def _function(table: str, *body: str) -> str:
    return (
        f"CREATE FUNCTION search_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {' '.join(body)} "
        "RETURN NULL; END $$"
    )
