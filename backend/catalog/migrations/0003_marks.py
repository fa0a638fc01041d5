"""A change of goods, of their words or of a channel's list shows on the next request."""

from django.db import migrations

from backend.api.marks import marking

WORDS = "SELECT 'reference' FROM changed LIMIT 1"
PRODUCT = "SELECT 'product:' || id FROM changed"
OF_PRODUCT = "SELECT 'product:' || product_id FROM changed"
OF_VARIANT = """SELECT 'product:' || v.product_id FROM changed c
    JOIN catalog_productvariant v ON v.id = c.variant_id"""
# A list has three orders that change for different reasons; a sale must not stir the other two.
LISTED = """SELECT 'shelf:' || channel_id || ':' || aspect FROM changed,
    unnest(ARRAY['rows', 'price', 'turnover']) AS aspect
    UNION SELECT 'product:' || product_id FROM changed"""
RELISTED = """
    SELECT 'shelf:' || n.channel_id || ':rows' FROM changed n JOIN before o ON o.id = n.id
    WHERE (n.is_published, n.visible, n.category_path, n.name, n.in_stock, n.listed_at,
           n.channel_id, n.product_id)
      IS DISTINCT FROM (o.is_published, o.visible, o.category_path, o.name, o.in_stock, o.listed_at,
           o.channel_id, o.product_id)
    UNION
    SELECT 'shelf:' || n.channel_id || ':price' FROM changed n JOIN before o ON o.id = n.id
    WHERE n.min_price <> o.min_price
    UNION
    SELECT 'shelf:' || n.channel_id || ':turnover' FROM changed n JOIN before o ON o.id = n.id
    WHERE n.turnover_minor <> o.turnover_minor
    UNION
    SELECT 'product:' || n.product_id FROM changed n JOIN before o ON o.id = n.id
    WHERE (n.is_published, n.visible, n.category_path, n.name, n.in_stock, n.min_price, n.max_price,
           n.merchant_name, n.grade, n.booth_codes, n.sold_quantity, n.listed_at)
      IS DISTINCT FROM (o.is_published, o.visible, o.category_path, o.name, o.in_stock, o.min_price,
           o.max_price, o.merchant_name, o.grade, o.booth_codes, o.sold_quantity, o.listed_at)"""
ALL = (
    marking("catalog_category", WORDS),
    marking("catalog_attribute", WORDS),
    marking("catalog_attributevalue", WORDS),
    marking("catalog_producttype", WORDS),
    marking("catalog_producttypeattribute", WORDS),
    marking("catalog_product", PRODUCT, events=("UPDATE", "DELETE")),
    marking("catalog_productvariant", OF_PRODUCT),
    marking("catalog_productmedia", OF_PRODUCT),
    marking("catalog_variantlisting", OF_VARIANT),
    marking("catalog_saleunit", OF_VARIANT),
    marking("catalog_productlisting", LISTED, events=("INSERT", "DELETE")),
    marking("catalog_productlisting", RELISTED, events=("UPDATE",)),
)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_listing_orders"), ("api", "0001_initial")]

    operations = [migrations.RunSQL(forward, back) for forward, back in ALL]
