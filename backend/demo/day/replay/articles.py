"""Articles of the history as goods of the shop: a category by the words of the name. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from backend.demo.day.replay.history import Document

WORDS: tuple[tuple[str, str, str], ...] = (
    ("christmas", "lights", "CHRISTMAS XMAS ADVENT BAUBLE STOCKING SNOWMAN REINDEER"),
    ("string-lights", "lights", "LIGHTS"),
    ("lanterns", "lantern", "LANTERN LANTERNS T-LIGHT TLIGHT"),
    ("candles", "candle", "CANDLE CANDLES CANDLESTICK INCENSE"),
    ("earrings", "jewel", "EARRING EARRINGS"),
    ("necklaces", "jewel", "NECKLACE NECKL LARIAT PENDANT"),
    ("bracelets", "jewel", "BRACELET BANGLE RING"),
    ("hair", "hair", "HAIR HAIRCLIP HAIRSLIDE"),
    ("umbrellas", "umbrella", "UMBRELLA PARASOL"),
    ("lunch-boxes", "box", "LUNCH SNACK BENTO"),
    ("bags", "bag", "BAG BAGS SHOPPER PURSE HANDBAG TRAVEL LUGGAGE"),
    ("gift-bags", "gift", "WRAP GIFTWRAP GIFT RIBBON RIBBONS TISSUE"),
    ("keyrings", "keyring", "KEYRING KEY KEY-RING"),
    ("photo-frames", "frame", "FRAME FRAMES PICTURE MIRROR"),
    ("music-boxes", "gift", "MUSIC MUSICAL"),
    ("notebooks", "notebook", "NOTEBOOK JOURNAL DIARY NOTE MEMO CARD CARDS"),
    ("pens", "pen", "PEN PENCIL PENCILS CRAYONS CHALK"),
    ("stickers", "notebook", "STICKER STICKERS"),
    ("plush-toys", "plush", "TOY DOLL TEDDY BEAR SOFT"),
    ("puzzles", "blocks", "PUZZLE GAME GAMES DOMINOES LUDO CHESS JIGSAW"),
    ("toy-cars", "car", "CAR CARS TRAIN"),
    ("inflatables", "balloon", "INFLATABLE"),
    ("party", "balloon", "PARTY BUNTING BALLOON BALLOONS GARLAND BIRTHDAY"),
    ("scarves", "scarf", "SCARF SHAWL"),
    ("hats", "hat", "HAT CAP"),
    ("socks", "sock", "SOCK SOCKS SLIPPER SLIPPERS WARMER"),
    ("hangers", "hanger", "HANGER HOOK HOOKS HANGERS"),
    ("cups", "cup", "MUG CUP CUPS SAUCER TEACUP TEAPOT GLASS BOTTLE JUG BOWL PLATE CAKESTAND TEA"),
    ("storage-boxes", "box", "BOX BOXES TIN TINS DRAWER BASKET JAR CABINET HOLDER STORAGE"),
    ("cleaning", "broom", "TOWEL TOWELS SPONGE BROOM DOORMAT SOAP"),
)
"""Category, motif of the drawing, and the words that decide; the first row that fits."""
OTHER = ("gift-bags", "gift")
_BY_WORD = [(category, art, frozenset(words.split())) for category, art, words in WORDS]


def category_of(name: str) -> tuple[str, str]:
    """The shop's category and the drawing's motif for an article's name."""
    said = frozenset(name.upper().replace(",", " ").replace("/", " ").split())
    return next(((category, art) for category, art, words in _BY_WORD if words & said), OTHER)


def article_names(documents: Iterable[Document]) -> dict[str, str]:
    """What each article is mostly called."""
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for row in document.rows:
            heard[row.article][row.description] += 1
    return {article: max(names, key=lambda n: (names[n], n)) for article, names in heard.items()}
