// Scans one script as the first thing of a process, and prints what that took: bench/scan-script.mjs reads it.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { built } from '../support/built.mjs';

const [file = ''] = process.argv.slice(2);
const { scanScript } = /** @type {typeof import('../../src/kit/script/scan-script.ts')} */ (
  await built('src/kit/script/scan-script.ts')
);
const text = readFileSync(file, 'utf8');
const begun = performance.now();
const cpu = process.cpuUsage();
const { uses, error } = scanScript(text, 'script');
const { user, system } = process.cpuUsage(cpu);
if (error !== null) throw new Error(`${file}: ${error.message} at ${String(error.line)}:${String(error.column)}`);
console.log(
  JSON.stringify({
    megabytes: text.length / 1e6,
    features: uses.length,
    wallMs: performance.now() - begun,
    cpuMs: (user + system) / 1000,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }),
);
