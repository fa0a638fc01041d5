"""The cache that settings name, on a real Valkey."""

from __future__ import annotations

from pathlib import Path

from backend.config.cache import Cache
from backend.embedded.valkey import start_valkey


def test_every_call_uses_one_client(tmp_path: Path) -> None:
    server = start_valkey(tmp_path / "valkey")
    try:
        cache = Cache(server.url_cache, {})
        cache.set("price", {"minor": 9850}, 60)
        assert cache.get("price") == {"minor": 9850}
        assert cache.get("stock") is None
        held = cache._cache
        assert held.get_client("price") is held.get_client("stock", write=True)
        cache.close()
    finally:
        server.remove()
