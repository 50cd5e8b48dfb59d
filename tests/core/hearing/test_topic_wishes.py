"""What residents write about topics, as the demo city hears it: typos, emoji, and texts that are no wish at all."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from textbot.content.load import load_playbook
from textbot.content.source import read_folder
from textbot.core.hearing.topic_wishes import TopicWish
from textbot.core.playbook import Playbook

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("America/Phoenix"))
ROOT = Path(__file__).parents[3]
TRASH, SWEEPING, WATER, EVENTS = "trash-reminders", "street-sweeping", "water-alerts", "events"
NEWS = "newsletter"
WISHES: dict[str, tuple[str, tuple[str, ...]]] = {
    "trash reminders": ("join", (TRASH,)),
    "Trash reminders please 🙏": ("join", (TRASH,)),
    "sign me up for street sweeping": ("join", (SWEEPING,)),
    "sign me up for trash and water alerts": ("join", (TRASH, WATER)),
    "sing me up for water alrts": ("join", (WATER,)),
    "remind me about trash day": ("join", (TRASH,)),
    "do you have street sweeping reminders?": ("join", (SWEEPING,)),
    "avísame de cortes de agua": ("join", (WATER,)),
    "avisame de cortes de aqua": ("join", (WATER,)),
    "quiero recibir avisos de eventos": ("join", (EVENTS,)),
    "quiero que me avisen cuando hay barrido": ("join", (SWEEPING,)),
    "kiero recordatorios de vasura xfa": ("join", (TRASH,)),
    "sign me up": ("catalog", ()),
    "what can i sign up for": ("catalog", ()),
    "no more street sweeping": ("leave", (SWEEPING,)),
    "street sweeping no more please": ("leave", (SWEEPING,)),
    "stop street sweeping texts": ("leave", (SWEEPING,)),
    "unsubscribe from trash reminders": ("leave", (TRASH,)),
    "no trash reminders": ("leave", (TRASH,)),
    "ya no quiero avisos de barrido": ("leave", (SWEEPING,)),
    "ya no me manden lo del barrido": ("leave", (SWEEPING,)),
    "only trash": ("only", (TRASH,)),
    "i only want water alerts": ("only", (WATER,)),
    "nada más los de basura": ("only", (TRASH,)),
    "what am i signed up for?": ("list", ()),
    "wat am i signd up 4": ("list", ()),
    "¿a qué estoy inscrita?": ("list", ()),
    "mis avisos": ("list", ()),
    "what do i get": ("list", ()),
    "q me llega de ustedes": ("list", ()),
    "how many texts are you gonna send me a month": ("often", ()),
    "what time do u guys send texts": ("when", ()),
    "does this cost me money": ("cost", ()),
    "can my husband get these too": ("others", ()),
    "signup for emergency alerts and trash": ("warnings", (TRASH,)),
    "can i get texts before yall sweep my street": ("join", (SWEEPING,)),
    "can u text me the nite before trash": ("join", (TRASH,)),
    "avisenme cuando barran mi calle": ("join", (SWEEPING,)),
    "que hago para recibir avisos": ("catalog", ()),
    "i wanna know when they gonna shut the water off": ("join", (WATER,)),
    "avisenme antes de que corten el agua": ("join", (WATER,)),
    "how do i get on the list for city texts": ("catalog", ()),
    "can u stop the newsletter thing but keep the trash one": ("leave", (NEWS,)),
    "keep the trash texts but stop the newsletter": ("leave", (NEWS,)),
    "take me off the newsletter but leave everything else": ("leave", (NEWS,)),
    "no more newsletter, just trash": ("leave", (NEWS,)),
    "quiten el boletín pero dejen la basura": ("leave", (NEWS,)),
    "stop everything except trash": ("only", (TRASH,)),
    "ya no quiero nada menos la basura": ("only", (TRASH,)),
    "i only want trash texts nothing else": ("only", (TRASH,)),
    "stop all but trash": ("only", (TRASH,)),
    "keep trash stop the rest": ("only", (TRASH,)),
    "no news just trash": ("leave", (NEWS,)),
    "no more news. trash ok": ("leave", (NEWS,)),
    "stop the newsletter, not the trash": ("leave", (NEWS,)),
    "i want trash but not news": ("leave", (NEWS,)),
    "quiten el boletín pero no la basura": ("leave", (NEWS,)),
    "dejen de mandarme el boletín, la basura está bien": ("leave", (NEWS,)),
    "basura sí boletín no": ("leave", (NEWS,)),
    "no quiero basura pero sí noticias": ("leave", (TRASH,)),
    "stop the trash texts i like the news": ("leave", (TRASH,)),
    "no dejen de mandarme la basura": ("list", (TRASH,)),
    "please don't stop the newsletter": ("list", (NEWS,)),
    "did you stop sending trash reminders?": ("list", (TRASH,)),
    "no dejen de mandarme mensajes": ("list", ()),
    "too many texts": ("fewer", ()),
    "i dont want to unsubscribe i just want less": ("fewer", ()),
    "dont text me while im at work": ("busy", ()),
    "no me manden mensajes mientras trabajo": ("busy", ()),
    "hook me up with them trash reminders": ("join", (TRASH,)),
    "im done with the newsletter, everything else is fine": ("leave", (NEWS,)),
    "no texts on sundays ok": ("weekly", ()),
    "no me manden mensajes los domingos": ("weekly", ()),
    "mute": ("mute", ()),
    "unmute": ("unmute", ()),
    "quitar silencio": ("unmute", ()),
    "any time": ("any_hour", ()),
    "a cualquier hora": ("any_hour", ()),
}
MUTED = {
    "mute till Monday": "2026-11-30T00:00",
    "mute for a week": "2026-11-30T00:00",
    "mute until Dec 5": "2026-12-05T00:00",
    "mute until 12/5": "2026-12-05T00:00",
    "mute for 2 hours": "2026-11-23T12:00",
    "mute 2 weeks": "2026-12-07T00:00",
    "mute this week": "2026-11-30T00:00",
    "silencio una semana": "2026-11-30T00:00",
    "silencio 3 días": "2026-11-26T00:00",
    "mute through Friday": "2026-11-28T00:00",
    "mute until january": "2027-01-01T00:00",
    "quiet until tomorrow 5pm": "2026-11-24T17:00",
    "dont text me till monday": "2026-11-30T00:00",
    "no texts until tomorrow please": "2026-11-24T00:00",
    "pause the street sweeping texts for 2 weeks": "2026-12-07T00:00",
    "silencio hasta el lunes": "2026-11-30T00:00",
    "no me manden avisos por una semana": "2026-11-30T00:00",
    "no quiero avisos hasta el 5 de diciembre": "2026-12-05T00:00",
    "silencio esta noche": "2026-11-24T00:00",
    "estoy de vacaciones no me manden nada esta semana": "2026-11-30T00:00",
    "dont send nothing til after new years": "2027-01-01T00:00",
}
HOURS = {
    "only after 6pm": ("18:00", ""),
    "not before 9": ("09:00", ""),
    "dont text me before 9am": ("09:00", ""),
    "between 10 and 4": ("10:00", "16:00"),
    "no texts between 10pm and 7am": ("07:00", "22:00"),
    "dont text me between 9 and 5": ("17:00", ""),
    "no texts after 8:30 pm": ("", "20:30"),
    "stop texting me at night": ("", "19:00"),
    "only in the mornings": ("", "12:00"),
    "stop texting me so early": ("09:00", ""),
    "stop txting me at 6 in the morning": ("09:00", ""),
    "no me manden mensajes a las 6 de la mañana": ("09:00", ""),
    "dont text me at 9 pm": ("", "21:00"),
    "no me escriban tan tarde": ("", "19:00"),
    "trash reminders only after 6pm": ("18:00", ""),
    "solo después de las 6": ("18:00", ""),
    "no me manden mensajes antes de las 9": ("09:00", ""),
    "entre las 10 y las 4": ("10:00", "16:00"),
    "solo por las tardes": ("12:00", "17:00"),
}
NOTHING = """
when is trash day|what day is trash|cuándo pasa la basura|stop sign is down|no more water in my house|no water
no hay agua|cancel my water service|i want water|water is off|there is no water until monday?|pothole on elm
the trash was not picked up|street sweeping|my street was not swept|how do i pay my water bill|only one bag
y mañana?|can i call them|stop|alto|the sweeper skipped our block|i dont want to lose my water
stop the trash truck from coming so early|the sweeper came too late|too much trash|can you sweep my street
dont stop the trash|why are you texting me so early|no trash pickup while im at work
ya no barren mi calle|no quiero que me corten el agua|is it free|take my name off the water|quién es mi concejal
quien es el del agua
no trash pickup on mondays|i no longer get the newsletter
"""
WRONG = """
this isnt juan anymore new phone|she doesnt have this number anymore
wrong number|sorry wrong number|you have the wrong number|u got the wrong number|wrong person
this number doesn't belong to him|número equivocado|disculpe numero equivocado|se equivocó de número
ya no es el número de ella
"""
NOT_WRONG = "its the wrong address|wrong number its 132 not 123|this is the wrong street|la dirección está equivocada"


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return load_playbook(read_folder(ROOT / "flows", ROOT / "locales"))


def hear(playbook: Playbook, text: str) -> TopicWish | None:
    kept = playbook.city.hours.holidays
    return playbook.topic_wishes.wish(text, playbook.matcher.repaired, playbook.topic_names, NOW, kept)


def lines(text: str) -> list[str]:
    return text.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize(("text", "meant"), WISHES.items(), ids=WISHES)
def test_a_wish_about_topics_is_heard(playbook: Playbook, text: str, meant: tuple[str, tuple[str, ...]]) -> None:
    wish = hear(playbook, text)
    assert wish is not None
    assert (wish.kind, wish.topics) == meant


@pytest.mark.parametrize(("text", "until"), MUTED.items(), ids=MUTED)
def test_quiet_has_an_end(playbook: Playbook, text: str, until: str) -> None:
    wish = hear(playbook, text)
    assert wish is not None
    assert wish.until is not None
    assert (wish.kind, f"{wish.until:%Y-%m-%dT%H:%M}") == ("mute", until)


@pytest.mark.parametrize(("text", "hours"), HOURS.items(), ids=HOURS)
def test_hours_are_local_times_of_day(playbook: Playbook, text: str, hours: tuple[str, str]) -> None:
    wish = hear(playbook, text)
    assert wish is not None
    assert (wish.kind, wish.after, wish.before) == ("hours", *hours)


@pytest.mark.parametrize("text", lines(NOTHING))
def test_other_texts_are_no_wish(playbook: Playbook, text: str) -> None:
    assert hear(playbook, text) is None


@pytest.mark.parametrize("text", lines(WRONG))
def test_a_wrong_number_is_heard(playbook: Playbook, text: str) -> None:
    assert playbook.topic_wishes.wrong_number(text)


@pytest.mark.parametrize("text", lines(NOT_WRONG))
def test_a_wrong_address_is_no_wrong_number(playbook: Playbook, text: str) -> None:
    assert not playbook.topic_wishes.wrong_number(text)


def test_monday_said_on_a_monday_is_the_next_one(playbook: Playbook) -> None:
    wish = hear(playbook, "mute till monday")
    assert wish is not None
    assert wish.until == datetime(2026, 11, 30, tzinfo=NOW.tzinfo)


def test_only_texts_are_plainly_meant(playbook: Playbook) -> None:
    said = {text: wish.plain for text in ("stop trash", "stop trash texts") if (wish := hear(playbook, text))}
    assert said == {"stop trash": False, "stop trash texts": True}


def test_a_long_plea_names_its_topic_unless_it_says_all(playbook: Playbook) -> None:
    long = "for the love of god stop sending me those stret sweeping texts i sold my car"
    named = playbook.topic_wishes.named(long, playbook.topic_names)
    assert named is not None
    assert named.topics == (SWEEPING,)
    assert (
        playbook.topic_wishes.named("stop all the texts, sweeping texts and everything", playbook.topic_names) is None
    )


KEPT = {
    "keep the trash texts but stop sending me the newsletter it never has anything for my street": ("leave", (NEWS,)),
    "please stop sending me every single one of these city texts all day long except the trash": ("only", (TRASH,)),
}


@pytest.mark.parametrize(("text", "meant"), KEPT.items(), ids=["one ends", "one stays"])
def test_a_long_plea_keeps_what_it_wants_kept(
    playbook: Playbook, text: str, meant: tuple[str, tuple[str, ...]]
) -> None:
    wish = playbook.topic_wishes.named(text, playbook.topic_names)
    assert wish is not None
    assert (wish.kind, wish.topics) == meant


def test_a_plain_name_and_a_refusal_end_a_topic_whatever_else_is_said(playbook: Playbook) -> None:
    texts = "ditch the newsletter pls its boring|why did the newsletter stop|stop the trash guys its too early"
    said = [playbook.topic_wishes.ends(text, playbook.topic_names) for text in texts.split("|")]
    assert said == [True, False, False]


NO_END = "que hago para recibir avisos|como le hago pa los mensajes|i dont want to unsubscribe i just want less"


@pytest.mark.parametrize("text", NO_END.split("|"))
def test_who_wants_texts_does_not_end_them(playbook: Playbook, text: str) -> None:
    assert playbook.wishes.opt_out_wish(text) is None


@pytest.mark.parametrize("text", ["ya no quiero nada", "ya no me manden mensajes", "no quiero nada de ustedes"])
def test_all_texts_end_in_plain_words(playbook: Playbook, text: str) -> None:
    assert playbook.wishes.opt_out_wish(text) is not None
