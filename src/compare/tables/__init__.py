"""Tables over a comparison: what an editor looks things up in, as data.

Each module turns a `Comparison` (and nothing else) into one frozen table that both front ends, the summary and the
exchange formats show: the figure ledger, the timeline, coverage, profiles. A table counts and arranges; it proposes
nothing (that is what `findings` is for) and sees the model only.
"""
