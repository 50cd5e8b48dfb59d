""" "Is trash picked up on Christmas?": said before an address is asked for, since it is the same for all."""

from datetime import date, timedelta

from textbot.core.days.calendar import say_coming_date
from textbot.core.days.date_words import days_in
from textbot.core.scene import Scene

COLLECTED = 5  # Monday to Friday


def tell_holiday(scene: Scene, sentence: str) -> None:
    """Say for a holiday that the sentence names whether that week's pickups slide; nothing when it names none."""
    city = scene.playbook.city
    for named in days_in(sentence, scene.now.date(), city.hours.holidays):
        slides = _skipped_in_week(scene, named.day)
        holiday = city.collection_skips.on(slides) if slides else city.hours.holidays.on(named.day)
        if holiday is None:
            continue
        day = slides or named.day
        path = "trash_slides" if slides else "trash_as_usual"
        scene.phrase(path, holiday=scene.holiday(holiday), date=say_coming_date(day, scene.now.date(), scene.language))
        return


def _skipped_in_week(scene: Scene, day: date) -> date | None:
    """The day without collection that a named holiday stands for: itself, or the working day it is observed on."""
    skips = scene.playbook.city.collection_skips
    near = (day + timedelta(days=ahead) for ahead in (0, -1, 1))
    observed = [each for each in near if each.weekday() < COLLECTED and skips.on(each)]
    return observed[0] if observed and (observed[0] == day or day.weekday() >= COLLECTED) else None
