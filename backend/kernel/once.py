"""A file that several processes may want to make at the same moment, and only one does."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def made_once(path: Path, make: Callable[[], bytes]) -> bytes:
    """The file's content, made by the first who asks and readable by its owner alone.

    Whoever comes second, however close, gets what the first one made: a key or a root that two
    processes made each for itself would not know what the other one signed.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(make())
                file.flush()
                os.fsync(file.fileno())
            os.link(part, path)  # unlike a rename, refused when the name is taken
        except FileExistsError:
            pass
        finally:
            os.unlink(part)
    return path.read_bytes()
