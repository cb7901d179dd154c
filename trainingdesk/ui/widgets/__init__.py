"""Parts that pages are put together from; none knows a page or a procedure."""
