"""The subsidy rules: published notices as data, and one columnar engine that decides by them. No files but packs."""
