"""班级: the list of classes."""
