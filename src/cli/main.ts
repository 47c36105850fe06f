#!/usr/bin/env node
import { version } from '../version.ts';

// The version alone is answered before anything else is loaded: scripts ask for it often.
const asksVersion = process.argv.length === 3 && ['--version', '-V'].includes(process.argv[2] ?? '');

if (asksVersion) {
  process.stdout.write(`${version}\n`);
} else {
  const { growSlowly, stayAsItIs } = await import('./heap.ts');
  growSlowly();
  const { endProcess, watchProcess } = await import('./end-process.ts');
  watchProcess();
  const { main } = await import('./program.ts');
  stayAsItIs();
  await endProcess(await main(process.argv));
}
