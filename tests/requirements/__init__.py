"""One test for each requirement row, named by its id; other tests name the ids that they prove in their docstrings."""
