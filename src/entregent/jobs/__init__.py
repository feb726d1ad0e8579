"""What runs by itself: while the pages are served, or by `entregent run-jobs`."""
