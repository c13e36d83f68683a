"""check: rules look at what was loaded and converted, and report what is wrong."""
