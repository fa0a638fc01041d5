"""Writing the code-defined sites and channels."""

from __future__ import annotations

from django.db import transaction

from backend.channels.data import SITES
from backend.channels.models import Channel, Site


@transaction.atomic
def sites_sync() -> None:
    """Create or update the rows of ``data.SITES``; rows people added are left alone."""
    position = 0
    for place, row in enumerate(SITES):
        site, _ = Site.objects.update_or_create(
            slug=row.slug,
            defaults={
                "name_zh": row.zh,
                "name_en": row.en,
                "tagline_zh": row.tagline_zh,
                "tagline_en": row.tagline_en,
                "languages": list(row.languages),
                "theme": row.theme,
                "position": place,
            },
        )
        for channel in row.channels:
            position += 1
            Channel.objects.update_or_create(
                slug=channel.slug or f"{row.slug}-{channel.currency.lower()}",
                defaults={
                    "name": f"{row.zh} {channel.currency}",
                    "site": site,
                    "currency": channel.currency,
                    "ordering_door": channel.door,
                    "allow_unpaid_orders": channel.unpaid,
                    "single_merchant_checkout": channel.single_merchant,
                    "countries": list(channel.countries),
                    "position": position,
                },
            )
