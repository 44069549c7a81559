"""What each query's results look like, one file a query."""
