"""The record: every leaf again, and the offline verifier as a stranger would run it."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from backend.audit.keys import public_bytes, signing_key
from backend.audit.selectors import bundle, consistency, head_latest, head_plain, recompute
from backend.audit.services import head_sign, sequence_all
from backend.audit.verifier import shiji_verify
from backend.demo.day.proofs.report import Report
from backend.kernel.actor import SYSTEM

VERIFIER = Path(shiji_verify.__file__)
SECONDS_MAX = 120


def prove_log(report: Report) -> None:
    """Number and sign what is left, then hash everything again."""
    sequence_all()
    head_sign()
    head = head_latest()
    again = recompute()
    report.head, report.size = again.root, again.size
    faults = list(again.faults)
    if head is None or head.size != again.size:
        faults.append("the newest head does not cover the whole log")
    report.proof("log: every leaf hashed again, every head matches", faults)


def prove_offline(report: Report, *, subjects: list[str], older: dict[str, Any] | None) -> None:
    """The verifier, its own process without our code, on exported bundles and on tampered copies.

    ``older``: a head signed before the day; today's tree must continue it.
    """
    faults: list[str] = []
    checked = leaves = 0
    with tempfile.TemporaryDirectory(prefix="shiji-bundle-") as folder:
        for subject in subjects:
            found = bundle(subject, viewer=SYSTEM)
            if found is None:
                faults.append(f"{subject}: nothing is recorded")
                continue
            checked += 1
            leaves += len(found["leaves"])
            faults += bundle_faults(found, older=older, folder=Path(folder))
    if not checked:
        faults.append("there was no bundle to verify")
    name = (
        f"log: offline verifier accepts {checked} bundles ({leaves} leaves), refuses tampered ones"
    )
    report.proof(name, faults)


def bundle_faults(
    found: dict[str, Any], *, older: dict[str, Any] | None, folder: Path
) -> list[str]:
    """Exit code 0 for the bundle as it is, 1 for every copy that somebody touched."""
    more = _consistency_files(found, older, folder)
    subject = found["subject"]
    faults = _expect(0, found, folder, f"{subject}", more)
    for how, copy in tampered(found).items():
        faults += _expect(1, copy, folder, f"{subject} with {how}", [])
    return faults


def tampered(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Copies of a bundle with one thing changed each."""
    copies: dict[str, dict[str, Any]] = {}

    def copy(how: str) -> dict[str, Any]:
        copies[how] = json.loads(json.dumps(found))
        return copies[how]

    leaf = copy("another leaf text")["leaves"][-1]
    if "text" in leaf:
        leaf["text"] = leaf["text"].replace('"action":"', '"action":"x', 1)
    else:
        leaf["hash"] = "00" * 32
    copy("another root")["head"]["root"] = "00" * 32
    copy("another size")["head"]["size"] += 1
    return copies


def _consistency_files(
    found: dict[str, Any], older: dict[str, Any] | None, folder: Path
) -> list[str]:
    if older is None:
        return []
    head, path = folder / "older.json", folder / "path.json"
    head.write_text(json.dumps(older), encoding="utf-8")
    proof = consistency(older["size"], found["head"]["size"])
    path.write_text(json.dumps(proof), encoding="utf-8")
    return [str(head), str(path)]


def _expect(
    code: int, content: dict[str, Any], folder: Path, what: str, more: list[str]
) -> list[str]:
    file = folder / "bundle.json"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    key = base64.b64encode(public_bytes(signing_key())).decode()
    # -I: neither our folder nor the environment is on its path
    done = subprocess.run(  # noqa: S603 - our own file, no shell reads it
        [sys.executable, "-I", str(VERIFIER), str(file), *more, "--key", key],
        capture_output=True, text=True, timeout=SECONDS_MAX, check=False, cwd=folder,
    )  # fmt: skip
    if done.returncode == code:
        return []
    said = (done.stderr or done.stdout).strip()[:200]
    return [f"{what}: exit code {done.returncode}, not {code}: {said}"]


def head_now() -> dict[str, Any] | None:
    """Number and sign what there is; the head as the verifier reads it."""
    sequence_all()
    head = head_sign()
    return None if head is None else head_plain(head)
