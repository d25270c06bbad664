"""What capturing costs: captures per second and memory, against plain httpx with the same limits."""
