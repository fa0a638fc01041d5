"""Which kind of file some bytes are, judged by their whole structure. Pure: no Django, no disk."""

from backend.documents.content.kinds import KINDS, Kind, content_check, name_clean

__all__ = ["KINDS", "Kind", "content_check", "name_clean"]
