"""The answer to a list of services: one of them by number or words, or MORE."""

from textbot.core.catalogue import PAGE, show_page
from textbot.core.choice import number_in, numbered, pick
from textbot.core.rungs import asking
from textbot.core.scene import Scene
from textbot.core.session import Offer


def take(scene: Scene, asked: Offer) -> bool:
    """Serve the service picked, from the three on show by number or from all by words; MORE shows the next three. The
    list stays open behind an answer, so that MORE still works."""
    if scene.command_name == "more":
        _more(scene, asked)
        return True
    number = pick(scene.text, tuple(map(scene.title, asked.options[:PAGE])))
    if number is None and scene.command is None and number_in(scene.text) is None:
        number = pick(scene.text, tuple(map(scene.title, asked.options)))
    yes = scene.command_name == "yes" and any(map(str.isalnum, scene.text))  # a mere 👍 asks for nothing
    if number is None and (yes or number_in(scene.text) is not None):
        shown = tuple(map(scene.title, asked.options[:PAGE]))
        scene.phrase("retry_choose", options=numbered(shown))
        return True
    if number is None and scene.command_name != "no":
        return False
    scene.keep(offer=None, misses=0)
    if number is None:
        scene.phrase("thanks")
        return True
    asking.serve(scene, asked.options[number], asked.text)
    if scene.session.offer is None and scene.session.frame is None:
        scene.keep(offer=asked)
    return True


def _more(scene: Scene, asked: Offer) -> None:
    rest = asked.options[PAGE:]
    if rest:
        show_page(scene, rest, asked.text)
        return
    scene.phrase("services_all")
    scene.keep(offer=Offer("person", text=asked.text), misses=0)
