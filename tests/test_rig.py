"""The rig itself: real databases on both kinds, and no way out of this machine."""

import os
import socket

import pytest
from redis import Redis
from sqlalchemy import create_engine, inspect

from tests.rig.network import OutsideNetworkError
from textbot.config import Settings


def test_every_test_gets_an_empty_database_with_the_schema(database_url: str) -> None:
    engine = create_engine(database_url)
    assert "inbound" in inspect(engine).get_table_names()
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM contacts").scalar() == 0
    engine.dispose()


def test_a_test_cannot_reach_another_machine() -> None:
    with socket.socket() as outside, pytest.raises(OutsideNetworkError):
        outside.connect(("192.0.2.1", 443))


def test_settings_of_a_test_touch_nothing_else(settings: Settings, tmp_path: os.PathLike[str]) -> None:
    assert str(settings.textbot_data).startswith(str(tmp_path))


def test_the_redis_of_a_test_is_empty(redis_client: Redis) -> None:
    assert redis_client.dbsize() == 0
