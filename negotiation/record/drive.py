"""Which drive a file lies on: a record needs a disk of this computer.

SQLite's write-ahead log is shared between processes through memory, so a record that several
computers open over a network would be damaged.
"""

import os
from pathlib import Path

NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "lustre"),
        *("fuse.sshfs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs"),
    }
)
"""Types of file system, as Linux names them, that lie on another computer."""

MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux lists what is mounted, in the form that proc(5) describes."""


def network_drive(place: Path) -> str | None:
    """Return the type of the network drive that a file or folder lies on.

    None on a disk of this computer, on a system that doesn't tell, and where there is no place.
    """
    try:
        device = place.stat().st_dev
        mounts = MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    number = f"{os.major(device)}:{os.minor(device)}"
    for line in mounts.splitlines():
        mounted, _, described = line.partition(" - ")
        kind = described.partition(" ")[0]
        if kind in NETWORK and mounted.split(" ")[2] == number:
            return kind
    return None
