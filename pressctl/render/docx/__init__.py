"""An edition → a Word file that an editor can go on working with: styles, lists, notes and links are Word's own."""

from .document import docx

__all__ = ["docx"]
