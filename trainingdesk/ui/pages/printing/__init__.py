"""The print centre: every paper on file, its very bytes, and whether a paper somebody holds is one of them."""
