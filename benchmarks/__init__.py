"""Measures of checker, run by hand; not part of the installed package."""
