"""Ports of this machine: is one free, and which."""

import errno
import socket

from textbot.local.failure import StartError


def require_free(host: str, port: int) -> None:
    """Raises StartError when another program listens on `port`, or `host` is not an address of this machine."""
    problem = _problem(host, port)
    if problem is None:
        return
    if problem == errno.EADDRINUSE:
        raise StartError(f"Port {port} is taken by another program. End it, or choose one: make run PORT={port + 2}")
    if problem in (errno.EACCES, errno.EPERM):
        raise StartError(f"Port {port} needs more rights than textbot has. Choose one above 1023: make run PORT=8000")
    raise StartError(f"textbot cannot listen on HOST {host}: it is not an address of this machine")


def free_port(wished: int) -> int:
    """`wished` when it is free on 127.0.0.1, else (and for 0) any that is."""
    if 0 < wished <= 65_535 and _problem("127.0.0.1", wished) is None:
        return wished
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _problem(host: str, port: int) -> int | None:
    """The error number of listening there, None when it works."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except OSError as error:
        return error.errno or errno.EADDRNOTAVAIL
    return None
