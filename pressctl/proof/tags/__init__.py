"""The tags of a PDF, judged by what the Matterhorn Protocol lists for machines. In come its bytes; out come faults.

    sheet      bytes → the tree of structure elements, the pages, the fonts (all that is asked of pikepdf here)
    content    a content stream → what is drawn in which mark, and the codes that are shown in which font
    program    an embedded font and its dictionary → glyphs, widths and texts
    rule       a check and its number in the protocol
    structure, drawn, links, lettering, whole   the checks themselves

docs/matterhorn.md names every condition of the protocol that a machine can decide, and what becomes of it here.
"""

from .judge import RULES, faults_in, tag_faults
from .rule import TagFault

__all__ = ["RULES", "TagFault", "faults_in", "tag_faults"]
