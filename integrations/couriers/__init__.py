"""Couriers and aggregators, one file each; a new file here is a new courier."""
