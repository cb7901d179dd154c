"""What the operating system's reasons are called, by the names of their numbers; they stand inside other sentences."""

from __future__ import annotations

from trainingdesk.domain.system_reasons import UNTOLD

SYSTEM_REASONS: dict[str, tuple[str, str]] = {
    "EACCES": ("没有权限", "access denied"),
    "EBUSY": ("正被占用", "in use"),
    "EDQUOT": ("磁盘配额已用完", "the disk quota is used up"),
    "EEXIST": ("已经存在", "it exists already"),
    "EFBIG": ("文件超过系统允许的大小", "larger than the system allows"),
    "EINVAL": ("系统不接受这个名称或操作", "the system takes no such name or action"),
    "EIO": ("磁盘读写出错", "the disk failed"),
    "EISDIR": ("是文件夹，不是文件", "a folder, not a file"),
    "ELOOP": ("链接绕成了圈", "its links run in a circle"),
    "EMFILE": ("打开的文件过多", "too many files are open"),
    "ENAMETOOLONG": ("名称太长", "the name is too long"),
    "ENFILE": ("打开的文件过多", "too many files are open"),
    "ENODEV": ("没有这个设备", "no such device"),
    "ENOENT": ("文件或文件夹不存在", "no such file or folder"),
    "ENOMEM": ("内存不足", "out of memory"),
    "ENOSPC": ("磁盘已满", "the disk is full"),
    "ENOTDIR": ("路径中有一段不是文件夹", "a part of the path is no folder"),
    "ENOTEMPTY": ("文件夹不是空的", "the folder is not empty"),
    "ENXIO": ("没有这个设备", "no such device"),
    "EPERM": ("系统不允许", "the system does not allow it"),
    "EROFS": ("磁盘是只读的", "the disk is read-only"),
    "ESTALE": ("网络盘已断开", "the network drive was disconnected"),
    "ETIMEDOUT": ("等待超时", "it took too long"),
    "ETXTBSY": ("正被其他程序使用", "another program is using it"),
    UNTOLD: ("系统没有说明原因", "the system did not say why"),
}
