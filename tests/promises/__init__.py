"""The promises the code keeps, under all that can go wrong: generated lives of customers, and killed processes."""
