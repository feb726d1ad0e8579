"""Entregent keeps a person's network the way a gardener keeps a garden."""
