// The thread in which style sheets are read, one after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { impliesIn } from './reader/implies.mjs';
import { scan } from './reader/scan.mjs';

// scan-in-threads.ts gives the data to each thread once.
const { rules, styles } =
  /** @type {{ rules: import('./reader/rules.mjs').StyleRules, styles: import('./reader/implies.mjs').Since }} */ (
    workerData
  );
const implies = impliesIn(styles);

parentPort?.on('message', (/** @type {{ text: string }} */ { text }) => {
  parentPort?.postMessage({ uses: scan(rules, text, 'rules', implies) });
});
