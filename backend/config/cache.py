"""The cache in Valkey, over one client: Django makes a client of its library for every call."""

from __future__ import annotations

from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient


class OneClient(RedisCacheClient):
    """Holds the client of each server: making one costs as much as half of what it is asked."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._held: dict[Any, Any] = {}

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        """A client may be used by many threads; its connections come from the server's pool."""
        own: Any = self
        pool = own._get_connection_pool(write)
        if pool not in self._held:
            self._held[pool] = own._client(connection_pool=pool)
        return self._held[pool]


class Cache(RedisCache):
    """What ``CACHES`` names."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = OneClient
