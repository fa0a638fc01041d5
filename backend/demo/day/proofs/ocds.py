"""Open data: every release by our schema, and by the official one where its files are at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft4Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from backend.demo.day.proofs.report import Report
from procurement.publication.rules import compile_releases
from procurement.publication.schema import release_faults
from procurement.publication.selectors import FEED_PAGE_MAX, releases_after

if TYPE_CHECKING:
    from procurement.publication.models import Release

BASE = "https://standard.open-contracting.org/schema/1__1__5/"
FAULTS_MAX = 20
Json = dict[str, Any]


def official_folder() -> Path:
    """The standard's files beside the checkout (decision D9)."""
    return Path(__file__).resolve().parents[5] / "shared" / "data" / "ocds-schema"


def prove_ocds(report: Report) -> None:
    """Every release, and what they compile to."""
    rows = list(_feed())
    report.tell(f"open data: {len(rows)} OCDS releases of {len({r.ocid for r in rows})} purchases")
    report.proof("OCDS: every release and record valid by our schema", own_faults(rows))
    folder = official_folder()
    if not folder.is_dir():
        report.tell(f"OCDS: the official schema is not here ({folder}); NOT checked against it")
        return
    extensions = len(list((folder / "extensions").glob("*/release-schema.json")))
    faults = official_faults([row.body for row in rows], validator_from(folder))
    report.proof(
        f"OCDS: every release valid by the official 1.1.5 + {extensions} extensions", faults
    )


def own_faults(rows: list[Release]) -> list[str]:
    """Gaps in the feed, releases and compiled releases that our schema refuses."""
    faults = []
    by_ocid: dict[str, list[Json]] = {}
    for place, row in enumerate(rows, start=1):
        if row.feed_number != place:
            faults.append(f"feed number {row.feed_number} at place {place}")
        by_ocid.setdefault(row.ocid, []).append(row.body)
        faults += [f"{row.release_id}: {told}" for told in release_faults(row.body)]
    for ocid, bodies in by_ocid.items():
        faults += [f"{ocid} compiled: {told}" for told in release_faults(compile_releases(bodies))]
    return faults[:FAULTS_MAX]


def validator_from(folder: Path) -> Draft4Validator:
    """The release schema with every extension's merge patch; all references stay on this disk."""
    resources = [
        (BASE + path.name, Resource.from_contents(_read(path), default_specification=DRAFT4))
        for path in (folder / "1.1.5").glob("*.json")
    ]
    schema = _read(folder / "1.1.5" / "release-schema.json")
    for patch in sorted((folder / "extensions").glob("*/release-schema.json")):
        schema = merged(schema, _read(patch))
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft4Validator(schema, registry=registry)


def official_faults(bodies: list[Json], validator: Draft4Validator) -> list[str]:
    """What the standard says against releases, by path."""
    return [
        f"{body.get('id')}: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:160]}"
        for body in bodies
        for fault in validator.iter_errors(body)
    ][:FAULTS_MAX]


def merged(target: Any, patch: Any) -> Any:
    """JSON merge patch (RFC 7396)."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


def _read(path: Path) -> Json:
    found: Json = json.loads(path.read_text(encoding="utf-8"))
    return found


def _feed() -> Iterator[Release]:
    last = 0
    while rows := releases_after(last, limit=FEED_PAGE_MAX):
        yield from rows
        last = rows[-1].feed_number
