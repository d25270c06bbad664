"""A page's metadata: what it says of itself, each field with the place that said it.

`skeleton` takes from the parsed page the little markup that speaks of it; `read_metadata` reads that.
"""
