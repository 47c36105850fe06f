/** One mounted file system. */
export interface Mount {
  readonly device: string;
  readonly mount: string;
  readonly type: string;
  readonly readOnly: boolean;
  /** Mount options, sorted. */
  readonly options: readonly string[];
}

/** Lines of /proc/self/mounts (fstab(5)); blanks in names are written as octal escapes. */
export function parseMounts(text: string): readonly Mount[] {
  const mounts: Mount[] = [];
  for (const line of text.split('\n')) {
    const [device, mount, type, options] = line.split(' ');
    if (device === undefined || mount === undefined || type === undefined || options === undefined) continue;
    const words = options.split(',').sort();
    const readOnly = words.includes('ro');
    mounts.push({ device: unescape(device), mount: unescape(mount), type, readOnly, options: words });
  }
  return mounts;
}

function unescape(written: string): string {
  return written.replace(/\\([0-7]{3})/g, (_escape, digits: string) => String.fromCharCode(parseInt(digits, 8)));
}

/** File systems of the kernel, read-only images, and `autofs`, where looking would mount something. */
const unreal = new Set(
  'autofs binfmt_misc bpf cgroup cgroup2 configfs debugfs devpts devtmpfs efivarfs fusectl fuse.gvfsd-fuse fuse.lxcfs fuse.portal hugetlbfs mqueue nsfs proc pstore ramfs rootfs rpc_pipefs securityfs selinuxfs squashfs sysfs tracefs'.split(
    ' ',
  ),
);

/** Below these, containers, sandboxes and login sessions mount and unmount as they come and go. */
const comingAndGoing =
  /^\/(?:proc|sys|dev(?!\/shm$)|snap|run\/(?:user|credentials|containerd|docker|netns)|var\/lib\/(?:docker|containerd|containers|kubelet\/pods))(?:\/|$)/;

/**
 * The file systems that people mean by disks, the visible one of several at one place, sorted by place. `/dev/shm` is
 * among them: databases run out of it.
 */
export function realMounts(mounts: readonly Mount[]): readonly Mount[] {
  const byPlace = new Map(mounts.map((each) => [each.mount, each]));
  return [...byPlace.values()]
    .filter((each) => !unreal.has(each.type) && !comingAndGoing.test(each.mount))
    .sort((a, b) => (a.mount < b.mount ? -1 : 1));
}

const remoteTypes = /^(?:nfs|nfs4|cifs|smb3|smbfs|9p|afs|ceph|glusterfs|lustre|gpfs|beegfs|ncpfs|fuse\..*|fuse)$/;

/**
 * Splits off the file systems whose server may be dead, and those mounted below one: a call to them may never return,
 * and such a call keeps Node from ever ending.
 */
export function splitRemote(mounts: readonly Mount[]): {
  readonly local: readonly Mount[];
  readonly remote: readonly Mount[];
} {
  const served = mounts.filter((each) => remoteTypes.test(each.type)).map((each) => each.mount);
  const isRemote = (each: Mount): boolean =>
    served.some((place) => each.mount === place || each.mount.startsWith(`${place}/`));
  return { local: mounts.filter((each) => !isRemote(each)), remote: mounts.filter(isRemote) };
}
