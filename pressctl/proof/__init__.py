"""The judge: reads a rendered PDF back and says whether every line shows its letters as Unicode asks.

In come the bytes of a PDF, the paragraphs that it must show and the font files that it may use; out come faults.

    page    what stands on the pages of a PDF
    read    PDF bytes → pages, from the content streams (the door to pikepdf)
    draw    content streams → glyphs, pictures, surfaces, in the order of painting
    lines   the glyphs of a page → its lines
    truetype, embedded   font programs → which glyphs of the font's own file those in a PDF are
    faces   font files → which letters a glyph stands for, and which forms shaping demands (the only door to uharfbuzz)
    oracle  text → the levels and the visual order of the Unicode Bidirectional Algorithm (the only door to bidi)
    letters text → the letters that can be compared, line by line
    pieces  a line → the parts of it that may belong to a paragraph
    match   paragraphs and lines → which line shows which part of which paragraph
    joins   a line → the Arabic letters that are not drawn joined
    judge   all of these → faults

The judge shares nothing with the step that writes the directions into the page: what one gets wrong the other sees.
"""
