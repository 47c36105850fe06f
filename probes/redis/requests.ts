/** Parameters of the configuration that are asked for one by one: `CONFIG GET *` would give passwords too. */
export const parameters = ['save', 'appendfsync', 'databases', 'timeout', 'tcp-keepalive', 'maxclients'] as const;

/** Commands sent besides the login (AUTH), in this order; all of them only read. */
export const requests: readonly string[] = [
  'PING',
  'INFO',
  ...parameters.map((name) => `CONFIG GET ${name}`),
  'CLUSTER INFO',
];
