"""Jobs of the queue `notices`."""

from textbot.actions.notices.deliver import deliver
from textbot.jobs.parts import runtime
from textbot.store import notice_pulse

# A job ends well before RQ would end it, and the next one sees a new playbook, a new list of notices.
SLICE_SECONDS = 20.0


def send_notices(_: int) -> None:
    """Send for a while; when somebody still waits, the bell is rung for the next while."""
    rt = runtime()
    if deliver(rt, SLICE_SECONDS) == 0:
        return
    with rt.database.read() as conn:
        soonest = notice_pulse.soonest(conn)
    if soonest is not None and soonest <= rt.now() and not rt.doorbell.is_rung("send_notices"):
        rt.doorbell.ring("send_notices")
