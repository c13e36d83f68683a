"""The text layer: every drawn glyph of a PDF says which letters it stands for, so that readers find, copy and say them.

The page engine gives each glyph of a font one text, the first that it meets. Arabic fonts draw many letters with the
same glyphs, and one letter with several, so that most words come out of such a PDF as others. Here the text of every
glyph is caught while it is drawn, and each pair of glyph and text gets a code of its own.

    capture     the page engine's drawing → each glyph with its text, in the order of drawing
    streams     content streams → runs of glyphs; the same glyphs, where they stand
    signs       glyphs → what a reader of the page takes for one sign: a letter with its marks, a ligature
    direction   signs of a line → the marks that keep words in order in programs that order them by rules of their own
    codes       signs → codes, one for each glyph, text and width
    program     codes → the embedded font, its widths and its table of texts
    outlines    the bytes of an embedded font, to which glyphs are added
    layer       all of these, as one step at the end of drawing

The letters stay where they were drawn. If the engine draws in a way that is not known here, `EngineChanged` is raised
before anything is written.
"""
