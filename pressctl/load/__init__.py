"""A newsroom's folder → typed, placed values of the model, and everything that is wrong with how they are written."""

from .newsroom import Loaded, load

__all__ = ["Loaded", "load"]
