// The one list of probes. A test holds it equal to the folders beside it.
export { host } from './host/index.ts';
export { http } from './http/index.ts';
export { postgres } from './postgres/index.ts';
export { release } from './release/index.ts';
