"""What the world gets: gates, the newsroom's site, its manifest and its seal."""
