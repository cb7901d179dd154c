"""Where an embedded database may lie: on a disk of this machine, outside folders that a sync program copies about.

SQLite relies on file locks that network file systems keep badly, and a sync client that copies the file and its
journal at different moments makes a broken copy, or writes an old one back over the new.
"""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trainingdesk.domain.errors import Refused

_NETWORK_TYPES = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "afpfs", "ceph", "coda", "davfs", "fuse.davfs2",
    "webdav", "fuse.sshfs", "fuse.rclone", "fuse.glusterfs", "glusterfs", "lustre", "beegfs", "gpfs", "ncpfs", "drvfs",
    "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.ossfs", "fuse.cosfs", "fuse.juicefs", "fuse.google-drive-ocamlfuse",
    "fuse.onedriver", "fuse.kio-fuse", "vboxsf", "prl_fs", "fuse.vmhgfs-fuse",
})  # fmt: skip
_SYNC_FOLDERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "坚果云": "坚果云",
    "我的坚果云": "坚果云",
    "nutstore": "坚果云",
    "nutstore files": "坚果云",
    "微云": "微云",
    "我的微云": "微云",
    "weiyun": "微云",
    "weiyundisk": "微云",
    "百度网盘": "百度网盘",
    "baidusyncdisk": "百度网盘",
    "baidunetdiskworkspace": "百度网盘",
    "百度网盘同步空间": "百度网盘",
    "阿里云盘": "阿里云盘",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "seafile": "Seafile",
    "synologydrive": "Synology Drive",
    "megasync": "MEGA",
    "pcloud drive": "pCloud",
    "box sync": "Box",
}
_SYNC_MARKS = {".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".owncloudsync.log": "ownCloud"}
# what people and clients add to the name: "OneDrive - 郑州市人社局", "Dropbox (Personal)"
_SUFFIX = re.compile(r"\s*(?:[-(（].*)?")
_OCTAL = re.compile(r"\\(\d{3})")
_DRIVE_REMOTE = 4  # GetDriveTypeW


@dataclass(frozen=True, slots=True)
class Mount:
    """One mounted file system; ``device`` is ``major:minor`` where the system tells it."""

    point: str
    kind: str
    device: str = ""
    options: str = ""


def refuse_unsafe_place(path: Path, sync_folders: Iterable[Path] = ()) -> None:
    """Raises Refused ``db.network_folder`` or ``db.sync_folder``. ``sync_folders`` are further roots known to sync."""
    for place in {Path(os.path.abspath(path)), Path(os.path.realpath(path))}:
        sync = sync_program(place, sync_folders)
        if sync is not None:
            raise Refused("db.sync_folder", path=path, program=sync)
    kind = network_kind(Path(os.path.realpath(path)).parent)
    if kind is not None:
        raise Refused("db.network_folder", path=path, kind=kind)


def sync_program(path: Path, sync_folders: Iterable[Path] = ()) -> str | None:
    """The program that syncs a folder above the path, by the folder's name or by a mark the program leaves in it."""
    known = {Path(os.path.abspath(folder)) for folder in sync_folders}
    for folder in path.parents:
        if folder in known:
            return folder.name
        by_name = _sync_by_name(folder.name)
        by_mark = next((program for mark, program in _SYNC_MARKS.items() if (folder / mark).exists()), None)
        if by_name or by_mark:
            return by_name or by_mark
    return None


def _sync_by_name(name: str) -> str | None:
    folded = name.casefold()
    for word, program in _SYNC_FOLDERS.items():
        if folded.startswith(word) and _SUFFIX.fullmatch(folded[len(word) :]):
            return program
    return None


def network_kind(folder: Path) -> str | None:
    """The kind of network file system the folder lies on, or None for a disk of this machine."""
    if sys.platform == "win32":
        root = folder.anchor if folder.anchor.endswith("\\") else folder.anchor + "\\"
        remote = ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE
        return "smb" if remote or folder.anchor.startswith("\\\\") else None
    mount = mount_of(folder, _mounts())
    return mount.kind if mount is not None and is_network(mount) else None


def is_network(mount: Mount) -> bool:
    """Windows drives inside WSL are 9p mounts served by drvfs; other 9p mounts are a virtual machine's own disk."""
    return mount.kind in _NETWORK_TYPES or (mount.kind == "9p" and "aname=drvfs" in mount.options)


def mount_of(folder: Path, mounts: Iterable[Mount]) -> Mount | None:
    """The mount the folder lies on: by device number, which holds in a changed root too, else by the longest path."""
    status = os.stat(folder)
    device = f"{os.major(status.st_dev)}:{os.minor(status.st_dev)}"
    candidates = list(mounts)
    same_device = [mount for mount in candidates if mount.device == device]
    above = [mount for mount in candidates if folder.is_relative_to(mount.point)]
    return max(same_device or above, key=lambda mount: len(mount.point), default=None)


def _mounts() -> list[Mount]:
    if sys.platform == "darwin":
        return parse_mount_output(subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True).stdout)
    try:
        return parse_mountinfo(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"))
    except OSError:
        return []  # a machine that does not tell: the folder counts as local


def parse_mountinfo(text: str) -> list[Mount]:
    """Linux: ``36 35 98:0 /root /point rw - ext4 /dev/sda1 rw`` (proc(5)); blanks are written as ``\\040``."""
    mounts = []
    for line in text.splitlines():
        left, _, right = line.partition(" - ")
        fields, (kind, *rest) = left.split(), right.split() or ("",)
        if len(fields) > 4 and kind:
            mounts.append(
                Mount(_OCTAL.sub(lambda octal: chr(int(octal[1], 8)), fields[4]), kind, fields[2], " ".join(rest))
            )
    return mounts


def parse_mount_output(text: str) -> list[Mount]:
    """macOS: ``//clerk@server/share on /Volumes/share (smbfs, nodev, nosuid)``."""
    lines = (re.fullmatch(r".+? on (.+) \((\w+)(.*)\)", line) for line in text.splitlines())
    return [Mount(line[1], line[2], options=line[3]) for line in lines if line]
