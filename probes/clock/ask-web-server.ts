import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { plainly } from '../../src/kit/ladder/climb-options.ts';
import { climb } from '../../src/kit/ladder/climb.ts';
import { defaultLimits } from '../../src/kit/ladder/limits.ts';
import { hostOf, portOf } from '../../src/kit/ladder/show-url.ts';
import { trustOf } from '../../src/kit/ladder/trust-of.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { isJsonObject, type Json } from '../../src/model/json.ts';
import type { Facts, Settings } from './schema.ts';
import { headTouch } from './touches.ts';

const onlyNtp = [
  'synchronized',
  'stratum',
  'reference',
  'leap',
  'version',
  'delay',
  'rootDelay',
  'rootDispersion',
  'referenceTime',
];

/**
 * Reads the clock of a web server from the Date header of its reply (RFC 9110 section 6.6.1), whatever the status. The
 * header counts whole seconds, so that it may be half a second off and more.
 *
 * @throws ProbeFailure of `climb`; `value-not-found` where the reply has no date.
 */
export async function askWebServer(task: ProbeTask<Settings>, written: string): Promise<ProbeAnswer<Facts>> {
  const { answerWithin } = task.settings;
  const url = new URL(written);
  const trusted = await trustOf(task, task.settings);
  task.touched(headTouch(url));
  const { facts, timings } = await climb(task, {
    request: { method: 'HEAD', url, headers: {}, body: null },
    ...trusted,
    ...plainly,
    limits: { ...defaultLimits, responseMs: answerWithin },
  });
  const arrived = task.now();
  const theirs = dateOf(facts['headers']);
  if (theirs === null) {
    const params = { host: hostOf(url), port: portOf(url), place: 'Date' };
    throw new ProbeFailure('value-not-found', { phase: 'response', params, learnt: { timings } });
  }
  const waited = timings.findLast(({ phase }) => phase === 'response')?.durationMs ?? 0;
  const offset = Math.round(arrived - waited / 2 - (theirs + 500));
  return {
    facts: {
      source: 'http',
      address: textIn(facts['address'], 'ip') ?? '',
      offset,
      skew: Math.abs(offset),
      accuracy: Math.round(500 + waited / 2),
      time: new Date(theirs).toISOString(),
    },
    gaps: gapsAt(onlyNtp, noted('not-supported', 'clock.gap.http-tells-no-more')),
    timings,
  };
}

/** The moment of the reply, milliseconds since 1970; of one from a cache with the time it lay there. */
function dateOf(headers: Json | undefined): number | null {
  const date = Date.parse(textIn(headers, 'date') ?? '');
  if (Number.isNaN(date)) return null;
  const age = textIn(headers, 'age') ?? '';
  return /^\d{1,9}$/.test(age) ? date + Number(age) * 1000 : date;
}

function textIn(object: Json | undefined, name: string): string | null {
  const found = isJsonObject(object) ? object[name] : undefined;
  return typeof found === 'string' ? found : null;
}
