"""Reports begun inside one another, or set aside: none is lost, and each comes back in turn."""

from textbot.core.session import Frame, Session, Slot, stacked

POTHOLE, LIGHT, TREE = (
    Frame(flow, "photo", {"place": Slot(flow)}) for flow in ("pothole", "streetlight", "fallen-tree")
)


def begun(*flows: str) -> Session:
    session = Session()
    for flow in flows:
        session = session.begun(Frame(flow, "place"))
    return session


def flows(frame: Frame | None) -> list[str]:
    return [frame.flow, *flows(frame.beneath)] if frame else []


def test_three_reports_come_back_one_after_the_other() -> None:
    session = begun("pothole", "streetlight", "fallen-tree")
    assert (session.frame and session.frame.flow, flows(session.parked)) == ("fallen-tree", ["streetlight", "pothole"])
    session = session.done()
    assert (session.frame and session.frame.flow, flows(session.parked)) == ("streetlight", ["pothole"])
    assert session.done().done().frame is None


def test_a_report_begun_again_goes_on_where_it_was() -> None:
    session = Session(frame=LIGHT, parked=POTHOLE).begun(Frame("pothole", "place"))
    assert session.frame == POTHOLE
    assert session.parked == LIGHT


def test_what_is_set_aside_goes_on_in_the_same_order() -> None:
    session = Session(frame=TREE, parked=LIGHT, paused=POTHOLE).set_aside()
    assert (session.frame, session.parked, flows(session.paused)) == (
        None,
        None,
        ["fallen-tree", "streetlight", "pothole"],
    )
    session = session.taken_up()
    assert (session.frame, flows(session.parked), session.paused) == (TREE, ["streetlight", "pothole"], None)


def test_every_flow_waits_once() -> None:
    newer = Frame("pothole", "check")
    assert flows(stacked(newer, LIGHT, POTHOLE)) == ["pothole", "streetlight"]
    assert stacked() is None


def test_what_waits_beneath_is_kept_in_the_session() -> None:
    session = Session(paused=stacked(TREE, LIGHT, POTHOLE))
    assert Session.load(session.dump()) == session
