"""The command line: data to stdout, messages to stderr; exit 0 done, 1 a check failed, 2 bad input."""
