"""班级详情: everything of one class, and the next thing to do with it."""
