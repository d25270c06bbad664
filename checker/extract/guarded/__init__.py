"""Reading hostile bytes in a limited child process."""
