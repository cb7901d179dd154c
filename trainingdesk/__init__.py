"""TrainingDesk: vocational-training subsidies, from roster to voucher and certificate."""

__version__ = "0.1.0"
