"""工作台: what waits for this person, the way in for files, the newest classes, and what is coming."""
