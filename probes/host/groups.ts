/** Groups of facts that are collected, limited in time and allowed to fail each by itself. */
export const groups = [
  'os',
  'cpu',
  'memory',
  'disks',
  'time',
  'locale',
  'network',
  'runtimes',
  'virtualization',
  'limits',
  'fonts',
  'timeSync',
  'hosts',
  'security',
  'kernel',
  'windows',
] as const;
export type Group = (typeof groups)[number];

/** Paths of the facts of each group: they become gaps when the group cannot be read. */
export const groupPaths: { readonly [G in Group]: readonly string[] } = {
  os: ['os'],
  cpu: ['cpu'],
  memory: ['memory'],
  disks: ['disks', 'tmp'],
  time: ['timeZone', 'clock', 'bootedAt'],
  locale: ['locale', 'charset'],
  network: ['interfaces'],
  runtimes: ['runtimes'],
  virtualization: ['virtualization'],
  limits: ['limits'],
  fonts: ['fonts'],
  timeSync: ['timeSync'],
  hosts: ['hosts'],
  security: ['security'],
  kernel: ['kernel'],
  windows: ['windows'],
};
