"""report: findings told to people and to machines."""
