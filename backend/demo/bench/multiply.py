"""Many goods quickly: the generator's own products, copied by the database under new names.

New keys are in the order of time, as the product's own: random ones touch every page of an index.
"""

from __future__ import annotations

import os
from typing import Any

import psycopg

# table: (columns that get a new value, how each is made, joins from the old rows ``o``)
_PLAIN = "JOIN bench_product p ON p.old = o.product_id"
_OF_VARIANT = "JOIN bench_variant v ON v.old = o.variant_id"
_COPIES: tuple[tuple[str, dict[str, str], str], ...] = (
    (
        "catalog_product",
        {"id": "p.new", "slug": "left(o.slug, 140) || '-' || p.n", "name": "o.name || ' ' || p.n"},
        "JOIN bench_product p ON p.old = o.id",
    ),
    (
        "catalog_productvariant",
        {"id": "v.new", "product_id": "v.product", "sku": "left(o.sku, 66) || '-' || v.n"},
        "JOIN bench_variant v ON v.old = o.id",
    ),
    ("catalog_variantlisting", {"id": "uuidv7()", "variant_id": "v.new"}, _OF_VARIANT),
    ("catalog_saleunit", {"id": "uuidv7()", "variant_id": "v.new"}, _OF_VARIANT),
    ("inventory_stock", {"id": "uuidv7()", "variant_id": "v.new"}, _OF_VARIANT),
    ("pricing_pricetier", {"id": "uuidv7()", "variant_id": "v.new"}, _OF_VARIANT),
    ("pricing_tiermode", {"id": "uuidv7()", "variant_id": "v.new"}, _OF_VARIANT),
    (
        "catalog_productmedia",
        {"id": "uuidv7()", "product_id": "p.new", "variant_id": "NULL"},
        _PLAIN,
    ),
    (
        "catalog_assignedvalue",  # its own key comes from its sequence
        {"product_id": "p.new", "variant_id": "v.new"},
        f"{_PLAIN} LEFT JOIN bench_variant v ON v.old = o.variant_id AND v.n = p.n",
    ),
    (
        "catalog_productlisting",
        {
            "id": "uuidv7()",
            "product_id": "p.new",
            "listed_at": "o.listed_at - random() * interval '90 days'",
            "min_price": "round(o.min_price * (0.8 + 0.4 * random())::numeric, 2)",
        },
        _PLAIN,
    ),
)


def products_multiply(total: int) -> int:
    """Copy the goods that stand until there are about ``total``; how many stand then.

    As the owner of the tables: only he may tell the planner how many rows there are now.
    """
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        held = _count(owner)
        copies = total // max(1, held) - 1
        if copies >= 1:
            _maps(owner, held, copies)
            for table, made, joins in _COPIES:
                owner.execute(_copy(owner, table, made, joins).encode())
        owner.execute("VACUUM ANALYZE")
        return _count(owner)


def _count(owner: psycopg.Connection[Any]) -> int:
    row = owner.execute("SELECT count(*) FROM catalog_product").fetchone()
    return int(row[0]) if row else 0


def _maps(owner: psycopg.Connection[Any], held: int, copies: int) -> None:
    owner.execute(
        "CREATE TEMP TABLE bench_product AS SELECT id AS old, format('x%%sn%%s', %s::int, n) AS n, "
        "uuidv7() AS new FROM catalog_product CROSS JOIN generate_series(1, %s::int) AS n",
        [held, copies],
    )
    owner.execute(
        "CREATE TEMP TABLE bench_variant AS SELECT o.id AS old, p.n, p.new AS product, "
        "uuidv7() AS new FROM catalog_productvariant o "
        "JOIN bench_product p ON p.old = o.product_id"
    )
    owner.execute("CREATE INDEX ON bench_product (old)")
    owner.execute("CREATE INDEX ON bench_variant (old)")
    owner.execute("ANALYZE bench_product, bench_variant")


def _copy(owner: psycopg.Connection[Any], table: str, made: dict[str, str], joins: str) -> str:
    rows = owner.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s "
        "AND table_schema = 'public' AND is_generated = 'NEVER' AND is_identity = 'NO'",
        [table],
    ).fetchall()
    names = [str(row[0]) for row in rows]
    values = ", ".join(made.get(name, f'o."{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} o {joins}"  # noqa: S608 - our own names
