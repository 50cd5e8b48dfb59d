"""Every service that applies to somebody's situation, three a text: "I lost my job", "no puedo pagar nada"."""

from textbot.core.choice import numbered
from textbot.core.freshness import state_of
from textbot.core.needs import OwnRequests, RequestFacts
from textbot.core.playbook import Answer
from textbot.core.scene import Scene
from textbot.core.session import Offer

PAGE = 3
OPEN_STATES = ("open", "in_progress")


def tell_services(scene: Scene, answer: Answer, sentence: str, score: float | None) -> None:
    """List the services with one of the answer's tags, the best fit first; one the contact has asked for already is
    told as theirs, not offered. sentence: the resident's words."""
    own: tuple[RequestFacts, ...] = scene.world(OwnRequests())
    names = services(scene, answer)
    under_way = [facts for facts in own if facts.status in OPEN_STATES and f"flow:{facts.flow}" in names]
    taken = {f"flow:{facts.flow}" for facts in under_way}
    scene.say_match(f"{answer.path}.say", score)
    for facts in under_way[:1]:
        state = scene.words(f"phrases.state_{facts.status}")
        title = scene.title(f"flow:{facts.flow}")
        scene.phrase("service_own", title=title, reference=facts.reference, state=state)
    show_page(scene, tuple(name for name in names if name not in taken), sentence)


def services(scene: Scene, listing: Answer) -> tuple[str, ...]:
    """ "answer:key" and "flow:key" of everything with one of the listing's tags that may be given today, in the order
    of its first tags, then by how many of its tags they have."""
    playbook = scene.playbook
    found: list[tuple[int, int, str]] = []
    rows: list[tuple[str, tuple[str, ...], Answer | None]] = []
    rows += [(f"answer:{key}", each.tags, each) for key, each in playbook.answers.items()]
    rows += [(f"flow:{key}", flow.tags, flow.entry) for key, flow in playbook.flows.items()]
    for name, own, entry in rows:
        shared = len({*own} & {*listing.lists})
        if shared and scene.offers(name) and (entry is None or _is_service(entry, scene)):
            place = min((listing.first.index(tag) for tag in own if tag in listing.first), default=len(listing.first))
            found.append((place, -shared, name))
    return tuple(name for _, _, name in sorted(found))


def show_page(scene: Scene, names: tuple[str, ...], sentence: str) -> None:
    """The next three of the services, numbered, and how to see more."""
    page, rest = names[:PAGE], names[PAGE:]
    if not page:
        scene.phrase("services_none")
        scene.keep(offer=Offer("person", text=sentence), misses=0)
        return
    options = numbered(tuple(map(scene.title, page)))
    scene.phrase("services_more" if rest else "services", options=options)
    scene.keep(offer=Offer("services", names, sentence), misses=0)


def _is_service(entry: Answer, scene: Scene) -> bool:
    broad = bool(entry.choices or entry.lists or entry.refuse)
    return not broad and state_of(entry, scene.now.date(), scene.packs_on) == "live"
