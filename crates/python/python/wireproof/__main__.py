"""`python -m wireproof` is the command `wireproof`."""

from wireproof._command import main

main()
