"""A web process: how soon it answers and how much memory it takes."""

from __future__ import annotations

import random
from pathlib import Path

from backend.demo.bench.documents import document
from backend.demo.bench.listing import CHANNEL, goods, variables
from backend.demo.bench.stand import part, port_of
from backend.demo.bench.table import Figure, below
from backend.demo.bench.wire import Address, hammer, operation

COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""As an installed server runs: the first start keeps its compiled modules, the second finds them."""
START_MAX_SECONDS, MEMORY_MAX_MB = 3.0, 150.0


def measure(*, quick: bool) -> list[Figure]:
    """Start to first answer; the largest worker after some hundred requests."""
    port = port_of("SHIJI_API_PORT")
    begun = [0.0]
    with part("web", port, more=COMPILED):
        pass
    with part("web", port, more=COMPILED) as seconds:
        begun[0] = seconds
        address = Address(port)
        slugs = [each["slug"] for each in goods(address)]
        listed, paged, source = document("ProductList"), document("ProductPage"), random.Random(2)

        def one() -> bytes:
            if source.random() < 0.5:
                return operation(listed, variables(fresh=source.random()))
            return operation(paged, {"slug": source.choice(slugs), "channel": CHANNEL})

        hammer(address, one, clients=4, seconds=3 if quick else 8)
        largest = max(map(_private_mb, _workers(port)))
    return [
        below("web process, start to first answer", START_MAX_SECONDS, begun[0], "s"),
        below("memory per web worker (proportional set)", MEMORY_MAX_MB, largest, "MB"),
    ]


def _workers(port: int) -> list[int]:
    """The processes of this server that answer requests."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"backend.config.serve" in words and str(port).encode() in words:
            found.append(int(folder.name))
    return found


def _private_mb(pid: int) -> float:
    """Proportional set size: shared pages are split among those who share them."""
    try:
        rolled = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = [line.split()[1] for line in rolled.splitlines() if line.startswith("Pss:")]
    return int(found[0]) / 1024 if found else 0.0
