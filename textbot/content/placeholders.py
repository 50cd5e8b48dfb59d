"""Which {placeholders} a text may use: the engine gives these values and no others."""

from collections.abc import Iterable, Iterator, Mapping

from textbot.content.draft import Draft
from textbot.content.lookup_tables import columns_of
from textbot.content.schema.answer import AnswerFile, Looked
from textbot.content.schema.newsletters import NewsletterEntry
from textbot.content.schema.report import ReportFile

LOOKUP = frozenset({"place", "weekday", "date", "holiday_note"})
LOOKED_UP_BY: Mapping[str, frozenset[str]] = {
    "address": frozenset({"place"}),
    "number": frozenset({"number", "as_of"}),
    "account": frozenset({"last4", "as_of"}),
}
_REQUEST = frozenset({"title", "place", "reference", "date"})
BY_ABOUT: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("own", "own-open", "followed"), _REQUEST),
    "fixed": frozenset({"count", "days", "district"}),
    "trash-slide": frozenset({"holiday", "date", "weekday"}),
    "event": frozenset({"title", "date", "weekday", "time", "where"}),
}
THINGS = frozenset({"things"})
UPDATE = frozenset({"reference", "title", "place"})
HOLIDAY = frozenset({"holiday"})
CLOSED_NEXT = frozenset({"next_closed"})
OPEN_DAY = frozenset({"day", "hours"})
CLOSED_DAY = frozenset({"day", "next"})
BY_STEP: Mapping[str, frozenset[str]] = {
    "choose": frozenset({"options"}),
    "confirm": frozenset({"summary"}),
    "submit": frozenset({"reference"}),
}
NEEDED_BY_STEP: Mapping[str, frozenset[str]] = {"confirm": frozenset({"summary"}), "submit": frozenset({"reference"})}

# Every phrase the engine says, with the values it gives. A phrase that is missing here or in phrases.yaml would be a
# reply that fails.
_GIVEN = """
stop_ask greeting first_line menu help stopped started already_in emergency emergency_paused crisis gas
hand_off_open:wait hand_off_closed:when
hand_off_by:by hand_off_closed_by:by when_by:by when_closed_by:by
wait_one wait_many:hours about_question:when_line when_open:wait
when_closed:when moment_at:day,time detail_added complaint insult distress:when_line person_offer miss
did_you_mean:options did_you_mean_one:title narrow:options corrected:options corrected_person a_person
not_known_about:title about_that:title about_what negated
photo_added later_line:title next_line:title next_offer:title stopped_call first_line_short
wrong_number_choice retry_locate:understood retry_choose:options retry_photo retry_confirm retry_ask
left_open place_put_right:place note_label no_trouble home_unknown
no_such_street:street,place not_in_city:place not_ours:place,owner,phone near_photo:place
bad_range:street,place no_crossing:street,place short_link:street,place
where_on_street:street place_alone:place
which_place:options place_unverified:place no_zone:place stuck_offer change_which:options
change_throw_away thrown_away left_flow restarted back_at_start nothing_to_skip nothing_waiting back_to_report
last_question thanks released:when_line on_call:minutes,link
staff_phone_code:code notice_approve:author,number,link,facts notice_glass:author,number,link,facts
notice_reword:title,link
notice_told_emergency:reason notice_told_corrects:notice notice_told_poll_yes_no notice_told_poll_scale
notice_told_at:when notice_told_valid:hours notice_told_cost:cost,segments notice_told_later:number
notice_told_late:number notice_told_unread:number notice_told_other_language:number notice_told_links:links
update_in_progress:what,reference update_closed:what,reference update_reopened:what,reference
update_withdrawn:what,reference update_words:words update_ask update_ask_request update_if_not
status_none status_many status_line:reference,title,place,state status_unknown:reference
status_other:reference,title,state status_none_at:place status_there status_line_bare:reference,title,state
state_open state_pushed state_in_progress state_fixed state_closed state_withdrawn state_reopened state_escalated
state_words:state,words state_since:state,date state_received:date state_due:state,day state_today
place_block:block,street request_at:title,place,date
request_of:title,place,date nearby_one:reference,state,date,count nearby_many:reference,state,date,count
nearby_own:reference,state,date nearby_followed:reference,state,date joined:reference joined_own:reference
which_request:options photo_which:options something_new something_else added:reference,what photo_joined:reference,what
noted:reference,what,state withdrawn:reference,what withdrawn_fixed:reference,what withdrawn_others:reference,what
unfollowed:reference,what was_withdrawn:what take_back:reference,what kept_report:reference correct_how:what
corrected_request:reference,title,right verified:reference,what reopened:reference escalated:reference reopened_photo
verify_later:what
history_range:low,high,fixed,within history_days:low,high,fixed,within language_set photo_about
late_sorry:time holiday_note:holiday quiet error_apology resumed staff_intro:name staff_closed
staff_request:what,reference
photo_count_one:count photo_count_many:count skipped voice_greeting voice_hours voice_connecting
next_closed:date,holiday day_today:date day_tomorrow:date day_date:date hours_span:opens,closes closed_now
list_closed:day,places list_open:day,places list_also_open:places
trash_slides:holiday,date trash_as_usual:holiday,date
also:options services:options services_more:options services_none services_all
service_own:title,reference,state
things_none
answer_expired:when_line refused_sent:when_line follow_offer follow_kept follow_declined
follow_told follow_ready:title survey_helped survey_thanks survey_sorry
lookup_none:place lookup_away checking:number number_unknown:number retry_number retry_account pin_question:last4
retry_pin pin_wrong pin_wrong_last pin_locked secret_again account_again account_expired:title
home_offer home_kept:place home_declined home_ask home_not_found:understood home_unchanged home_forgotten home_none
contact_name contact_name_or_skip contact_phone contact_phone_other contact_phone_this contact_name_label
contact_phone_label retry_contact_name retry_contact_phone owned_by:name,phone
report_reminder:title report_waits
poll_yes poll_no poll_counted:answer poll_changed:before,answer poll_same:answer poll_scale notice_who:topic
notice_who_all notice_says:words notice_no_more stopped_notice:topic
storm_noted:title,reference storm_known:title,reference storm_paused:title storm_paused_kept:title storm_over:title
open311_number:reference open311_usual:days open311_open open311_in_progress open311_closed open311_withdrawn
open311_person:phone
topic_ask:title,about,frequency topic_ask_many:topics topic_ask_varied:topics topic_yes_please
topic_joined:topics,name topic_joined_many:topics topic_joined_all:count topic_home topic_home_no topic_declined:topics
topic_already:topics,name
topic_again:topics topic_kept:topics,name
topic_left:topics topic_not_on:topics topic_stays:topics topic_stays_none topic_only_ask:topics,title topic_only_kept
topics_on:topics topics_none topics_join:options topics_end:name topics_muted:until topics_muted_one:title,until
topics_hours:span topics_hours_one:title,span topic_offer:about,name started_topics:topics wrong_number
delivery_none fewer:name no_weekdays topics_often:topics texts_when texts_cost topics_others:name
hours_ask takes_one_day takes_days:count takes_days_between:low,high topics_warnings
topics_warnings_short stopped_short
mute_set:until mute_set_one:topics,until mute_when unmuted unmuted_none
hours_after:after hours_before:before hours_between:after,before hours_set:span hours_set_one:topics,span
hours_any hours_outside hours_lawful:span hours_never:title,opens,closes
page_language page_state page_place page_number page_history page_received page_verified page_people:count
page_text_us page_unknown_title page_unknown
about_title about_1 privacy_title privacy_1 terms_title terms_1
"""
PHRASES: Mapping[str, frozenset[str]] = {
    key: frozenset(given.split(",")) - {""} for key, _, given in (item.partition(":") for item in _GIVEN.split())
}
SPOKEN_OR_PAGES = ("voice_", "about_", "privacy_", "terms_", "open311_", "page_")
"""Phrases that never go out as a text message."""

KNOWN = frozenset().union(*PHRASES.values(), *BY_STEP.values(), LOOKUP)


def always(phones: Mapping[str, str]) -> frozenset[str]:
    """Placeholders any text may use, given the city's phones."""
    return frozenset({"city", "short", "domain", *(f"phone_{key}" for key in phones)})


def phrase_allows(key: str) -> frozenset[str]:
    """Values a phrase is given; one the engine does not know (a page's paragraph, say) may use any known name."""
    return PHRASES.get(key, frozenset() if key.startswith(SPOKEN_OR_PAGES) else KNOWN)


def answer_allows(answer: AnswerFile, draft: Draft) -> Iterator[tuple[str, frozenset[str]]]:
    """(path, values given) for the texts of an answer that are given any."""
    if answer.lookup:
        yield f"answers.{answer.key}.say", looked_up(answer.lookup, draft)
    if answer.hours:
        yield f"answers.{answer.key}.say", CLOSED_NEXT
    if answer.choices:
        yield f"answers.{answer.key}.say", BY_STEP["choose"]
    yield f"answers.{answer.key}.holiday_say", HOLIDAY


def looked_up(lookup: Looked, draft: Draft) -> frozenset[str]:
    """What a lookup finds: a row's columns, or what a connector tells."""
    if isinstance(lookup, str):
        return LOOKUP
    connector = draft.city.entry.connectors.get(lookup.connector or "") if draft.city else None
    table = draft.tables[0].get(lookup.table or "")
    found = frozenset(connector.values if connector else ())
    found |= columns_of(table, draft.languages) if table else frozenset()
    return found | LOOKED_UP_BY[lookup.by]


def hours_allow(keys: Iterable[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """(path, values given) for what is said of open and closed days."""
    for key in keys:
        yield f"hours.{key}.open", OPEN_DAY
        yield f"hours.{key}.closed", CLOSED_DAY


def newsletter_allows(newsletter: NewsletterEntry) -> Iterator[tuple[str, frozenset[str]]]:
    """(path, values given) for a newsletter's texts."""
    base = f"newsletters.{newsletter.key}"
    yield f"{base}.text", frozenset({"digest", "month"})
    yield f"{base}.days_many", frozenset({"count"})
    for rule in newsletter.rules:
        for name in ("say", "say_one"):
            yield f"{base}.rules.{rule.key}.{name}", BY_ABOUT[rule.about]


def report_allows(report: ReportFile, draft: Draft) -> Iterator[tuple[str, frozenset[str]]]:
    """(path, values given) for the texts of a flow that are given any."""
    for status in report.updates:
        yield f"flows.{report.key}.updates.{status}", UPDATE
    for step in report.steps:
        given = BY_STEP.get(step.kind, frozenset()) | (looked_up(step.lookup, draft) if step.lookup else frozenset())
        if step.pick:
            given |= THINGS
        if given:
            yield f"flows.{report.key}.steps.{step.name}.say", given
