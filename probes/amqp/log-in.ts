import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { u16, u32, u8 } from '../../src/kit/big-endian.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { value } from '../../src/model/message.ts';
import type { Broker } from './broker.ts';
import { readClose, refusedLogin, refusedOpen, type Entering } from './refusal.ts';
import { isMethod, methods } from './methods.ts';
import { openVhost, startOk } from './requests.ts';
import { longText, shortText } from './table.ts';
import type { Method } from './frame.ts';

export interface LoginOptions extends Entering {
  readonly password: string;
  readonly agentName: string;
  /** Ways to log in that the broker offers. */
  readonly mechanisms: readonly string[];
  readonly capabilities: readonly string[];
}

/**
 * Logs in by PLAIN, once, and opens the virtual host. Gives what the broker agreed to.
 *
 * @throws ProbeFailure `login-method-unsupported`, `login-denied`, `virtual-host-missing`, `access-denied` ...
 */
export async function logIn(server: Visiting, broker: Broker, options: LoginOptions): Promise<JsonObject> {
  if (!options.mechanisms.includes('PLAIN')) {
    const methodsOffered = value(options.mechanisms.join(' '));
    throw server.failure('login-method-unsupported', { method: methodsOffered });
  }
  const tune = await authenticate(server, broker, options);
  const channelMax = tune.args.u16();
  const frameMax = tune.args.u32();
  const heartbeat = tune.args.u16();
  // Its own limits are agreed to; no heartbeats: the connection lives shorter than any interval of theirs.
  broker.send(0, methods.tuneOk, u16(channelMax), u32(frameMax), u16(0));
  await open(server, broker, options);
  return { vhost: options.vhost, channelMax, frameMax, heartbeat };
}

async function authenticate(server: Visiting, broker: Broker, options: LoginOptions): Promise<Method> {
  const { user, password, agentName } = options;
  server.loggingIn(user);
  server.touched(startOk);
  const response = longText(`\0${user}\0${password}`);
  broker.send(0, methods.startOk, clientProperties(agentName), shortText('PLAIN'), response, shortText('en_US'));
  const answer = await broker.next().catch((error: unknown) => {
    throw closedSilently(error, options) ? refusedLogin(options, null) : error;
  });
  if (isMethod(answer.id, 'tune')) return answer;
  if (isMethod(answer.id, 'secure')) throw server.failure('login-method-unsupported');
  if (!isMethod(answer.id, 'close')) throw server.failure('reply-not-understood');
  throw refusedLogin(options, readClose(answer.args));
}

async function open(server: Visiting, broker: Broker, options: LoginOptions): Promise<void> {
  server.touched(openVhost(options.vhost));
  broker.send(0, methods.open, shortText(options.vhost), shortText(''), u8(0));
  const answer = await broker.next();
  if (isMethod(answer.id, 'openOk')) return;
  if (!isMethod(answer.id, 'close')) throw server.failure('reply-not-understood');
  const said = readClose(answer.args);
  broker.send(0, methods.closeOk);
  throw refusedOpen(options, said);
}

/** A broker that says why it refuses a login, where the client says that it listens. */
const saysWhy = 'authentication_failure_close';

/** Brokers may refuse a login by closing without a word (AMQP 0-9-1, section 4.10), unless they can say why. */
function closedSilently(error: unknown, { capabilities }: LoginOptions): boolean {
  return error instanceof ProbeFailure && error.failureCause === 'connection-lost' && !capabilities.includes(saysWhy);
}

/** A table of properties; the capability asks for a word where a login is refused. */
function clientProperties(agentName: string): Buffer {
  const capabilities = longBytes(Buffer.concat([shortText(saysWhy), Buffer.from('t'), u8(1)]));
  const entries = [
    shortText('product'),
    Buffer.from('S'),
    longText('Plumbline'),
    shortText('connection_name'),
    Buffer.from('S'),
    longText(agentName),
    shortText('capabilities'),
    Buffer.from('F'),
    capabilities,
  ];
  return longBytes(Buffer.concat(entries));
}

function longBytes(bytes: Buffer): Buffer {
  return Buffer.concat([u32(bytes.length), bytes]);
}
