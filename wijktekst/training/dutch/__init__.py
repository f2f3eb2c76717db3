"""Trains the Dutch pipeline `nl_wijktekst_sm`; needs the extra `training` (torch)."""
