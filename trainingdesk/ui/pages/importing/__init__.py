"""导入: files handed over together are recognised, checked and written one after the other, in the order of the job."""
