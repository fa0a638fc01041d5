"""Acts on stock."""

from backend.inventory.services.allocate import (
    StockLine,
    allocation_drop,
    allocation_release,
    allocation_ship,
    holder_rename,
    reservations_expire,
    stock_allocate,
    stock_reserve,
    stocks_lock,
)
from backend.inventory.services.load import LoadReport, stock_load
from backend.inventory.services.stock import (
    STOCK_EDIT,
    StockCount,
    stock_receive,
    stock_set,
    stock_update,
    warehouse_create,
    warehouse_main,
)

__all__ = [
    "STOCK_EDIT",
    "LoadReport",
    "StockCount",
    "StockLine",
    "allocation_drop",
    "allocation_release",
    "allocation_ship",
    "holder_rename",
    "reservations_expire",
    "stock_allocate",
    "stock_load",
    "stock_receive",
    "stock_reserve",
    "stock_set",
    "stock_update",
    "stocks_lock",
    "warehouse_create",
    "warehouse_main",
]
