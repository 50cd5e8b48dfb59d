"""Makes the database and the playbook ready, as a process of its own: `python -m textbot.local.prepare`.

Its standard output is one JSON object: `{"login": [email, password] or null}` or, ending with 1, `{"error": "..."}`.
The supervisor stays small and quick this way: it never loads the store.
"""

import json
import logging
import sys

from textbot.actions.playbook.prepare import prepare
from textbot.config import load_settings


def main() -> int:
    """Prepare, report, and return the exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        prepared = prepare(load_settings())
    except Exception as error:
        logging.exception("could not make ready")
        print(json.dumps({"error": str(error) or type(error).__name__}))
        return 1
    login = (prepared.login_email, prepared.login_password) if prepared.login_email else None
    print(json.dumps({"login": login}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
