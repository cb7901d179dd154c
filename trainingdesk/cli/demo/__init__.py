"""The demonstration: invented people, classes and files, and the story that takes them from roster to payment."""
