// The ladder alone, as the http probe climbs it, with all facts of each answer.
// Arguments: base of the URLs, PEM file to trust (empty: none), number of requests, how many at once.
import { built } from '../support/built.mjs';

/** @typedef {typeof import('../../src/kit/ladder/climb.ts')} Climb */
/** @typedef {typeof import('../../src/run/dial.ts')} Dial */

const [base = '', ca = '', ...counts] = process.argv.slice(2);
const [requests = 0, atOnce = 1] = counts.map(Number);
const { climb } = /** @type {Climb} */ (await built('src/kit/ladder/climb.ts'));
const { plainly } = /** @type {typeof import('../../src/kit/ladder/climb-options.ts')} */ (
  await built('src/kit/ladder/climb-options.ts')
);
const { createDialer } = /** @type {Dial} */ (await built('src/run/dial.ts'));
const { systemLookup } = /** @type {typeof import('../../src/run/resolve.ts')} */ (await built('src/run/resolve.ts'));
const { trustIn } = /** @type {typeof import('../../src/kit/ladder/trust.ts')} */ (
  await built('src/kit/ladder/trust.ts')
);
const { readAuthorities } = /** @type {typeof import('../../src/kit/ladder/authorities.ts')} */ (
  await built('src/kit/ladder/authorities.ts')
);
const { defaultLimits } = /** @type {typeof import('../../src/kit/ladder/limits.ts')} */ (
  await built('src/kit/ladder/limits.ts')
);

const trust = trustIn(await readAuthorities(ca === '' ? null : ca));
const { host } = new URL(base);
const { signal } = new AbortController();
const monotonic = () => performance.now();
let next = 0;

/** @param {number} number */
async function ask(number) {
  const dialer = createDialer({
    allowed: new Set([host]),
    resolve: systemLookup,
    lookupTimeoutMs: 5000,
    connectTimeoutMs: 5000,
    signal,
    world: {
      monotonic,
      after: (ms, fire) => {
        const timer = setTimeout(fire, ms);
        return () => clearTimeout(timer);
      },
    },
    onTouched: () => undefined,
  });
  const url = new URL(`${base}/component/${String(number)}/health`);
  try {
    const { status, facts } = await climb(
      { dial: dialer.dial, signal, now: Date.now, monotonic, agentName: 'bench', touched: () => undefined },
      {
        request: { method: 'GET', url, headers: {}, body: null },
        trust,
        trustElsewhere: trust,
        ...plainly,
        limits: defaultLimits,
      },
    );
    if (status !== 200 || !('timings' in facts)) throw new Error(`${url.href} answered ${String(status)}`);
  } finally {
    dialer.close();
  }
}

async function worker() {
  while (next < requests) {
    next += 1;
    await ask(next);
  }
}

await Promise.all(Array.from({ length: atOnce }, worker));
