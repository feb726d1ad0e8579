"""The tables and every read of them."""
