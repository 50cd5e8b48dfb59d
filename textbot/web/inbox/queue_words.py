"""The queues of the inbox in words: what each is called, and what to do when nothing stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from textbot.web.translations import N_


@dataclass(frozen=True)
class QueueWords:
    """name: of the queue. empty, advice: what stands where its list would."""

    name: str
    empty: str
    advice: str


WORDS: Mapping[str, QueueWords] = {
    "department": QueueWords(
        N_("To do"),
        N_("Nobody is waiting for a word from you."),
        N_("New conversations appear here by themselves. Those put aside have a list of their own."),
    ),
    "mine": QueueWords(
        N_("Mine"), N_("You have no conversation."), N_("Press Take next to get the one that waits most urgently.")
    ),
    "unassigned": QueueWords(
        N_("Unassigned"), N_("Every conversation has somebody."), N_("What nobody has yet appears here.")
    ),
    "urgent": QueueWords(
        N_("Urgent"), N_("Nothing is urgent."), N_("An emergency, or somebody in distress, appears here at once.")
    ),
    "waiting": QueueWords(
        N_("Waiting on resident"),
        N_("No answer of yours waits for the resident."),
        N_("A conversation that you answered stands here until the resident writes again or somebody closes it."),
    ),
    "snoozed": QueueWords(
        N_("Put aside for now"),
        N_("Nothing is put aside."),
        N_("A conversation that you put aside comes back at its time, or as soon as the resident writes."),
    ),
    "closed": QueueWords(N_("Closed"), N_("Nothing was closed yet."), N_("What staff are done with appears here.")),
    "all": QueueWords(
        N_("All"),
        N_("There is no conversation yet."),
        N_("Whoever asks for a person, or could not be helped, appears here."),
    ),
}
