// The thread in which scripts are read, one after the other.
import { parentPort } from 'node:worker_threads';
import { scan } from './reader/scan.mjs';

parentPort?.on('message', (/** @type {import('./scan-in-threads.ts').ScriptText} */ { text, goal }) => {
  parentPort?.postMessage(scan(text, goal));
});
