"""Acts on stock."""

from backend.inventory.services.allocate import (
    StockLine,
    allocation_release,
    allocation_ship,
    holder_rename,
    reservations_expire,
    stock_allocate,
    stock_reserve,
)
from backend.inventory.services.stock import stock_receive, stock_set, warehouse_create

__all__ = [
    "StockLine",
    "allocation_release",
    "allocation_ship",
    "holder_rename",
    "reservations_expire",
    "stock_allocate",
    "stock_receive",
    "stock_reserve",
    "stock_set",
    "warehouse_create",
]
