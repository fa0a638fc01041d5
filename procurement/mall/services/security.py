"""What secures a contract of the mall, once the goods are accepted."""

from __future__ import annotations

import uuid
from datetime import datetime

from payments.guarantees.rules import PERFORMANCE
from payments.guarantees.services import guarantees_returnable
from procurement.mall.services.case import MALL


def securities_date(*, ocid: str, supplier_id: uuid.UUID, kind: str, accepted_at: datetime) -> int:
    """Whole acceptance ends what a performance guarantee secures: its workdays of return begin.

    ``kind`` is that of the acceptance; a part of the goods ends nothing. Returns how many were
    dated (procurement brief 8, rule ``guarantee.refund_workdays``).
    """
    if kind == "PART":
        return 0
    return guarantees_returnable(
        actor=MALL, subject=ocid, purpose=PERFORMANCE, noticed_on=accepted_at,
        giver_ids=[supplier_id],
    )  # fmt: skip
