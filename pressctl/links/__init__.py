"""Links over the network: which pages are there, which have moved, which are gone. The only room that asks others."""
