"""The tags of a PDF: what each drawn piece is, in which language, and in which order a screen reader comes to it.

The page engine makes a tree of its own, box by box and page by page: a paragraph that goes on over a page is two, a
note is nothing, a row of dots is a link. Here no more is taken from it than the marks in the drawing, and the tree is
made anew from the page's own elements.

    drawing   the engine's boxes → pieces in reading order, each with its element, its page and its mark
    roles     an element → what it is in a PDF
    tree      pieces → the tree of structure elements, and what is decoration
    write     the tree → the objects of a PDF that is not yet written
    metadata  the languages of the document in its metadata
    complete  all of these, as one step at the end of drawing

If the engine draws in a way that is not known here, `EngineChanged` is raised before anything is written.
"""
