"""The customer's tracking page: her order's story behind a signed link, and her answer to a failed attempt."""
