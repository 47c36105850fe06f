import { randomBytes } from 'node:crypto';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { tenth } from '../../src/kit/ladder/climb-log.ts';
import { headerFacts } from '../../src/kit/ladder/headers.ts';
import { showUrl } from '../../src/kit/ladder/show-url.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import type { ServiceSettings } from '../../src/kit/service/settings.ts';
import { nested, value } from '../../src/model/message.ts';
import { channelOn, type Channel, type Message } from './channel.ts';
import { opcodes } from './frame.ts';
import { acceptOf, takeHead, upgradeRequest, type Head } from './handshake.ts';
import { placeOf } from './place.ts';
import { notUpgraded } from './refusal.ts';
import { Facts, longestText, type Settings } from './schema.ts';
import { close, ping, textMessage, urlTouch } from './touches.ts';

type Place = Settings & ServiceSettings;

/** Asks for a WebSocket, checks the answer, pings, and where the settings say so sends and reads a message. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const placed: ProbeTask<Place> = { ...task, settings: placeOf(task.settings) };
  const { facts, gaps, timings } = await visit(placed, { name: 'WebSocket', alpn: ['http/1.1'] }, (server) =>
    talk(server, placed),
  );
  return { facts: Facts.parse(facts), gaps, timings };
}

async function talk(server: Visiting, task: ProbeTask<Place>): Promise<void> {
  const { settings } = task;
  await upgrade(server, task);
  const channel = channelOn(server, {
    random: randomBytes,
    monotonic: task.monotonic,
    answerWithin: settings.answerWithin,
  });
  const early = await pingPong(server, channel, task);
  const { send } = settings;
  if (send !== undefined) {
    server.touched(textMessage(send));
    channel.send(opcodes.text, Buffer.from(send));
  }
  if (settings.read) {
    const before = send === undefined ? early : null;
    server.learn({ message: factsOf(before ?? (await nextMessage(channel, task.monotonic()))) });
  } else {
    server.gap({ path: 'message', ...noted('not-reached', 'kit.gap.setting', { setting: value('read') }) });
  }
  server.touched(close);
  channel.send(opcodes.close, Buffer.from([0x03, 0xe8]));
}

async function upgrade(server: Visiting, { settings, agentName, touched }: ProbeTask<Place>): Promise<void> {
  const { host, port, bearer } = settings;
  const key = randomBytes(16).toString('base64');
  touched(urlTouch(settings));
  server.send(upgradeRequest(settings, key, agentName));
  const head = await server.read(takeHead((bytes) => server.foreign(bytes)));
  const url = showUrl(new URL(settings.url));
  server.learn({ url, status: head.status, headers: { ...headerFacts(head.headers) } });
  if (head.status !== 101)
    throw notUpgraded({ host, port, hadToken: bearer !== undefined }, head, await body(server, head));
  const wrong = wrongIn(head, settings, acceptOf(key));
  if (wrong !== null) throw server.failure('reply-not-understood', { note: nested({ code: wrong, params: {} }) });
  server.learn({
    subprotocol: head.headers['sec-websocket-protocol'] ?? null,
    extensions: head.headers['sec-websocket-extensions'] ?? null,
  });
}

/** The first of the body, for the title of a page. */
async function body(server: Visiting, { headers }: Head): Promise<string> {
  const isEmpty = headers['content-length'] === '0' || (headers['content-type'] ?? '') === '';
  if (isEmpty) return '';
  const some = server.read((all) => (all.length === 0 ? null : { value: all, used: all.length }));
  // What the page is called is an extra: where it does not come, the status says enough.
  return (await some.catch(() => Buffer.alloc(0))).toString('utf8');
}

/** What a client has to refuse (RFC 6455, section 4.1); the code of a sentence, or null. */
function wrongIn({ headers }: Head, settings: Settings, accept: string): string | null {
  const chosen = headers['sec-websocket-protocol'];
  if (headers['sec-websocket-accept'] !== accept) return 'websocket.note.wrong-accept';
  if (headers['upgrade']?.toLowerCase() !== 'websocket') return 'websocket.note.wrong-accept';
  if (chosen !== undefined && !settings.subprotocols.includes(chosen)) return 'websocket.note.wrong-subprotocol';
  if (headers['sec-websocket-extensions'] !== undefined && !settings.compression)
    return 'websocket.note.wrong-extension';
  return null;
}

/** Learns how long a pong takes; gives the first message that came before it. */
async function pingPong(server: Visiting, channel: Channel, task: ProbeTask<Place>): Promise<Message | null> {
  server.touched(ping);
  const sent = task.monotonic();
  channel.send(opcodes.ping, pingPayload);
  let early: Message | null = null;
  for (;;) {
    const incoming = await channel.next(sent);
    if (incoming.kind === 'message') early ??= incoming.message;
    // Pongs that nobody asked for are a sign of life of theirs (RFC 6455, section 5.5.3).
    else if (incoming.payload.equals(pingPayload)) break;
  }
  server.learn({ pong: tenth(task.monotonic() - sent) });
  return early;
}

const pingPayload = Buffer.from('plumbline');

async function nextMessage(channel: Channel, since: number): Promise<Message> {
  for (;;) {
    const incoming = await channel.next(since);
    if (incoming.kind === 'message') return incoming.message;
  }
}

function factsOf({ isText, bytes }: Message) {
  const text = isText ? bytes.toString('utf8').slice(0, longestText) : null;
  return { type: isText ? 'text' : 'binary', bytes: bytes.length, text };
}
