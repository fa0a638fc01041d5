"""Valkey from a wheel: broker and cache on one private socket, kept on disk."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from backend.embedded.binaries import valkey_server
from backend.embedded.processes import ServerFailed, end, exclusive, runs, spawn, tail, wait_until

BROKER_DATABASE = 1
CACHE_DATABASE = 3
SOCKET_PATH_LENGTH_MAX = 100
READY_SECONDS = 15

SETTINGS = {
    "port": "0",  # no TCP: a socket in a folder that only this user may enter
    "appendonly": "yes",
    "appendfsync": "everysec",
    "save": '""',
    "maxmemory": "512mb",
    "maxmemory-policy": "volatile-lru",  # cached answers carry a lifetime, queued work does not
    "daemonize": "no",
    "loglevel": "notice",
}


@dataclass(slots=True)
class ValkeyServer:
    """A running server. ``reused`` says that somebody else had started it."""

    folder: Path
    path: Path
    pid: int
    reused: bool
    process: subprocess.Popen[bytes] | None

    @property
    def url_broker(self) -> str:
        """Address of the queue, in Celery's spelling."""
        return f"redis+socket://{self.path}?virtual_host={BROKER_DATABASE}"

    @property
    def url_cache(self) -> str:
        """Address of the cache, in redis-py's spelling."""
        return f"unix://{self.path}?db={CACHE_DATABASE}"

    def stop(self) -> None:
        """Write out and end the server."""
        end(self.pid, process=self.process)
        self.path.unlink(missing_ok=True)

    def remove(self) -> None:
        """Stop and delete everything the server kept."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> ValkeyServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def start_valkey(folder: Path) -> ValkeyServer:
    """Start the server of this folder; a healthy running one is used again. Raises ServerFailed."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with exclusive(folder / "lock"):
        return running_valkey(folder) or _start(folder)


def running_valkey(folder: Path) -> ValkeyServer | None:
    """The server of this folder if it runs; one that hangs is ended."""
    folder = folder.resolve()
    try:
        pid = int((folder / "valkey.pid").read_text())
    except (OSError, ValueError):
        return None
    if not runs(pid, word="valkey"):
        return None
    server = ValkeyServer(
        folder=folder, path=_socket_path(folder), pid=pid, reused=True, process=None
    )
    if wait_until(lambda: _answers(server.path), seconds=3):
        return server
    server.stop()
    return None


def _start(folder: Path) -> ValkeyServer:
    path = _socket_path(folder)
    path.unlink(missing_ok=True)
    wanted = SETTINGS | {"unixsocket": str(path), "unixsocketperm": "700", "dir": f'"{folder}"'}
    configuration = folder / "valkey.conf"
    configuration.write_text("".join(f"{key} {value}\n" for key, value in wanted.items()))
    log = folder / "valkey.log"
    process = spawn([str(valkey_server()), str(configuration)], log=log, cwd=folder)
    if not wait_until(lambda: _answers(path), seconds=READY_SECONDS, process=process):
        end(process.pid, process=process)
        raise ServerFailed(f"Valkey does not start; its log ends:\n{tail(log)}")
    (folder / "valkey.pid").write_text(str(process.pid))
    return ValkeyServer(folder=folder, path=path, pid=process.pid, reused=False, process=process)


def _socket_path(folder: Path) -> Path:
    """In the folder, or where paths are short: the system allows a socket about 107 bytes."""
    path = folder / "valkey.sock"
    awkward = any(letter in str(path) for letter in " \"'?#%")
    if len(os.fsencode(path)) <= SOCKET_PATH_LENGTH_MAX and not awkward:
        return path
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    short = Path(tempfile.gettempdir()) / f"shiji-{os.geteuid()}-{name}"
    short.mkdir(mode=0o700, exist_ok=True)
    if short.is_symlink() or short.stat().st_uid != os.geteuid():
        raise ServerFailed(f"Valkey: {short} belongs to somebody else")
    return short / "valkey.sock"


def _answers(path: Path) -> bool:
    """A bare connect is not enough: a server that is about to give up accepts one."""
    try:
        with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as line:
            line.settimeout(1)
            line.connect(str(path))
            line.sendall(b"PING\r\n")
            return line.recv(64).startswith(b"+PONG")
    except OSError:
        return False
