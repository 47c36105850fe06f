import type { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { ProbeFailure as Failure } from '../../src/kit/probe-failure.ts';
import { nested, value } from '../../src/model/message.ts';
import type { Offered } from './offered.ts';

/** What the library says both sides have nothing in common of, and the list it is about. */
const lists: readonly (readonly [RegExp, keyof Offered, string])[] = [
  [/no matching key exchange/, 'keyExchange', 'ssh.kind.key-exchange'],
  [/no matching host key/, 'hostKey', 'ssh.kind.host-key'],
  [/no matching .*cipher/, 'ciphers', 'ssh.kind.cipher'],
  [/no matching .*MAC/, 'macs', 'ssh.kind.mac'],
  [/no matching .*compression/, 'compression', 'ssh.kind.compression'],
];

/** The failure that an error of the library stands for. */
export function handshakeFailure(
  error: Error & { readonly level?: string },
  offered: Offered | null,
  failure: (cause: 'reply-late' | 'connection-lost', error?: unknown) => ProbeFailure,
): ProbeFailure {
  const lost = failure('connection-lost', error);
  const list = lists.find(([sign]) => sign.test(error.message));
  if (list !== undefined) {
    const [, name, kind] = list;
    const params = {
      ...lost.params,
      kind: nested({ code: kind, params: {} }),
      offered: value((offered?.[name] ?? []).join(', ')),
    };
    return new Failure('no-common-algorithm', { phase: 'talk', params, cause: error });
  }
  // What it throws while it reads has no level; what the server or the system says has a code.
  const broken = error.level === undefined ? !('code' in error) : ['handshake', 'protocol'].includes(error.level);
  if (broken && !/lost|ended|closed/i.test(error.message))
    return new Failure('reply-not-understood', { phase: 'talk', params: lost.params, cause: error });
  return lost;
}
