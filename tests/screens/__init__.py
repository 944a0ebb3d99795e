"""The screens from end to end: people at the desk, a customer on her phone, the courier, one service between them."""
