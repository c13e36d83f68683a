"""render: an edition becomes files: an HTML page, a PDF, a picture of its first page."""
