"""What the server does besides drawing pages: whom it answers, and what it keeps from the network."""
