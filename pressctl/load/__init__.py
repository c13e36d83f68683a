"""A newsroom's folder → typed, placed values of the model, and everything that is wrong with how they are written."""

from .newsroom import Loaded, load, read_releases
from .shared import Shared, shared

__all__ = ["Loaded", "Shared", "load", "read_releases", "shared"]
