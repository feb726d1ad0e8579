"""Timings of what people wait for, on data made from a seed, beside the tools they use today."""
