"""``python -m backend.signing.check``: a file's signatures as JSON, in a process that may be lost.

Reads one line of JSON (``root``, ``revocations``: DER in base64), then the file. Knows no Django, no
database and no secret.
"""

from __future__ import annotations

import base64
import json
import resource
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from backend.kernel.late import late

if TYPE_CHECKING:
    from backend.signing import pades
else:  # after the limits are set: reading it is the larger part
    pades = late("backend.signing.pades")

CPU_SECONDS_MAX = 20
MEMORY_MAX = 2 * 1024**3


def main() -> None:
    """Check what comes in; the answer goes to standard output."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS_MAX, CPU_SECONDS_MAX))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX, MEMORY_MAX))
    head, data = sys.stdin.buffer.read().split(b"\n", 1)
    asked = json.loads(head)
    root, revocations = (base64.b64decode(asked[name]) for name in ("root", "revocations"))
    found = pades.verify(data, root=root, revocations=revocations)
    json.dump([asdict(report) for report in found], sys.stdout, default=str)


if __name__ == "__main__":
    main()
