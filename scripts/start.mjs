// `npm start`: the demo, on a fresh clone too.
import './node-version.mjs';

void import('./launch.mjs').then((launch) => launch.launch(['demo', ...process.argv.slice(2)]));
