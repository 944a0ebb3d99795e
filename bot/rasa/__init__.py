"""A Rasa server in front: our skills as its custom actions, and a Rasa project made of our phrases."""
