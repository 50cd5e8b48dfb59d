"""Real parts for the tests: a Valkey, a PostgreSQL, the whole of textbot."""
