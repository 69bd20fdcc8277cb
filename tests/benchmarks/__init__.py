"""Speed and memory, as ratios of things measured in the same run; `make bench` prints the table."""
