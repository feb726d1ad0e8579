"""What Entregent knows about networks: plain Python, no database, no files, no clock."""
