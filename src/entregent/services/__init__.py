"""Every write, one module per noun: a service is a verb that all doors call."""
