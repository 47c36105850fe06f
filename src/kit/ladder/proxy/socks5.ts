import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import type { CauseId } from '../../../model/cause.ts';
import { value } from '../../../model/message.ts';
import { u16 } from '../../big-endian.ts';
import { describeFirstBytes } from '../first-bytes.ts';
import { addressBytes } from './address-bytes.ts';
import type { Incoming } from './incoming.ts';
import type { Destination } from './no-proxy.ts';
import type { FailureAt } from './proxy-failure.ts';
import type { Proxy } from './proxy-url.ts';

/** Methods of login (RFC 1928 section 3). */
const open = 0;
const userAndPassword = 2;
const noneFits = 0xff;

/** Replies (RFC 1928 section 6), with their names there; 0 is success. */
const replies: Readonly<Record<number, readonly [CauseId, string]>> = {
  1: ['proxy-failed', 'general SOCKS server failure'],
  2: ['proxy-denied', 'connection not allowed by ruleset'],
  3: ['proxy-target-unreachable', 'Network unreachable'],
  4: ['proxy-target-unreachable', 'Host unreachable'],
  5: ['proxy-target-unreachable', 'Connection refused'],
  6: ['proxy-target-unreachable', 'TTL expired'],
  7: ['proxy-method-unsupported', 'Command not supported'],
  8: ['proxy-method-unsupported', 'Address type not supported'],
};

/**
 * Asks a SOCKS5 proxy to connect (RFC 1928, login RFC 1929). Names go as names: the proxy looks them up. User and
 * password are sent only where the proxy asks for them.
 */
export async function socks5(
  stream: Duplex,
  incoming: Incoming,
  { proxy, target, at }: { readonly proxy: Proxy; readonly target: Destination; readonly at: FailureAt },
): Promise<void> {
  const methods = proxy.user === null ? [open] : [open, userAndPassword];
  stream.write(Buffer.from([5, methods.length, ...methods]));
  const method = await incoming.read((bytes) => takePair(bytes, 5, at));
  if (method === userAndPassword && proxy.user !== null) await logIn(stream, incoming, proxy, at);
  else if (method !== open) throw methodFailure(method, proxy, at);
  stream.write(Buffer.concat([Buffer.from([5, 1, 0]), addressOf(target.host), u16(target.port)]));
  const answer = await incoming.read((bytes) => takeReply(bytes, at));
  if (answer === 0) return;
  const [cause, said] = replies[answer] ?? ['proxy-failed', `SOCKS5 ${String(answer)}`];
  throw at(cause, { status: answer, said, by: '', schemes: said });
}

async function logIn(stream: Duplex, incoming: Incoming, proxy: Proxy, at: FailureAt): Promise<void> {
  const user = Buffer.from(proxy.user ?? '', 'utf8').subarray(0, 255);
  const password = Buffer.from(proxy.password ?? '', 'utf8').subarray(0, 255);
  stream.write(Buffer.concat([Buffer.from([1, user.length]), user, Buffer.from([password.length]), password]));
  const status = await incoming.read((bytes) => takePair(bytes, 1, at));
  if (status !== 0) throw at('proxy-login-denied', { status, said: `SOCKS5 ${String(status)}`, schemes: loginName });
}

const loginName = 'SOCKS5 user/password';

function methodFailure(method: number, proxy: Proxy, at: FailureAt) {
  const schemes = method === noneFits ? loginName : `SOCKS5 method ${String(method)}`;
  // With a login offered, nothing that we know would do; without one, it is most likely wanted.
  const wantsLogin = method === noneFits || method === userAndPassword;
  const cause = wantsLogin && proxy.user === null ? 'proxy-login-required' : 'proxy-method-unsupported';
  return at(cause, { status: method, said: schemes, schemes });
}

/** Version and one more byte. */
function takePair(bytes: Buffer, version: number, at: FailureAt) {
  const [first, second] = bytes;
  if (first === undefined) return null;
  if (first !== version) throw at('proxy-not-spoken', { seen: value(describeFirstBytes(bytes)) });
  return second === undefined ? null : { value: second, used: 2 };
}

/** The reply with its address, which nobody needs. A refusal counts as soon as it is said. */
function takeReply(bytes: Buffer, at: FailureAt) {
  const [version, answer, , kind, length] = bytes;
  if (version === undefined) return null;
  if (version !== 5) throw at('proxy-not-spoken', { seen: value(describeFirstBytes(bytes)) });
  if (answer === undefined) return null;
  if (answer !== 0) return { value: answer, used: bytes.length };
  if (kind === undefined || length === undefined) return null;
  const address = { 1: 4, 3: 1 + length, 4: 16 }[kind];
  if (address === undefined) throw at('proxy-not-spoken', { seen: value(describeFirstBytes(bytes)) });
  const used = 4 + address + 2;
  return bytes.length < used ? null : { value: answer, used };
}

function addressOf(host: string): Buffer {
  const family = isIP(host);
  if (family !== 0) return Buffer.concat([Buffer.from([family === 6 ? 4 : 1]), addressBytes(host)]);
  const name = Buffer.from(host, 'utf8').subarray(0, 255);
  return Buffer.concat([Buffer.from([3, name.length]), name]);
}
