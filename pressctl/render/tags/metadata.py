"""The metadata of a PDF, with what the page engine leaves out: in which languages the document is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

import pydyf

from ..textlayer.capture import EngineChanged

END = b"</rdf:RDF>"
NAMESPACES = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def tell_languages(document: Any, pdf: pydyf.PDF, languages: Iterable[str]) -> None:
    """Add the languages to the metadata; where the engine made none, those of the document are made first.

    They name no level of PDF/UA, as no validator has shown one.
    """
    if "Metadata" not in pdf.catalog:
        document.metadata.include_in_pdf(pdf, "ua", None, None, compress=False)
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    content = b"".join(stream.stream)
    if content.count(END) != 1:
        raise EngineChanged("the metadata of the document are not what they were")
    items = "".join(f"<rdf:li>{escape(language)}</rdf:li>" for language in languages)
    told = f"<dc:language><rdf:Bag>{items}</rdf:Bag></dc:language></rdf:Description>"
    stream.stream = [content.replace(END, f'<rdf:Description {NAMESPACES} rdf:about="">{told}'.encode() + END)]
