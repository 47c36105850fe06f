import { parseMounts } from './mounts.ts';

/** What tells a container from inside. */
export interface Signs {
  /** Text of /run/systemd/container: what systemd was told (CONTAINER_INTERFACE of systemd); empty: no such file. */
  readonly systemd: string;
  /** Docker makes /.dockerenv, Podman /run/.containerenv. */
  readonly dockerFile: boolean;
  readonly podmanFile: boolean;
  /** /proc/self/cgroup; its paths name the maker under version 1, and nothing under version 2. */
  readonly cgroup: string;
  /** /proc/self/mounts. */
  readonly mounts: string;
}

/** Kind of container, the most telling sign first; `container`: some kind, only its layered root shows it; null: none. */
export function containerSign(signs: Signs): string | null {
  const told = signs.systemd.trim();
  if (told !== '') return told;
  if (signs.cgroup.includes('kubepods')) return 'kubernetes';
  if (signs.dockerFile) return 'docker';
  if (signs.podmanFile) return 'podman';
  const named = /^\d*:[^:]*:.*?\/(?:[\w.]*-)?(?:(docker|libpod|containerd)[/-]|(lxc)[/.])/m.exec(signs.cgroup);
  const maker = named?.[1] ?? named?.[2];
  if (maker !== undefined) return maker === 'libpod' ? 'podman' : maker;
  const root = parseMounts(signs.mounts).findLast((each) => each.mount === '/');
  return root?.type === 'overlay' ? 'container' : null;
}

/** The flag that x86 hypervisors set (CPUID leaf 1, ECX bit 31); null: a processor type without such flags. */
export function isVirtual(cpuinfo: string): boolean | null {
  const flags = /^flags\s*:(.*)$/m.exec(cpuinfo)?.[1];
  return flags === undefined ? null : /\bhypervisor\b/.test(flags);
}
