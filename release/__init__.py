"""Makes a release out of a checkout: the wheel, the list of what is in it, and the checks on both.

No part of the package: whoever installs wijktekst has no lock file and makes no release.
"""
