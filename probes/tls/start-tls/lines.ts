import type { Conversation } from '../../../src/kit/service/conversation.ts';
import { numberedReply } from '../../../src/kit/service/numbered-reply.ts';

/** Lines before an answer at most. */
const mostLines = 100;

/** RFC 3207. */
export async function smtp(server: Conversation, name: string): Promise<boolean> {
  const greeting = await numberedReply(server);
  if (greeting.code !== 220) throw server.failure('reply-not-understood');
  server.send(`EHLO ${name}\r\n`);
  const { code, lines } = await numberedReply(server);
  if (code !== 250 || !lines.some((line) => /^STARTTLS\s*$/i.test(line))) return false;
  server.send('STARTTLS\r\n');
  return (await numberedReply(server)).code === 220;
}

/** RFC 4217. */
export async function ftp(server: Conversation): Promise<boolean> {
  await numberedReply(server);
  server.send('AUTH TLS\r\n');
  return (await numberedReply(server)).code === 234;
}

/** RFC 3501 section 6.2.1. */
export async function imap(server: Conversation): Promise<boolean> {
  const greeting = await server.line();
  if (!greeting.startsWith('* ')) throw server.foreign(Buffer.from(greeting));
  server.send('a1 STARTTLS\r\n');
  for (let count = 0; count < mostLines; count += 1) {
    const line = await server.line();
    if (line.startsWith('a1 ')) return /^a1 OK\b/i.test(line);
  }
  throw server.failure('reply-not-understood');
}

/** RFC 2595 section 4. */
export async function pop3(server: Conversation): Promise<boolean> {
  const greeting = await server.line();
  if (!greeting.startsWith('+OK')) throw server.foreign(Buffer.from(greeting));
  server.send('STLS\r\n');
  return (await server.line()).startsWith('+OK');
}

/** RFC 6120 section 5.4. */
export async function xmpp(server: Conversation, _name: string, host: string): Promise<boolean> {
  const to = host.replace(/[&<>'"]/g, '');
  const spaces = `xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'`;
  server.send(`<?xml version='1.0'?><stream:stream to='${to}' version='1.0' ${spaces}>`);
  const features = await until(server, /<\/stream:features>|<stream:features\/>|<\/stream:stream>/);
  if (!features.includes('<stream:stream')) throw server.foreign(Buffer.from(features));
  if (!features.includes('urn:ietf:params:xml:ns:xmpp-tls')) return false;
  server.send(`<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`);
  return (await until(server, /<(?:proceed|failure)[^>]*>/)).includes('<proceed');
}

function until(server: Conversation, end: RegExp): Promise<string> {
  return server.read((bytes) => {
    const text = bytes.toString('latin1');
    const found = end.exec(text);
    if (found === null) return null;
    const used = found.index + found[0].length;
    return { value: text.slice(0, used), used };
  });
}
