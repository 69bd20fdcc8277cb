"""What of a sum is rounding: less than these is nothing, wherever a programme is told of."""

A_KRONE = 0.5
A_WORKER = 0.5
AN_HOUR = 0.5
