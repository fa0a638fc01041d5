"""Our own JSON schema of the OCDS that we emit (decision D9): stricter than the standard's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from backend.kernel.late import late

if TYPE_CHECKING:
    import jsonschema
else:  # the worker publishes; a web process does not wait for it
    jsonschema = late("jsonschema")

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_WHEN: Schema = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$",
}
_VALUE: Schema = {
    "type": "object",
    "required": ["amount", "currency"],
    "additionalProperties": False,
    "properties": {
        "amount": {"type": "number", "minimum": 0},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    },
}


def _object(required: list[str], **properties: Schema) -> Schema:
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": properties,
    }


def _list(items: Schema, *, least: int = 1) -> Schema:
    return {"type": "array", "minItems": least, "items": items}


def _one_of(*words: str) -> Schema:
    return {"enum": list(words)}


_REFERENCE = _object(["id", "name"], id=_TEXT, name=_TEXT)
_PARTY = _object(
    ["id", "name", "roles"],
    id=_TEXT,
    name=_TEXT,
    roles=_list(_one_of("buyer", "procuringEntity", "supplier", "payer", "payee")),
    identifier=_object(["scheme", "id"], scheme=_one_of("CN-USCC"), id=_TEXT, legalName=_TEXT),
    address=_object(["countryName"], region=_TEXT, countryName=_TEXT),
    details=_object(["scale"], scale=_one_of("micro", "small", "medium", "large")),
)
_ITEM = _object(
    ["id", "description", "classification", "quantity", "unit"],
    id=_TEXT,
    description=_TEXT,
    classification=_object(
        ["scheme", "id"],
        scheme=_one_of("CN-GPC"),
        id={"type": "string", "pattern": r"^[ABC](\d{2}){1,4}$"},
    ),
    quantity={"type": "integer", "minimum": 1},
    unit=_object(["name", "value"], name=_TEXT, value=_VALUE),
)
_TENDER = _object(
    ["id", "title", "status", "procurementMethod", "procuringEntity"],
    id=_TEXT,
    title=_TEXT,
    status=_one_of(
        "planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn"
    ),
    statusDetails=_TEXT,
    procurementMethod=_one_of("open", "selective", "limited", "direct"),
    procurementMethodDetails=_TEXT,
    procurementMethodRationale=_TEXT,
    mainProcurementCategory=_one_of("goods", "works", "services"),
    procuringEntity=_REFERENCE,
    value=_VALUE,
    items=_list(_ITEM),
    submissionMethod=_list(_one_of("electronicSubmission", "electronicAuction")),
)
_AWARD = _object(
    ["id", "status", "date", "value", "suppliers", "items"],
    id=_TEXT,
    title=_TEXT,
    status=_one_of("pending", "active", "cancelled", "unsuccessful"),
    date=_WHEN,
    value=_VALUE,
    suppliers=_list(_REFERENCE),
    items=_list(_ITEM),
)
_MILESTONE = _object(
    ["id", "title", "type", "status"],
    id=_TEXT,
    title=_TEXT,
    description=_TEXT,
    type=_one_of("delivery", "payment", "approval"),
    status=_one_of("scheduled", "met", "notMet", "partiallyMet"),
    dueDate=_WHEN,
    dateMet=_WHEN,
)
_TRANSACTION = _object(
    ["id", "date", "value", "payer", "payee"],
    id=_TEXT,
    date=_WHEN,
    value=_VALUE,
    payer=_REFERENCE,
    payee=_REFERENCE,
)
_CONTRACT = _object(
    ["id", "awardID", "status"],
    id=_TEXT,
    awardID=_TEXT,
    title=_TEXT,
    status=_one_of("pending", "active", "cancelled", "terminated"),
    statusDetails=_TEXT,
    value=_VALUE,
    items=_list(_ITEM),
    dateSigned=_WHEN,
    implementation=_object([], milestones=_list(_MILESTONE), transactions=_list(_TRANSACTION)),
)
_TAG = _one_of(
    "planning", "planningUpdate", "tender", "tenderAmendment", "tenderUpdate",
    "tenderCancellation", "award", "awardUpdate", "awardCancellation", "contract",
    "contractUpdate", "contractAmendment", "implementation", "implementationUpdate",
    "contractTermination", "compiled",
)  # fmt: skip
RELEASE: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:shiji:ocds-release:1",
    "title": "市集发布的 OCDS 1.1.5 发布件",
    **_object(
        ["ocid", "id", "date", "tag", "initiationType", "parties", "buyer", "tender"],
        ocid={"type": "string", "pattern": r"^ocds-[a-z0-9]{6}-.+$"},
        id={"type": "string", "pattern": r"^[^#?]+$"},
        date=_WHEN,
        tag=_list(_TAG),
        initiationType=_one_of("tender"),
        language=_one_of("zh"),
        parties=_list(_PARTY),
        buyer=_REFERENCE,
        planning=_object(
            ["budget"],
            rationale=_TEXT,
            budget=_object(["id", "amount"], id=_TEXT, description=_TEXT, amount=_VALUE),
        ),
        tender=_TENDER,
        awards=_list(_AWARD),
        contracts=_list(_CONTRACT),
    ),
}


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(RELEASE)


def release_faults(release: dict[str, Any]) -> list[str]:
    """What is wrong with a release, by path; empty for a valid one."""
    return [
        f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}"
        for fault in _validator().iter_errors(release)
    ]
