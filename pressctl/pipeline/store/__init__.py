"""store: what earlier builds left in .pressctl/, so that nothing is done twice. Only the pipeline sees it."""
