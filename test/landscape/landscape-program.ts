// A program of its own for tests that interrupt or kill it: starts the order system below the folder given, prints what
// it does, stops properly on SIGINT, and ends at once on SIGTERM.
import process from 'node:process';
import { startOrdersLandscape } from '../../src/landscape/orders.ts';

const [temporaryFolder = ''] = process.argv.slice(2);
const interrupted = new AbortController();
process.once('SIGINT', () => {
  interrupted.abort();
});
process.once('SIGTERM', () => process.exit(143));

try {
  const landscape = await startOrdersLandscape({
    signal: interrupted.signal,
    now: new Date(),
    temporaryFolders: [temporaryFolder],
    log: ({ code }) => process.stdout.write(`${code}\n`),
  });
  interrupted.signal.addEventListener('abort', () => void landscape.stop());
  process.stdout.write('ready\n');
} catch (error) {
  if (!interrupted.signal.aborted) throw error;
}
