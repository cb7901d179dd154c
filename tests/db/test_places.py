"""Where a database may lie: not on network drives, not in synced folders, whatever the way there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.db.parts import expect_code
from trainingdesk.db.engine import open_database
from trainingdesk.db.places import (
    Mount,
    is_network,
    mount_of,
    network_kind,
    parse_mount_output,
    parse_mountinfo,
    refuse_unsafe_place,
    sync_program,
)
from trainingdesk.domain.errors import Refused

MOUNTINFO = """\
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
30 22 0:26 / /mnt/share\\040office rw,relatime shared:9 - cifs //server/office rw,vers=3.1.1
31 22 0:27 / /srv/nfs rw - nfs4 server:/export rw
32 22 0:28 / /mnt/c rw,noatime - 9p drvfs rw,dirsync,aname=drvfs;path=C:\\;uid=1000,trans=fd
33 22 0:29 / /vm rw - 9p root rw,trans=virtio
34 22 0:30 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
35 22 0:31 / /data rw - xfs /dev/sdb1 rw
not a mount line
36 22 0:32 / /short
"""


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - 郑州市人力资源和社会保障局", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("坚果云", "坚果云"),
        ("我的坚果云", "坚果云"),
        ("Nutstore Files", "坚果云"),
        ("微云", "微云"),
        ("WeiYun", "微云"),
        ("iCloudDrive", "iCloud"),
        ("Mobile Documents", "iCloud"),
        ("Google Drive", "Google Drive"),
        ("BaiduSyncdisk", "百度网盘"),
        ("Nextcloud", "Nextcloud"),
        ("SynologyDrive", "Synology Drive"),
    ],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, folder: str, program: str) -> None:
    place = tmp_path / folder / "office" / "2026"
    place.mkdir(parents=True)
    with expect_code(Refused, "db.sync_folder") as told:
        open_database(place / "office.db", create=True)
    assert told.value.params["program"] == program
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("folder", ["OneDriveway", "my dropbox notes", "微云端", "Boxes", "clouds"])
def test_a_name_that_only_begins_alike_is_no_reason(tmp_path: Path, folder: str) -> None:
    assert sync_program(tmp_path / folder / "office.db") is None


@pytest.mark.parametrize(("mark", "program"), [(".dropbox.cache", "Dropbox"), (".stfolder", "Syncthing")])
def test_a_synced_folder_is_known_by_what_the_client_leaves_in_it(tmp_path: Path, mark: str, program: str) -> None:
    (tmp_path / "records" / mark).mkdir(parents=True)
    assert sync_program(tmp_path / "records" / "deep" / "office.db") == program
    assert sync_program(tmp_path / "office.db") is None


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "records").symlink_to(tmp_path / "OneDrive")
    with expect_code(Refused, "db.sync_folder"):
        refuse_unsafe_place(tmp_path / "records" / "office.db")


def test_a_link_out_of_a_synced_folder_is_still_in_it(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "real").mkdir()
    (tmp_path / "OneDrive" / "office").symlink_to(tmp_path / "real")
    with expect_code(Refused, "db.sync_folder"):
        refuse_unsafe_place(tmp_path / "OneDrive" / "office" / "office.db")


def test_an_office_may_name_further_synced_folders(tmp_path: Path) -> None:
    (tmp_path / "Kingsoft").mkdir()
    with expect_code(Refused, "db.sync_folder") as told:
        open_database(tmp_path / "Kingsoft" / "office.db", create=True, sync_folders=[tmp_path / "Kingsoft"])
    assert told.value.params["program"] == "Kingsoft"


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/nfs/office", "nfs4"),
        ("/mnt/share office", "cifs"),
        ("/mnt/c/Users/clerk", "9p"),
        ("/run/user/1000/gvfs/smb-share", "fuse.gvfsd-fuse"),
        ("/var/lib", None),
        ("/data/office", None),
        ("/vm/office", None),
        ("/mnt/share", None),
    ],
)
def test_a_network_drive_is_known_by_its_file_system(folder: str, kind: str | None) -> None:
    above = [mount for mount in parse_mountinfo(MOUNTINFO) if Path(folder).is_relative_to(mount.point)]
    nearest = max(above, key=lambda mount: len(mount.point))
    assert (nearest.kind if is_network(nearest) else None) == kind


def test_the_device_decides_where_paths_mislead(tmp_path: Path) -> None:
    """In a changed root the mount table shows other paths than the ones we see."""
    status = os.stat(tmp_path)
    device = f"{os.major(status.st_dev)}:{os.minor(status.st_dev)}"
    mounts = [Mount("/", "nfs4", "0:99"), Mount("/elsewhere", "ext4", device)]
    assert mount_of(tmp_path, mounts) == mounts[1]
    assert mount_of(tmp_path, mounts[:1]) == mounts[0]
    assert mount_of(tmp_path, []) is None


def test_this_machines_own_disk_is_fine(tmp_path: Path) -> None:
    assert network_kind(tmp_path) is None
    refuse_unsafe_place(tmp_path / "office.db")


def test_a_mac_tells_its_mounts_another_way() -> None:
    told = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//clerk@server/Office%20Files on /Volumes/Office Files (smbfs, nodev, nosuid, mounted by clerk)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
nonsense
"""
    mounts = parse_mount_output(told)
    assert [(mount.point, mount.kind, is_network(mount)) for mount in mounts] == [
        ("/", "apfs", False),
        ("/Volumes/Office Files", "smbfs", True),
        ("/System/Volumes/Data/home", "autofs", False),
    ]
