"""Where a quotation stands in a text: from the cheapest search to the most patient."""
