"""pipeline: the corridor. It alone knows the order of the rooms."""
