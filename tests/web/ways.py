"""Every route of the app and what it asks for: a row here for each, or a name among those anybody may knock at."""

from typing import NamedTuple


class Way(NamedTuple):
    """What a route asks for. deed: of core/permissions.py, "" for any member. about: what its address names
    (conversation, request, photo, text, contact, run, hot, member), "" for nothing that belongs to a department."""

    deed: str
    about: str = ""


C = "conversation"
WAYS = {
    "audit.export": Way("audit"),
    "audit.page": Way("audit"),
    "audit.verify": Way("audit"),
    "bulk.do": Way("bulk"),
    "bulk.done": Way("bulk", "run"),
    "bulk.start": Way("bulk"),
    "city_map.picture": Way("see"),
    "composer.draft": Way("reply", C),
    "composer.insert": Way("reply", C),
    "composer.reply": Way("reply", C),
    "composer.translate": Way("reply", C),
    "composer.undo": Way("reply", C),
    "composer.writing": Way("reply", C),
    "figures.page": Way("figures"),
    "figures.rows": Way("figures"),
    "filed.move": Way("request", "request"),
    "filed.page": Way("see"),
    "fresh.check": Way(""),
    "fresh.page": Way(""),
    "held.discard": Way("held"),
    "held.page": Way("held"),
    "held.release": Way("held"),
    "hot_spots.ack": Way("assign", "hot"),
    "hot_spots.assign": Way("assign", "hot"),
    "hot_spots.close": Way("close", "hot"),
    "hot_spots.page": Way("see", "hot"),
    "inbox.counts": Way("see"),
    "inbox.index": Way("see"),
    "inbox.photo": Way("see", "photo"),
    "inbox.take": Way("reply"),
    "keys.page": Way(""),
    "live.news": Way("see"),
    "live.stream": Way("see"),
    "live.urgent": Way("see"),
    "login.sign_out": Way(""),
    "me.begin": Way(""),
    "me.name": Way(""),
    "me.page": Way(""),
    "me.password": Way(""),
    "me.phone": Way(""),
    "me.picture": Way(""),
    "me.preferences": Way(""),
    "me.second_factor_page": Way(""),
    "me.set_up": Way(""),
    "me.sign_out_elsewhere": Way(""),
    "me.switch_off": Way(""),
    "search.page": Way("see"),
    "search.text": Way("see", "text"),
    "search.thread": Way("see", "contact"),
    "staff.disable": Way("staff", "member"),
    "staff.enable": Way("staff", "member"),
    "staff.invite": Way("staff"),
    "staff.languages": Way("staff", "member"),
    "staff.link": Way("staff", "member"),
    "staff.member": Way("staff", "member"),
    "staff.new": Way("staff"),
    "staff.page": Way("staff"),
    "staff.roles": Way("staff", "member"),
    "staff.second_factor": Way("staff", "member"),
    "thread.facts": Way("see", C),
    "thread.newest": Way("see", C),
    "thread.older": Way("see", C),
    "thread.page": Way("see", C),
    "thread.read": Way("see", C),
    "thread_deeds.ack": Way("assign", C),
    "thread_deeds.assign": Way("assign", C),
    "thread_deeds.back": Way("close", C),
    "thread_deeds.close": Way("close", C),
    "thread_deeds.language": Way("reply", C),
    "thread_deeds.note": Way("note", C),
    "thread_deeds.snooze": Way("assign", C),
    "thread_deeds.take": Way("assign", C),
    "thread_deeds.wake": Way("assign", C),
    "thread_requests.create": Way("request", C),
    "thread_requests.link": Way("request", C),
    "thread_requests.move": Way("request", C),
    "thread_requests.new": Way("request", C),
}
# Anybody may knock at these; what they do with a knock their own tests tell.
OPEN = {
    "city.about", "city.privacy", "city.terms", "connectors.hear", "connectors.photo", "docs.attachment", "docs.index",
    "docs.page", "health.healthz", "health.metrics", "home.index", "invite.accept", "invite.page", "language.choose",
    "login.enter", "login.page", "login_steps.check_code", "login_steps.choose_password", "login_steps.code",
    "login_steps.enrol", "login_steps.password", "login_steps.picture", "login_steps.set_up",
    "open311.define_service", "open311.discover", "open311.list_as_file", "open311.list_requests",
    "open311.list_services", "open311.nowhere", "open311.post_request", "open311.show_request", "open311.show_token",
    "phone.page", "phone.picture", "phone.send", "phone.threads", "phone.upload", "request_page.page",
    "single_sign_on.back", "single_sign_on.begin", "sms.hear", "sms.report", "static", "voice.answer",
}  # fmt: skip
# What forms bring; each takes what it knows.
FIELDS = {
    "text": "Hello", "key": "0" * 32, "body": "A note", "note": "A note", "deed": "close", "to": "nobody",
    "until": "hour", "status": "in_progress", "words": "Soon", "language": "en", "languages": "en", "name": "Ana",
    "role": "agent:streets", "email": "no", "q": "hydrants",
}  # fmt: skip
