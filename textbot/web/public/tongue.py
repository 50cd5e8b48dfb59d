"""The language of a page that is for anybody."""

from babel import Locale
from flask import request

from textbot.core.playbook import Playbook
from textbot.web.translations import speak


def tongue(playbook: Playbook) -> str:
    """The one asked for by `lang`, else the browser's, else the city's first. The page's own words are in it, too."""
    wanted = request.args.get("lang", "")
    if wanted not in playbook.languages:
        wanted = request.accept_languages.best_match(playbook.languages) or playbook.languages[0]
    speak(wanted)
    return wanted


def tongues(playbook: Playbook) -> list[tuple[str, str]]:
    """(code, what its speakers call it) of every language of the city: ("es", "Español")."""
    return [(code, (Locale.parse(code).get_display_name(code) or code).capitalize()) for code in playbook.languages]
