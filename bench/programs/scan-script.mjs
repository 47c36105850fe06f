// Reads one script as the first thing of a process, and prints what that took: bench/scan-script.mjs reads it.
// Arguments: the file, and `acorn` to have acorn alone make its whole tree instead.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parse } from 'acorn';
import { built } from '../support/built.mjs';

const [file = '', reader = ''] = process.argv.slice(2);
const { indexInterfaces, scanScript } = /** @type {typeof import('../../src/kit/script/scan-script.ts')} */ (
  await built('src/kit/script/scan-script.ts')
);
const { browserInterfaces } = /** @type {typeof import('../../src/reference/browser-interfaces.ts')} */ (
  await built('src/reference/browser-interfaces.ts')
);
const { interfaceNames } = /** @type {typeof import('../../src/kit/script/interface-names.ts')} */ (
  await built('src/kit/script/interface-names.ts')
);
const keys = interfaceNames(browserInterfaces);
const text = readFileSync(file, 'utf8');
const begun = performance.now();
const cpu = process.cpuUsage();
const features = reader === 'acorn' ? treeOf(text) : featuresOf(text);
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    megabytes: text.length / 1e6,
    features,
    wallMs: performance.now() - begun,
    cpuMs: (user + system) / 1000,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }),
);

/** @param {string} script */
function featuresOf(script) {
  const { uses, interfaces, error } = scanScript(script, 'script', indexInterfaces(keys));
  if (error !== null) throw new Error(`${file}: ${error.message} at ${String(error.line)}:${String(error.column)}`);
  return uses.length + interfaces.length;
}

/** @param {string} script */
function treeOf(script) {
  parse(script, { ecmaVersion: 'latest' });
  return 0;
}
