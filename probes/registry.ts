// The one list of probes. A test holds it equal to the folders beside it.
export { browser } from './browser/index.ts';
export { command } from './command/index.ts';
export { dameng } from './dameng/index.ts';
export { files } from './files/index.ts';
export { host } from './host/index.ts';
export { http } from './http/index.ts';
export { java } from './java/index.ts';
export { manual } from './manual/index.ts';
export { memcached } from './memcached/index.ts';
export { migration } from './migration/index.ts';
export { mysql } from './mysql/index.ts';
export { oracle } from './oracle/index.ts';
export { ports } from './ports/index.ts';
export { postgres } from './postgres/index.ts';
export { release } from './release/index.ts';
export { services } from './services/index.ts';
export { sqlserver } from './sqlserver/index.ts';
