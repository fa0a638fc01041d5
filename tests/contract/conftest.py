"""A client of Saleor's and something to buy."""

from __future__ import annotations

import pytest

from tests.contract.client import SaleorClient
from tests.contract.goods import Shelf, a_shelf


@pytest.fixture
def client(db: None) -> SaleorClient:
    """Nobody, at the endpoint."""
    return SaleorClient()


@pytest.fixture
def shelf(db: None) -> Shelf:
    """A product with four variants, in stock, on the textile market."""
    return a_shelf()
