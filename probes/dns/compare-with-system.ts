import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { nested } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { TypeAnswer } from './answer-facts.ts';
import { canonicalAddress } from './canonical-address.ts';
import type { Facts, Settings } from './schema.ts';
import { asksSystem } from './touches.ts';

interface Compared {
  readonly facts: Pick<Facts, 'system' | 'agrees' | 'onlySystem' | 'onlyServer'>;
  readonly gaps: readonly Gap[];
}

/**
 * Holds the addresses of the operating system against those of the name server. Only families that the server answered
 * for are compared. They differ where the hosts file, a search domain or another name server has its say.
 */
export async function compareWithSystem(task: ProbeTask<Settings>, answers: readonly TypeAnswer[]): Promise<Compared> {
  if (!asksSystem(task.settings)) return { facts: { system: null, agrees: null }, gaps: [] };
  try {
    const system = await ofSystem(task);
    if (answers.length === 0) return { facts: { system, agrees: null }, gaps: [] };
    const families = new Set(answers.map(({ type }) => type));
    const theirs = new Set(
      answers.flatMap(({ data }) => data.flatMap((each) => (typeof each === 'string' ? [each] : []))),
    );
    const ours = system.addresses.filter((address) => families.has(address.includes(':') ? 'AAAA' : 'A'));
    const onlySystem = ours.filter((address) => !theirs.has(address));
    const onlyServer = [...theirs].filter((address) => !ours.includes(address)).sort();
    const agrees = onlySystem.length === 0 && onlyServer.length === 0;
    return { facts: { system, agrees, onlySystem, onlyServer }, gaps: [] };
  } catch (error) {
    return { facts: {}, gaps: gapsFor(error) };
  }
}

const none = { known: false, addresses: [] };

async function ofSystem(task: ProbeTask<Settings>): Promise<{ known: boolean; addresses: string[] }> {
  try {
    const { addresses } = await task.lookup(task.settings.name);
    return { known: true, addresses: [...new Set(addresses.map(({ address }) => canonicalAddress(address)))].sort() };
  } catch (error) {
    const unknown = error instanceof ProbeFailure && unknownNames.includes(error.failureCause);
    if (unknown) return none;
    throw error;
  }
}

const unknownNames: readonly string[] = ['name-not-found', 'name-no-address'];

/** Where the operating system could not find out, nothing can be said of it. */
function gapsFor(error: unknown): readonly Gap[] {
  if (!(error instanceof ProbeFailure) || error.failureCause === 'cancelled') throw error;
  const because = nested({ code: `cause.${error.failureCause}`, params: error.params });
  return ['system', 'agrees', 'onlySystem', 'onlyServer'].map((path) => ({
    path,
    reason: 'not-reached',
    detail: null,
    note: 'dns.gap.system-unanswered',
    noteParams: { because },
  }));
}
