// `npm run check`: every gate, as many at a time as there are processors. Says one line for each gate and shows the
// whole output of those that failed.
import './node-version.mjs';

void import('./run-gates.mjs').then((gates) => gates.runGates(process.argv.slice(2)));
