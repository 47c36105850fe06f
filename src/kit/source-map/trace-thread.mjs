// The thread in which source maps are read, one after the other.
import { parentPort } from 'node:worker_threads';
import { trace } from './trace.mjs';

parentPort?.on('message', (/** @type {import('./trace-in-threads.ts').MapJob} */ { text, places }) => {
  parentPort?.postMessage({ originals: trace(text, places) });
});
