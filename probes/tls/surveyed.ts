import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { surveyTls } from '../../src/kit/ladder/tls-survey.ts';
import { abortFailure } from '../../src/kit/ladder/wait-for.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { Settings } from './schema.ts';

interface Surveyed {
  readonly facts: JsonObject;
  readonly gaps: readonly Gap[];
}

/** The longest answer to a hello that is waited for, milliseconds: it is one flight. */
const mostHelloMs = 3000;

/**
 * Versions and cipher suites; gaps where they were not asked for, or the server had enough. What one handshake told stays
 * whatever happens here.
 */
export async function surveyed(task: ProbeTask<Settings>, reach: () => Promise<Duplex>): Promise<Surveyed> {
  const { host, serverName, versions, answerWithin } = task.settings;
  if (!versions) return missed('not-reached', 'kit.gap.setting', { setting: 'versions' });
  if (task.protected) return missed('not-reached', 'tls.gap.protected');
  try {
    const survey = await surveyTls({
      reach,
      name: serverName ?? host,
      limitMs: Math.min(answerWithin, mostHelloMs),
      signal: task.signal,
      pause: () => pause(task),
    });
    if (survey.unanswered.length > 0) return missed('not-reached', 'tls.gap.silent');
    if (survey.silentOn !== null) {
      const gap = missing('not-reached', 'tls.gap.silent-on', { group: value(survey.silentOn) });
      return { facts: { versions: [...survey.versions] }, gaps: [{ path: 'ciphers', ...gap }] };
    }
    const ciphers = survey.ciphers?.map(({ group, suite }) => ({ group, suite })) ?? null;
    return { facts: { versions: [...survey.versions], ciphers }, gaps: [] };
  } catch (error) {
    // The deadline and Ctrl-C end the look as a whole.
    if (task.signal.aborted || !(error instanceof ProbeFailure)) throw error;
    return missed('not-reached', 'tls.gap.stopped');
  }
}

function missing(reason: Gap['reason'], note: string, noteParams: Gap['noteParams'] = {}): Omit<Gap, 'path'> {
  return { reason, detail: null, note, ...(Object.keys(noteParams).length === 0 ? {} : { noteParams }) };
}

function missed(...why: Parameters<typeof missing>): Surveyed {
  const gap = missing(...why);
  return {
    facts: {},
    gaps: [
      { path: 'versions', ...gap },
      { path: 'ciphers', ...gap },
    ],
  };
}

/** Never the same time twice, so that many looks do not fall into step: the clock's last digits are chance enough. */
async function pause(task: ProbeTask<Settings>): Promise<void> {
  const waitMs = 10 + (Math.floor(task.monotonic() * 1000) % 20);
  await sleep(waitMs, undefined, { signal: task.signal }).catch(() => {
    throw abortFailure(task.signal, 'tls');
  });
}
