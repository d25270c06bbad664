"""Web archives: what a page was at an earlier date."""
