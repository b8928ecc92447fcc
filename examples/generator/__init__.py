"""Writes the bundled synthetic example: a manifest, a flat manifest, a supplier list.

Every party, vessel, carrier, address and bill of lading in it is invented, apart from the names of
listed entities, which are law. Standard library only; the same seed gives the same bytes.
"""
