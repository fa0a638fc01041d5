"""What one may be allowed to do here; the role table grants it."""

CONTENT_EDIT = "content.edit"
