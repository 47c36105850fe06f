import { statfs } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { amountsOf } from '../../../probes/host/linux/disks.ts';
import { parseMounts, realMounts, splitRemote } from '../../../probes/host/linux/mounts.ts';

const text = `proc /proc proc rw,nosuid 0 0
/dev/sda1 / ext4 ro,relatime 0 0
tmpfs /dev/shm tmpfs rw 0 0
hugetlbfs /dev/hugepages hugetlbfs rw 0 0
/dev/sda2 /data ext4 rw 0 0
/dev/sdb1 /data xfs rw,noatime 0 0
nas:/share /mnt/my\\040files nfs4 rw 0 0
systemd-1 /misc autofs rw 0 0
overlay /var/lib/docker/overlay2/0123/merged overlay rw 0 0
tmpfs /run/user/1000 tmpfs rw 0 0
/dev/loop1 /snap/core/1 squashfs ro 0 0
/dev/sdc1 /snapshots ext4 rw,errors=remount-ro 0 0
too short
`;

describe('mounts', () => {
  const mounts = realMounts(parseMounts(text));

  it('keeps what people mean by disks, the visible one of two, sorted', () => {
    expect(mounts.map((each) => each.mount)).toEqual(['/', '/data', '/dev/shm', '/mnt/my files', '/snapshots']);
    expect(mounts.find((each) => each.mount === '/data')?.device).toBe('/dev/sdb1');
  });

  it('tells read-only by the option itself', () => {
    expect(mounts.filter((each) => each.readOnly).map((each) => each.mount)).toEqual(['/']);
  });

  it('knows which ones have a server behind them, or stand below one that has', () => {
    const below = { device: '/dev/sdd1', mount: '/mnt/my files/disk', type: 'ext4', readOnly: false, options: ['rw'] };
    const beside = { ...below, mount: '/mnt/my files2' };
    const { local, remote } = splitRemote([...mounts, below, beside]);
    expect(remote.map((each) => each.mount)).toEqual(['/mnt/my files', '/mnt/my files/disk']);
    expect(local.map((each) => each.mount)).toEqual(['/', '/data', '/dev/shm', '/snapshots', '/mnt/my files2']);
  });
});

describe('amountsOf', () => {
  it('counts free bytes without those kept for root, and gives no inodes where there is no limit', async () => {
    const stats = await statfs('/');
    Object.assign(stats, { bsize: 4096, blocks: 100, bfree: 40, bavail: 30, files: 0, ffree: 0 });
    expect(amountsOf(stats)).toEqual({ size: 409_600, used: 245_760, free: 122_880 });
    Object.assign(stats, { files: 10, ffree: 7 });
    expect(amountsOf(stats)).toMatchObject({ inodes: 10, freeInodes: 7 });
  });
});
