"""Every way of buying as data over the process kernel (brief section 5)."""

from procurement.procedures.framework import P_CALLOFF, P_FWK, P_FWK_OPEN
from procurement.procedures.mall_auction import P_MALL_AUC
from procurement.procedures.mall_direct import P_MALL_DIR
from procurement.procedures.mall_inquiry import P_MALL_INQ
from procurement.procedures.negotiation import P_CON, P_NEG
from procurement.procedures.open_tender import P_INV, P_OPEN
from procurement.procedures.quotation import P_RFQ
from procurement.procedures.single_source import P_SGL

PROCEDURES = {
    procedure.code: procedure
    for procedure in (
        P_OPEN,
        P_INV,
        P_NEG,
        P_CON,
        P_RFQ,
        P_SGL,
        P_FWK,
        P_FWK_OPEN,
        P_CALLOFF,
        P_MALL_DIR,
        P_MALL_AUC,
        P_MALL_INQ,
    )
}
RESERVED = {"P-EMG": "紧急采购", "P-INNO": "合作创新采购"}
"""Method codes kept free: to be switched on as data, without a new path in the kernel (5.11)."""

__all__ = [
    "PROCEDURES",
    "P_CALLOFF",
    "P_CON",
    "P_FWK",
    "P_FWK_OPEN",
    "P_INV",
    "P_MALL_AUC",
    "P_MALL_DIR",
    "P_MALL_INQ",
    "P_NEG",
    "P_OPEN",
    "P_RFQ",
    "P_SGL",
    "RESERVED",
]
