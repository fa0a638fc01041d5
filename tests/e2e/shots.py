"""Copy the README's pictures out of what the browser tests photographed: ``python -m tests.e2e.shots``."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / ".local" / "shots"
PLACE = ROOT / "storefront" / "screens"
BYTES_MAX = 150_000
WIDTH_MAX = 1440
CHOSEN = (
    "portal-desktop",
    "home-textile-desktop",
    "list-narrowed-desktop",
    "product-industrial-desktop",
    "product-industrial-desktop-dark",
    "product-electronics-phone",
    "checkout-carriage-desktop",
    "order-inspecting-desktop",
    "gov-home-desktop",
    "gov-mall-desktop",
)


def copy(name: str) -> int:
    """One picture as WebP of at most ``BYTES_MAX`` bytes; its size. Raises FileNotFoundError."""
    with Image.open(SHOTS / f"{name}.png") as picture:
        whole = picture.convert("RGB")
    whole.thumbnail((WIDTH_MAX, WIDTH_MAX))
    target = PLACE / f"{name}.webp"
    for quality in (86, 76, 66, 50):
        whole.save(target, "WEBP", quality=quality, method=6)
        if target.stat().st_size <= BYTES_MAX:
            return target.stat().st_size
    raise ValueError(f"{target} stays above {BYTES_MAX} bytes")


def main() -> int:
    """The exit code: 1 when a picture is missing; the suite takes them all."""
    PLACE.mkdir(exist_ok=True)
    missing = [name for name in CHOSEN if not (SHOTS / f"{name}.png").exists()]
    for name in CHOSEN:
        if name not in missing:
            sys.stdout.write(f"{copy(name):>8} {name}\n")
    for name in missing:
        sys.stderr.write(f"not taken yet: {name} (run python -m pytest tests/e2e -n0)\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
