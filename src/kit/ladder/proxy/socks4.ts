import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { value } from '../../../model/message.ts';
import { u16 } from '../../big-endian.ts';
import { describeFirstBytes } from '../first-bytes.ts';
import { addressBytes } from './address-bytes.ts';
import type { Incoming } from './incoming.ts';
import type { Destination } from './no-proxy.ts';
import type { FailureAt } from './proxy-failure.ts';
import type { Proxy } from './proxy-url.ts';

/** Replies (Ying-Da Lee, "SOCKS: A protocol for TCP proxy across firewalls", 1992), with what they say there. */
const granted = 90;
const identFailed = 92;
const identDiffers = 93;

/**
 * Asks a SOCKS4 proxy to connect; a name goes by the extension 4A ("SOCKS 4A: A Simple Extension"), so that the proxy
 * looks it up. SOCKS4 knows neither passwords nor IPv6.
 */
export async function socks4(
  stream: Duplex,
  incoming: Incoming,
  { proxy, target, at }: { readonly proxy: Proxy; readonly target: Destination; readonly at: FailureAt },
): Promise<void> {
  const { host, port } = target;
  const family = isIP(host);
  if (family === 6) throw at('proxy-method-unsupported', { schemes: 'IPv6' });
  // 0.0.0.1 is no address: it says that a name follows.
  const address = family === 4 ? addressBytes(host) : Buffer.from([0, 0, 0, 1]);
  const name = family === 4 ? '' : `${host}\0`;
  stream.write(
    Buffer.concat([Buffer.from([4, 1]), u16(port), address, Buffer.from(`${proxy.user ?? ''}\0${name}`, 'utf8')]),
  );
  const answer = await incoming.read((bytes) => takeReply(bytes, at));
  if (answer === granted) return;
  const isLogin = answer === identFailed || answer === identDiffers;
  const params = { status: answer, said: `SOCKS4 ${String(answer)}`, by: '', schemes: 'SOCKS4 ident' };
  if (isLogin) throw at(proxy.user === null ? 'proxy-login-required' : 'proxy-login-denied', params);
  // 91 says "rejected or failed", and no more.
  throw at('proxy-target-unreachable', params);
}

function takeReply(bytes: Buffer, at: FailureAt) {
  const [version, answer] = bytes;
  if (version === undefined) return null;
  const known = answer === undefined || (answer >= granted && answer <= identDiffers);
  if (version !== 0 || !known) throw at('proxy-not-spoken', { seen: value(describeFirstBytes(bytes)) });
  return answer === undefined || bytes.length < 8 ? null : { value: answer, used: 8 };
}
