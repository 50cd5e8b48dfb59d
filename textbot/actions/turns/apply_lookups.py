"""Effects of lookups: a question to a connector, and a kept address with the words of consent."""

from textbot.actions.turns.ground import Applied, Ground
from textbot.core.effects import AskConnector, SetHome
from textbot.core.redaction import mask
from textbot.store import consents, homes, inquiries, outbox


def ask_connector(ground: Ground, effect: AskConnector, applied: Applied) -> None:
    """Note the question; a worker asks it at once."""
    asked = (effect.flow, effect.connector, effect.number)
    inquiry_id = inquiries.add(ground.conn, ground.contact_id, ground.inbound_id, *asked, ground.now)
    deed = outbox.add(ground.conn, "ask_connector", inquiry_id, ground.now)
    applied.rings.append(("ask_connector", deed))


def set_home(ground: Ground, effect: SetHome, applied: Applied) -> None:
    """Keep or forget the address. The consent's row tells the words and the playbook they came from."""
    place = effect.place.to_dict() if effect.place else None
    homes.put(ground.conn, ground.contact_id, effect.said, place, ground.now)
    if effect.said == "asked":
        return
    wording = f"{mask(effect.wording)} [playbook {ground.playbook.version}]"
    what = f"home_{'end' if effect.said == 'ended' else effect.said}"
    consents.record(ground.conn, ground.contact_id, what, "ours", wording, ground.inbound_id, ground.now)
