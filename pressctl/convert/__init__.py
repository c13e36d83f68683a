"""convert: the long texts of a release become articles: trees of blocks and inlines with directions made explicit."""
