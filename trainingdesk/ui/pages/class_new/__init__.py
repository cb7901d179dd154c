"""新建班级: a class from what files say, from the last class, or from nothing but what is usual."""
