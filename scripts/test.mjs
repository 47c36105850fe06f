// `npm test`: all tests, on a fresh clone too. Arguments go to vitest; `--long` runs what takes minutes instead.
import './node-version.mjs';

void import('./run-tests.mjs').then((tests) => tests.runTests(process.argv.slice(2)));
