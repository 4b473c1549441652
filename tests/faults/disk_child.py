"""Everything a program may do to files and names, on a disk that is watched: `disk_child FOLDER RECORD`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tests.faults.injection import disk


def main(folder: Path, record: Path) -> None:
    disk.record(record)
    (folder / "a").mkdir()
    (folder / "a" / "one").write_bytes(b"one" * 1_000)
    shutil.copyfile(folder / "a" / "one", folder / "copied")  # within the kernel: sendfile
    with (folder / "a" / "one").open("rb") as source, (folder / "ranged").open("wb") as target:
        os.copy_file_range(source.fileno(), target.fileno(), 2_000)
        os.copy_file_range(source.fileno(), target.fileno(), 500, 100, 1_000)
    os.link(folder / "a" / "one", folder / "linked")
    with (folder / "linked").open("ab") as file:
        file.write(b"more")
    descriptor = os.open(folder / "many", os.O_RDWR | os.O_CREAT, 0o600)
    os.writev(descriptor, [b"first", b"second"])
    os.pwritev(descriptor, [b"third"], 3)
    os.pwrite(descriptor, b"far", 9_000)
    os.ftruncate(descriptor, 10_000)
    os.fsync(descriptor)
    os.truncate(folder / "many", 9_001)
    os.posix_fallocate(descriptor, 0, 12_000)
    os.close(descriptor)
    (folder / "b").mkdir()
    (folder / "copied").rename(folder / "b" / "moved")
    at = os.open(folder / "b", os.O_RDONLY)
    os.rename("moved", "moved again", src_dir_fd=at, dst_dir_fd=at)
    os.mkdir("deep", dir_fd=at)
    os.close(os.open("deep/er", os.O_CREAT | os.O_WRONLY, 0o600, dir_fd=at))
    os.unlink("deep/er", dir_fd=at)
    os.rmdir("deep", dir_fd=at)
    nameless = os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
    os.write(nameless, b"had no name")
    os.link(f"/proc/self/fd/{nameless}", "named", dst_dir_fd=at, follow_symlinks=True)
    os.close(nameless)
    os.close(at)
    (folder / "b").rename(folder / "c")
    (folder / "c" / "moved again").replace(folder / "ranged")
    (folder / "gone").write_bytes(b"gone")
    (folder / "gone").unlink()
    os.chdir(folder)
    Path("relative").write_bytes(b"by a relative name")
    Path("relative").chmod(0o600)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
