"""How patiently a system is asked again."""

from datetime import timedelta

from textbot.core.work_orders.pace import FAILURES, LONGEST_WAIT, PAUSES, PROBES, RESTS, next_try, pause, rest

NOT_AT_ALL = timedelta(0)


def test_pauses_grow_and_the_last_repeats() -> None:
    assert [pause(tries) for tries in (0, 1, 2, 99)] == [PAUSES[0], PAUSES[0], PAUSES[1], PAUSES[-1]]


def test_a_system_rests_after_a_few_failures_in_a_row_and_ever_longer() -> None:
    assert rest(FAILURES - 1, None) is None
    assert [rest(FAILURES + more, None) for more in (0, 1, 99)] == [RESTS[0], RESTS[1], RESTS[-1]]


def test_what_a_system_asks_for_is_given_up_to_an_hour() -> None:
    assert rest(1, 7) == timedelta(seconds=7)
    assert rest(1, 86_400) == LONGEST_WAIT


def test_while_a_system_is_down_its_oldest_order_tries_then_steps_aside() -> None:
    assert next_try(5, RESTS[0]) == RESTS[0]
    assert next_try(PROBES + 1, RESTS[0]) == PAUSES[-1]
    assert next_try(1, NOT_AT_ALL) == PAUSES[0]
