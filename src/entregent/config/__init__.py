"""How Entregent is set up: where the book lives, which database, which pages."""
