"""A small set of claims about invented events, with the captures of the invented pages that they cite."""
