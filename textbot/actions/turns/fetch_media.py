"""Fetch a photo that came by text: from Twilio's address to our own clean copy."""

from dataclasses import dataclass

from textbot.actions.conversations.tell_inbox import tell_inbox
from textbot.channels.media import fetch
from textbot.channels.media_error import MediaAway, MediaRefused
from textbot.core.file_kind import file_kind
from textbot.encoders.photo import BadPhoto, CleanPhoto, clean_photo
from textbot.runtime import Runtime
from textbot.store import inbound, media, media_files, places
from textbot.store.media import MediaRow

__all__ = ["MediaAway", "fetch_media"]

SETTLED = {"stored", "refused"}
NOT_KEPT = "not a photo, and not kept"


@dataclass(frozen=True)
class _Kept:
    photo: CleanPhoto
    sha256: str


def fetch_media(rt: Runtime, media_id: int) -> None:
    """Bring one medium home: the row then says stored, or refused with the reason in plain words.

    Safe to run twice. Raises MediaAway when it should be tried again (the row says failed meanwhile, with the reason),
    LookupError for an id that is not there. The medium stays at Twilio until the city's retention there ends it.
    """
    with rt.database.read() as conn:
        row = media.by_id(conn, media_id)
    if row is None:
        raise LookupError(f"no medium {media_id}")
    if row.state in SETTLED:
        return
    try:
        kept = _bring(rt, row)
    except (MediaRefused, BadPhoto) as error:
        _note(rt, row, "refused", error.for_staff)
    except MediaAway as error:
        _note(rt, row, "failed", error.for_staff)
        raise
    else:
        _store(rt, row, kept)
    _tell(rt, row)


def _tell(rt: Runtime, row: MediaRow) -> None:
    with rt.database.read() as conn:
        text = inbound.by_id(conn, row.inbound_id)
    if text is not None:
        tell_inbox(rt, "state", text.contact_id)


def _bring(rt: Runtime, row: MediaRow) -> _Kept:
    """The medium, cleaned and on disk. Raises MediaAway, MediaRefused, BadPhoto."""
    found = fetch(row.url, auth=_login(rt), base=rt.settings.twilio_api_url)
    kind = file_kind(found.data)
    if kind is None:
        raise BadPhoto(NOT_KEPT)
    if not kind.image:
        raise BadPhoto(f"a {kind.word}: {NOT_KEPT}")
    photo = clean_photo(found.data, kind)
    try:
        sha256 = media_files.keep(rt.settings.textbot_data, photo.data, photo.content_type)
    except OSError as error:
        raise MediaAway("the photo could not be saved: is the disk full?") from error
    return _Kept(photo, sha256)


def _login(rt: Runtime) -> tuple[str, str]:
    settings = rt.settings
    return (
        settings.twilio_api_key or settings.twilio_account_sid,
        settings.twilio_api_secret or settings.twilio_auth_token,
    )


def _note(rt: Runtime, row: MediaRow, state: str, problem: str) -> None:
    with rt.database.write() as conn:
        media.change(conn, row.id, state=state, problem=problem[:120])


def _store(rt: Runtime, row: MediaRow, kept: _Kept) -> None:
    photo = kept.photo
    lat, lon = photo.point or (None, None)
    place = _place_words(rt, photo.point) if photo.point else ""
    with rt.database.write() as conn:
        media.change(
            conn,
            row.id,
            state="stored",
            problem="",
            sha256=kept.sha256,
            content_type=photo.content_type,
            size=len(photo.data),
            width=photo.width,
            height=photo.height,
            lat=lat,
            lon=lon,
            place=place,
            stored_at=rt.now(),
        )


def _place_words(rt: Runtime, point: tuple[float, float]) -> str:
    """The nearest place in words; "" outside the city."""
    with rt.database.read() as conn:
        finding = places.pinned(conn, *point, rt.playbook.gazetteer)
    return finding.places[0].text if finding.places else ""
