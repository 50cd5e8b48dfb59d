"""The embedded Valkey keeps what it is told, drops nothing and is found on every machine that has one."""

import stat
import subprocess
from pathlib import Path

import pytest
from redis import Redis

from tests.rig.valkey import server
from textbot.local import valkey
from textbot.local.failure import StartError


def fake_program(folder: Path, name: str, version: str) -> Path:
    program = folder / name
    program.write_text(f'#!/bin/sh\necho "Redis server v={version} sha=0"\n')
    program.chmod(0o755)
    return program


def test_the_wheel_carries_a_server_that_runs(tmp_path: Path) -> None:
    binary = valkey.valkey_binary(str(tmp_path))
    assert b"v=9.1" in subprocess.run([binary, "--version"], capture_output=True, check=True).stdout


@pytest.mark.parametrize("name", ["valkey-server", "redis-server"])
def test_a_server_on_the_path_comes_first(name: str, tmp_path: Path) -> None:
    assert valkey.valkey_binary(str(tmp_path)) != tmp_path / name
    program = fake_program(tmp_path, name, "7.0.15")
    assert valkey.valkey_binary(str(tmp_path)) == program


def test_a_server_too_old_for_rq_is_passed_over(tmp_path: Path) -> None:
    program = fake_program(tmp_path, "redis-server", "5.0.14")
    assert valkey.valkey_binary(str(tmp_path)) != program


def test_a_machine_without_any_server_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(valkey.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(StartError, match="REDIS_URL"):
        valkey.valkey_binary(str(tmp_path))


def test_what_it_was_told_outlives_a_kill(tmp_path: Path) -> None:
    with server(tmp_path) as url:
        client = Redis.from_url(url)
        client.set("kept", "yes")
        pid = client.info("server")["process_id"]
        subprocess.run(["kill", "-9", str(pid)], check=True)
        client.close()
    with server(tmp_path) as url, Redis.from_url(url) as client:
        assert client.get("kept") == b"yes"


def test_it_writes_everything_down_and_drops_nothing(redis_client: Redis) -> None:
    settings = redis_client.config_get()
    wanted = {"appendonly": "yes", "appendfsync": "everysec", "save": "", "maxmemory-policy": "noeviction", "port": "0"}
    assert wanted.items() <= settings.items()


def test_its_socket_is_private(tmp_path: Path) -> None:
    with server(tmp_path):
        assert stat.S_IMODE(valkey.socket_path(tmp_path).stat().st_mode) == 0o700


def test_a_long_folder_gets_a_short_private_socket(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    socket = valkey.socket_path(folder)
    assert len(str(socket)) < 104
    assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
    assert socket == valkey.socket_path(folder) != valkey.socket_path(folder / "other")
    with server(folder) as url, Redis.from_url(url) as client:
        assert client.ping()
    socket.parent.rmdir()


def test_a_folder_with_blanks_and_signs_works(tmp_path: Path) -> None:
    folder = tmp_path / "my city's 100%"
    folder.mkdir()
    with server(folder) as url, Redis.from_url(url) as client:
        assert client.ping()


def test_nobody_answers_where_nothing_runs(tmp_path: Path) -> None:
    assert not valkey.answers(tmp_path)


def test_your_own_server_will_do_when_it_drops_nothing(valkey_url: str) -> None:
    assert valkey.check_own_server(valkey_url) is None


def test_your_own_server_is_refused_when_it_drops_keys(tmp_path: Path) -> None:
    refused = pytest.raises(StartError, match="allkeys-lru.*noeviction")
    with server(tmp_path, "--maxmemory-policy", "allkeys-lru") as url, refused:
        valkey.check_own_server(url)


def test_your_own_server_may_keep_its_settings_to_itself(tmp_path: Path) -> None:
    with server(tmp_path, "--rename-command", "CONFIG", "") as url:
        assert "noeviction" in (valkey.check_own_server(url) or "")


def test_your_own_server_must_answer() -> None:
    with pytest.raises(StartError, match="cannot be reached"):
        valkey.check_own_server("redis://127.0.0.1:1/0")


@pytest.fixture
def valkey_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue("valkey")
    return url
