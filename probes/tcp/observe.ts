import { RE2JS } from 're2js';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { tenth } from '../../src/kit/ladder/climb-log.ts';
import { describeFirstBytes, excerpt } from '../../src/kit/ladder/first-bytes.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { value } from '../../src/model/message.ts';
import type { Gap, Timing } from '../../src/model/observation.ts';
import { hostPort } from '../../src/model/plan.ts';
import { firstLine } from './first-line.ts';
import { listenTo, type Heard, type Listener } from './listener.ts';
import type { Facts, Settings } from './schema.ts';
import { tryAddresses } from './try-addresses.ts';

/**
 * Connects, listens whether the service speaks first, and where the settings say so sends a text and reads the answer.
 *
 * @throws ProbeFailure the causes of dialling; where `read` is set: `no-answer`, `connection-lost`, `value-not-found`.
 */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { host, port, greetsWithin } = task.settings;
  const dialled = await task.dial({ host, port });
  const began = task.monotonic();
  const listener = listenTo(dialled.socket);
  let greeting: number | null = null;
  const heard = await listener.until(
    (bytes) => {
      if (bytes.length > 0) greeting ??= tenth(task.monotonic() - began);
      return bytes.includes(0x0a);
    },
    greetsWithin,
    task.signal,
  );
  const timings: Timing[] = [
    { phase: 'resolve', durationMs: dialled.resolveMs },
    { phase: 'connect', durationMs: dialled.connectMs },
  ];
  const facts: Facts = {
    address: { ip: dialled.address, port, all: [...dialled.addresses] },
    localAddress: dialled.localAddress,
    addresses: [],
    banner: heard.bytes.length === 0 ? null : firstLine(heard.bytes),
    acceptedAndClosed: heard.ended && heard.bytes.length === 0,
    timings: { resolve: tenth(dialled.resolveMs), connect: tenth(dialled.connectMs), greeting },
  };
  const talked = await talk(task, dialled.socket, listener, heard).catch((error: unknown) => {
    throw error instanceof ProbeFailure ? error.with({ facts, timings }) : error;
  });
  dialled.socket.destroy();
  const addresses = await tryAddresses(task, dialled);
  const { protocol, gaps } = protocolOf(talked.bytes);
  return { facts: { ...facts, addresses, ...protocol, ...talked.facts }, gaps, timings };
}

interface Talked {
  /** Everything the service said. */
  readonly bytes: Buffer;
  readonly facts: Pick<Facts, 'answer' | 'values'>;
}

async function talk(
  task: ProbeTask<Settings>,
  socket: { readonly write: (text: string) => unknown; readonly writable: boolean },
  listener: Listener,
  greeted: Heard,
): Promise<Talked> {
  const { host, port, send, read, answerWithin } = task.settings;
  if (read === undefined) return { bytes: greeted.bytes, facts: {} };
  const pattern = RE2JS.compile(read);
  if (send !== undefined && socket.writable) {
    task.touched({ kind: 'request', at: hostPort(host, port), text: send });
    socket.write(send);
  }
  // what the service said by itself is not the answer to what was sent
  const from = send === undefined ? 0 : greeted.bytes.length;
  const textOf = (bytes: Buffer): string => bytes.subarray(from).toString('utf8');
  const fits = (bytes: Buffer): boolean => pattern.matcher(textOf(bytes)).find();
  const heard = await listener.until(fits, answerWithin, task.signal);
  const said = heard.bytes.subarray(from);
  const fail = (cause: CauseId): ProbeFailure =>
    new ProbeFailure(cause, { phase: 'talk', params: { host, port, place: value(read) } });
  if (!fits(heard.bytes)) {
    if (said.length > 0) throw fail('value-not-found').with({ facts: { answer: firstLine(said) } });
    throw fail(heard.ended ? 'connection-lost' : 'no-answer');
  }
  return { bytes: heard.bytes, facts: { answer: firstLine(said), values: groupsOf(pattern, textOf(heard.bytes)) } };
}

/** The named groups of the first match, without those that took no part. */
function groupsOf(pattern: RE2JS, text: string): Record<string, string> {
  const matcher = pattern.matcher(text);
  if (!matcher.find()) return {};
  const found: [string, string][] = [];
  for (const name of Object.keys(pattern.namedGroups())) {
    const group = matcher.group(name);
    if (group !== null) found.push([name, group]);
  }
  return Object.fromEntries(found);
}

/** What the bytes look like. Of a service that says nothing it cannot be told what it is. */
function protocolOf(bytes: Buffer): { readonly protocol: Pick<Facts, 'protocol'>; readonly gaps: readonly Gap[] } {
  if (bytes.length === 0)
    return { protocol: {}, gaps: [{ path: 'protocol', ...noted('not-supported', 'tcp.gap.said-nothing') }] };
  const seen = describeFirstBytes(bytes);
  return { protocol: { protocol: seen === excerpt(bytes) ? null : seen }, gaps: [] };
}
