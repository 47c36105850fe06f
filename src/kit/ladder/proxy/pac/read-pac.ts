import { networkInterfaces } from 'node:os';
import { nested, value } from '../../../../model/message.ts';
import { ProbeFailure } from '../../../probe-failure.ts';
import { plainly } from '../../climb-options.ts';
import { climb } from '../../climb.ts';
import type { LadderTask } from '../../ladder-task.ts';
import { defaultLimits } from '../../limits.ts';
import { readSmallFile } from '../../read-small-file.ts';
import { placeOfUrl } from '../../show-url.ts';
import { textOf } from '../../text-of.ts';
import type { Trust } from '../../trust.ts';
import { isPacUrl, pacTouch } from './pac-touches.ts';

/** A PAC script, and the address of this machine that it may be told. */
export interface PacScript {
  readonly text: string;
  readonly ownAddress: string;
}

/** Bytes. The largest script that browsers take is of this size too (Chromium, kDefaultMaxSizeBytes). */
const mostBytes = 1024 * 1024;

/** Milliseconds. */
const limits = { ...defaultLimits, responseMs: 10_000, bodyMs: 20_000, bodyBytes: mostBytes };

/** Causes that say nothing of the PAC file. */
const ours: readonly string[] = ['not-declared', 'cancelled', 'deadline-exceeded'];

/**
 * Reads a PAC script from a file of this machine, or from a URL, which is asked directly and once. Content-Type does not
 * count: servers often have it wrong.
 *
 * @param from path or URL, as the settings have it
 * @throws ProbeFailure `pac-unreadable`, phase `proxy`
 */
export async function readPac(task: LadderTask, from: string, trust: Trust): Promise<PacScript> {
  task.touched(pacTouch(from));
  try {
    return isPacUrl(from) ? await fetched(task, new URL(from), trust) : await fromFile(from);
  } catch (error) {
    if (!(error instanceof ProbeFailure) || ours.includes(error.failureCause)) throw error;
    const { failureCause, params, cause } = error;
    const note = nested({ code: `cause.${failureCause}`, params });
    // What was learnt is of the place of the file, and would pass for the target’s.
    throw new ProbeFailure('pac-unreadable', { phase: 'proxy', params: { pac: value(from), note }, cause });
  }
}

async function fetched(task: LadderTask, url: URL, trust: Trust): Promise<PacScript> {
  let ownAddress = '127.0.0.1';
  const dial: LadderTask['dial'] = async (target) => {
    const dialled = await task.dial(target);
    if (dialled.family === 4) ownAddress = dialled.localAddress;
    return dialled;
  };
  const { status, body, contentType, facts } = await climb(
    { ...task, dial },
    {
      request: { method: 'GET', url, headers: {}, body: null },
      trust,
      trustElsewhere: trust,
      ...plainly,
      limits,
    },
  );
  if (status !== 200) {
    const params = { ...placeOfUrl(url), status, reason: value(facts['reason'] ?? ''), server: '' };
    throw new ProbeFailure('http-unexpected-status', { params: { ...params, accepted: '200' } });
  }
  return { text: textOf(body.bytes, contentType), ownAddress };
}

async function fromFile(path: string): Promise<PacScript> {
  const bytes = await readSmallFile(path, mostBytes + 1);
  if (bytes.length > mostBytes) {
    const limit = value(mostBytes, 'bytes');
    throw new ProbeFailure('body-too-large', { params: { host: path, port: '', limit } });
  }
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  const outward = own.find(({ family, internal }) => family === 'IPv4' && !internal);
  return { text: textOf(bytes, null), ownAddress: outward?.address ?? '127.0.0.1' };
}
