"""Cases: what was decided about each flag, by whom and why, and that nobody changed it since.

A case folder holds an append-only audit log, which is the truth, and a DuckDB file made from it,
which answers questions fast and can be made again from the log at any time.
"""
