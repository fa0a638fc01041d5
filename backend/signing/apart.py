"""Checking a stranger's file in a process of its own, with little time and memory.

The PDF libraries take a few hundred megabytes and read whatever anybody uploads: neither belongs in
a web process. One file at a time per process is checked; who waits too long is asked to come again.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

from backend.signing.reports import SignatureReport, Verification
from backend.signing.selectors import FILE_BYTES_MAX, trust, verification_of

SECONDS_MAX = 30
WAIT_SECONDS_MAX = 10
_ROOT = Path(__file__).resolve().parents[2]
_turn = threading.Lock()


class CheckFailed(Exception):
    """Nothing is known of the file: others are being checked, or the check did not end."""


def contract_verify_apart(data: bytes) -> Verification:
    """As ``contract_verify``, in a child process without our environment. Raises CheckFailed."""
    if len(data) > FILE_BYTES_MAX:
        return Verification(False, "", True, [])
    root, revocations = (base64.b64encode(part).decode() for part in trust())
    head = json.dumps({"root": root, "revocations": revocations}).encode() + b"\n"
    if not _turn.acquire(timeout=WAIT_SECONDS_MAX):
        raise CheckFailed
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "backend.signing.check"],
            input=head + data,
            capture_output=True,
            timeout=SECONDS_MAX,
            check=True,
            cwd=_ROOT,
            env={"PYTHONPATH": str(_ROOT)},
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise CheckFailed from error
    finally:
        _turn.release()
    return verification_of(data, [_report(row) for row in json.loads(ended.stdout)])


def _report(row: dict[str, Any]) -> SignatureReport:
    at = row.pop("signed_at")
    return SignatureReport(signed_at=datetime.fromisoformat(at) if at else None, **row)
