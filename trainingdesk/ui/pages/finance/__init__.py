"""财政复审: the queue of vouchers, the voucher itself, and finance's decision on it."""
