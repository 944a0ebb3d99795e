"""Shops, one file each; a new file here is a new shop system."""
