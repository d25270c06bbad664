"""Stage 2: URL to capture. The only stage that uses the network."""
