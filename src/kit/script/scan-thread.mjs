// The thread in which scripts are read, one after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { indexInterfaces } from './reader/interfaces/interface-index.mjs';
import { scan } from './reader/scan.mjs';

// scan-in-threads.ts gives the keys to each thread once.
const keys = /** @type {readonly string[]} */ (workerData);
const index = keys.length === 0 ? null : indexInterfaces(keys);

parentPort?.on('message', (/** @type {import('./scan-in-threads.ts').ScriptText} */ { text, goal }) => {
  parentPort?.postMessage(scan(text, goal, index));
});
