"""Institutions, employers and assessment bodies as lists."""
