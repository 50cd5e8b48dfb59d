"""Asking which of a few was meant, in the fewest and kindest words for how it came about."""

from textbot.core.choice import numbered
from textbot.core.match import Candidate
from textbot.core.scene import Scene
from textbot.core.session import Offer

# A text of so few words is a subject, not a question: it is narrowed, not doubted.
BROAD = 2


def ask_which(scene: Scene, candidates: tuple[Candidate, ...], text: str) -> None:
    """Ask which candidate a text meant: one weak one by YES, several by number; a word or two are narrowed."""
    options = tuple(f"{each.kind}:{each.key}" for each in candidates)
    list_again(scene, options, text)
    scene.keep(offer=Offer("choice", options, text))


def list_again(scene: Scene, options: tuple[str, ...], text: str) -> None:
    """The numbered list of options for a text; one alone is asked for by YES."""
    if len(options) == 1:
        scene.phrase("did_you_mean_one", title=scene.title(options[0]))
        return
    phrase = "narrow" if len(text.split()) <= BROAD else "did_you_mean"
    scene.phrase(phrase, options=numbered(tuple(map(scene.title, options))))
