"""The language of a page that is for anybody."""

from babel import Locale
from flask import request

from textbot.core.playbook import Playbook


def tongue(playbook: Playbook) -> str:
    """The one asked for by `lang`, else the browser's, else the city's first."""
    wanted = request.args.get("lang", "")
    if wanted in playbook.languages:
        return wanted
    return request.accept_languages.best_match(playbook.languages) or playbook.languages[0]


def tongues(playbook: Playbook) -> list[tuple[str, str]]:
    """(code, what its speakers call it) of every language of the city: ("es", "Español")."""
    return [(code, (Locale.parse(code).get_display_name(code) or code).capitalize()) for code in playbook.languages]
