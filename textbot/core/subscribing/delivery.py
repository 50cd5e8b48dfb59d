"""When notices come: quiet until a day, only at some hours, and back to normal."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time

from textbot.core import flow
from textbot.core.days.calendar import say_coming_date, say_time
from textbot.core.days.until_words import quiet_in
from textbot.core.effects import SetDelivery
from textbot.core.hearing.topic_wishes import TopicWish
from textbot.core.notices.hours import Window, common, nearest
from textbot.core.notices.subscribed import Delivery, Subscribed
from textbot.core.notices.topic import EARLIEST, LATEST
from textbot.core.scene import Scene
from textbot.core.session import Offer
from textbot.core.subscribing.hearing import heard
from textbot.core.subscribing.standing import known, name, sure_of_a_flow, titles
from textbot.core.turn import Reply

KINDS = ("mute", "unmute", "hours", "any_hour", "weekly", "busy", "fewer")


def wished(scene: Scene) -> bool:
    """ "Mute till Monday", "only after 6pm", "unmute", "any time", "too many texts"."""
    offer = scene.session.offer
    if offer is not None and offer.kind == "mute" and take_until(scene, offer):
        return True
    wish = heard(scene)
    if wish is None or wish.kind not in KINDS or scene.contact.opt_out:
        return False
    on = known(scene).on
    if not on and not wish.plain and (not wish.firm or sure_of_a_flow(scene)):
        return False
    scene.keep(misses=0, offer=None)
    if not on and wish.kind == "fewer":
        scene.introduce("stop_ask")
        scene.keep(offer=Offer("stop", text=scene.text))
    elif not on:
        scene.introduce("delivery_none")
    else:
        DOES[wish.kind](scene, wish)
    flow.ask_again(scene)
    return True


def take_until(scene: Scene, asked: Offer) -> bool:
    """The day until which it should be quiet; anything else lets the question lapse."""
    if scene.command is not None:
        return False
    named = quiet_in(scene.text, scene.now, scene.playbook.city.hours.holidays)
    quiet = named or quiet_in(f"until {scene.text}", scene.now, scene.playbook.city.hours.holidays)
    if quiet is None or quiet.until is None:
        return False
    scene.keep(offer=None, misses=0)
    _quiet(scene, asked.options, quiet.until)
    return True


def lines(scene: Scene, state: Subscribed) -> Iterator[Reply]:
    """What was wished for all topics and for each that is on, a line each."""
    for topic in ("", *state.on):
        until = state.muted_until(topic, scene.now)
        given = state.delivery.get(topic, Delivery())
        title = titles(scene, (topic,)) if topic else ""
        if until is not None:
            yield _line(scene, "topics_muted", title, until=_moment(scene, until))
        if given.after or given.before:
            yield _line(scene, "topics_hours", title, span=_span(scene, given.after, given.before))


def _line(scene: Scene, key: str, title: str, **values: str) -> Reply:
    path = f"phrases.{key}_one" if title else f"phrases.{key}"
    return Reply(scene.words(path, **values, **({"title": title} if title else {})), path)


def _mute(scene: Scene, wish: TopicWish) -> None:
    if wish.until is None:
        scene.introduce("mute_when")
        scene.keep(offer=Offer("mute", wish.topics))
        return
    _quiet(scene, wish.topics, wish.until)


def _quiet(scene: Scene, topics: tuple[str, ...], until: datetime) -> None:
    said = _moment(scene, until)
    for topic in topics or ("",):
        scene.do(SetDelivery("mute", topic, scene.text, muted_until=until))
    if topics:
        scene.introduce("mute_set_one", topics=titles(scene, topics), until=said)
    else:
        scene.introduce("mute_set", until=said)


def _unmute(scene: Scene, wish: TopicWish) -> None:
    state = known(scene)
    muted = any(state.muted_until(topic, scene.now) for topic in state.delivery)
    for topic in wish.topics or ("",):
        scene.do(SetDelivery("mute", topic, scene.text, clears=not topic))
    scene.introduce("unmuted" if muted else "unmuted_none")


def _hours(scene: Scene, wish: TopicWish) -> None:
    first, last = f"{EARLIEST:%H:%M}", f"{LATEST:%H:%M}"
    opens, closes = wish.after or first, wish.before or last
    if max(opens, first) >= min(closes, last):
        scene.introduce("hours_outside")
        return
    lawful = _nearest_lawful(scene, opens, closes)
    if lawful is not None:
        wish = replace(wish, after=f"{lawful[0]:%H:%M}", before=f"{lawful[1]:%H:%M}")
        opens, closes = wish.after, wish.before
    for topic in wish.topics or ("",):
        scene.do(SetDelivery("hours", topic, scene.text, None, wish.after, wish.before, clears=not topic))
    span = _span(scene, wish.after, wish.before)
    if lawful is not None:
        scene.introduce("hours_lawful", span=span)
    elif wish.topics:
        scene.introduce("hours_set_one", topics=titles(scene, wish.topics), span=span)
    else:
        scene.introduce("hours_set", span=span)
    _warn(scene, wish.topics or known(scene).on, opens, closes)


def _nearest_lawful(scene: Scene, opens: str, closes: str) -> Window | None:
    """The hour that is nearest to a wish, where the phone's zones leave it none; else None."""
    zones = known(scene).zones or (scene.playbook.city.timezone,)
    return nearest((time.fromisoformat(opens), time.fromisoformat(closes)), common(scene.now, zones))


def _warn(scene: Scene, topics: tuple[str, ...], opens: str, closes: str) -> None:
    """Which topics have no hour left: their own window lies outside what was wished."""
    for topic in (topic for topic in topics if topic in scene.playbook.topics):
        begins, ends = scene.playbook.topics[topic].window
        if max(opens, f"{begins:%H:%M}") >= min(closes, f"{ends:%H:%M}"):
            values = {"title": titles(scene, (topic,)), "opens": _clock(scene, begins), "closes": _clock(scene, ends)}
            scene.phrase("hours_never", **values)
            return


def _any_hour(scene: Scene, wish: TopicWish) -> None:
    for topic in wish.topics or ("",):
        scene.do(SetDelivery("hours", topic, scene.text, clears=not topic))
    scene.introduce("hours_any")


def _weekly(scene: Scene, wish: TopicWish) -> None:
    scene.introduce("no_weekdays")


def _busy(scene: Scene, wish: TopicWish) -> None:
    scene.introduce("hours_ask")


def _fewer(scene: Scene, wish: TopicWish) -> None:
    scene.introduce("fewer", name=name(scene, (wish.topics or known(scene).on)[0]))


def _span(scene: Scene, after: str, before: str) -> str:
    key = "hours_between" if after and before else "hours_after" if after else "hours_before"
    said = {"after": after, "before": before}
    values = {name: _clock(scene, time.fromisoformat(text)) for name, text in said.items() if text}
    return scene.words(f"phrases.{key}", **values)


def _clock(scene: Scene, moment: time) -> str:
    return say_time(datetime.combine(scene.now.date(), moment))


def _moment(scene: Scene, until: datetime) -> str:
    local = until.astimezone(scene.now.tzinfo)
    day = say_coming_date(local.date(), scene.now.date(), scene.language)
    if local.time() == time():
        return day
    return scene.words("phrases.moment_at", day=day, time=say_time(local))


DOES = {
    "mute": _mute,
    "unmute": _unmute,
    "hours": _hours,
    "any_hour": _any_hour,
    "weekly": _weekly,
    "busy": _busy,
    "fewer": _fewer,
}
