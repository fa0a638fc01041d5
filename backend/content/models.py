"""Tables of pages, menus and news."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.kernel.models import TimestampedRow


class Page(TimestampedRow):
    """A text page; ``sites`` empty means all. ``edited`` keeps the sync from overwriting it."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    page_type = models.SlugField(max_length=80, default="page")
    sites = ArrayField(models.CharField(max_length=24), default=list)
    content = models.JSONField(null=True)
    seo_title = models.CharField(max_length=120, blank=True)
    seo_description = models.CharField(max_length=300, blank=True)
    translations = models.JSONField(default=dict)
    is_published = models.BooleanField(default=True)
    edited = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.title


class MenuItem(TimestampedRow):
    """An entry an editor put into a menu of a site."""

    menu = models.SlugField(max_length=40)
    site = models.ForeignKey("channels.Site", on_delete=models.PROTECT, null=True, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    name = models.CharField(max_length=120)
    url = models.CharField(max_length=300, blank=True)
    category = models.ForeignKey(
        "catalog.Category", on_delete=models.PROTECT, null=True, related_name="+"
    )
    page = models.ForeignKey(Page, on_delete=models.PROTECT, null=True, related_name="+")
    position = models.PositiveIntegerField(default=0)
    translations = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["position"]
        indexes: ClassVar = [models.Index(fields=["menu", "site"], name="content_menu_site")]

    def __str__(self) -> str:
        return self.name


class News(TimestampedRow):
    """A notice on the sites; ``sites`` empty means all."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=400, blank=True)
    content = models.JSONField(null=True)
    sites = ArrayField(models.CharField(max_length=24), default=list)
    translations = models.JSONField(default=dict)
    is_published = models.BooleanField(default=True)
    published_at = models.DateTimeField()
    edited = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-published_at"]
        indexes: ClassVar = [models.Index(fields=["-published_at"], name="content_news_latest")]

    def __str__(self) -> str:
        return self.title
