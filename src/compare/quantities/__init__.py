"""Which figures measure the same thing, and how they stand to each other.

A `Reader` makes a `Quantity` of every figure: its value with all that decides whether it may be compared. The gate
(`gate`, `slips`) lets through pairs that measure the same thing, `pairing` picks the best of them, `reasons` says what
may lie behind a difference, and `comparing` brings it together. The figure ledger shows all of it; the rules propose
what an editor should look at. Sees the model only.
"""
