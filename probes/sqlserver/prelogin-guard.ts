import { describeFirstBytes } from '../../src/kit/ladder/first-bytes.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Inspect } from '../../src/kit/ready-socket.ts';
import { value } from '../../src/model/message.ts';
import type { Settings } from './schema.ts';

/** Every message of the server has this type (MS-TDS, 2.2.3.1.1 “Type”: tabular result). */
const tabularResult = 4;
const headLength = 8;

/** Token of the option that says whether the server encrypts, and its values (MS-TDS, 2.2.6.5 “PRELOGIN”). */
const encryption = 1;
const lastOption = 0xff;
const withoutTls = [0, 2];

/** Largest sum of all bytes that one look accepts. */
const mostInAll = 32 * 1024 ** 2;

/**
 * Stands between the server and the driver, and looks at its first message: whether TDS is spoken, and whether TLS is
 * to be had. The driver would go on without TLS, and send the password hardly hidden, whatever was asked.
 * Throws ProbeFailure: `protocol-not-spoken`, `tls-refused`, `reply-not-understood`.
 */
export function preloginGuard({ host, port, tls }: Pick<Settings, 'host' | 'port' | 'tls'>): Inspect {
  let begun: Buffer | null = Buffer.alloc(0);
  let all = 0;
  return (chunk) => {
    all += chunk.length;
    if (all > mostInAll) throw new ProbeFailure('reply-not-understood', { phase: 'query', params: { host, port } });
    if (begun === null) return chunk;
    begun = Buffer.concat([begun, chunk]);
    const message = begun;
    if (message[0] !== tabularResult)
      throw new ProbeFailure('protocol-not-spoken', {
        phase: 'login',
        params: { host, port, protocol: 'TDS', seen: value(describeFirstBytes(message)) },
      });
    if (message.length < headLength || message.length < message.readUInt16BE(2)) return Buffer.alloc(0);
    begun = null;
    const mode = encryptionOf(message.subarray(headLength));
    if ((tls === 'require' || tls === 'verify') && (mode === null || withoutTls.includes(mode)))
      throw new ProbeFailure('tls-refused', { phase: 'tls', params: { host, port } });
    return message;
  };
}

/** Options of five bytes each (token, offset, length), ended by 0xFF; null: there is none about encryption. */
function encryptionOf(options: Buffer): number | null {
  for (let at = 0; at + 5 <= options.length && options[at] !== lastOption; at += 5) {
    if (options[at] === encryption) return options[options.readUInt16BE(at + 1)] ?? null;
  }
  return null;
}
