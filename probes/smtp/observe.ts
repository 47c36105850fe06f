import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { addressLiteral } from '../../src/kit/service/address-literal.ts';
import { numberedReply, replyText } from '../../src/kit/service/numbered-reply.ts';
import { refusedService } from '../../src/kit/service/refused-service.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import { logIn } from './log-in.ts';
import { readOffer, type Offer } from './offer.ts';
import { asked } from './requests.ts';
import { Facts, type Settings } from './schema.ts';

/** Greets a mail server, learns what it offers, and logs in where an account is named. No mail is begun. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { settings } = task;
  const tlsFrom = settings.startTls ? 'start-tls' : 'first-byte';
  const { facts, gaps, timings } = await visit(task, { name: 'SMTP', tlsFrom }, (server) => talk(server, settings));
  return { facts: Facts.parse(facts), gaps, timings };
}

async function talk(server: Visiting, settings: Settings): Promise<void> {
  await greet(server);
  const name = settings.clientName ?? addressLiteral(server.localAddress);
  const first = await hello(server, name);
  const plain = settings.tls === 'off' || settings.startTls;
  server.learn({
    ...offerFacts(first),
    beforeTls: plain ? { startTls: first.extensions.includes('STARTTLS'), mechanisms: [...first.mechanisms] } : null,
  });
  const offer = settings.startTls ? await beginTls(server, name, first) : first;
  server.learn(offerFacts(offer));
  const { user, password } = settings;
  if (user === undefined || password === undefined) server.learn({ login: null });
  else server.learn({ login: { account: user, mechanism: await logIn(server, { user, password, offer }) } });
  server.touched(asked.quit);
  server.send('QUIT\r\n');
}

async function greet(server: Visiting): Promise<void> {
  const greeting = await numberedReply(server);
  if (greeting.code !== 220) throw refusedService(server, greeting);
  const text = greeting.lines.join(' ').trim();
  const [name = ''] = text.split(' ');
  // FTP servers greet with the same number.
  if (/\bFTP\b|FileZilla/i.test(text) && !/SMTP/i.test(text)) throw server.foreign(Buffer.from(`220 ${text}`));
  server.learn({ greeting: text, hostName: /^[\w-]+(\.[\w-]+)+$/.test(name) ? name : null });
}

async function hello(server: Visiting, name: string): Promise<Offer> {
  server.touched(asked.hello);
  server.send(`EHLO ${name}\r\n`);
  const reply = await numberedReply(server);
  if (reply.code === 250) return readOffer(reply);
  if (![500, 501, 502, 504].includes(reply.code)) throw refusedService(server, reply);
  server.touched(asked.oldHello);
  server.send(`HELO ${name}\r\n`);
  const old = await numberedReply(server);
  if (old.code !== 250) throw refusedService(server, old);
  return { extended: false, extensions: [], sizeLimit: null, mechanisms: [] };
}

async function agreeOnTls(server: Visiting): Promise<void> {
  server.touched(asked.startTls);
  server.send('STARTTLS\r\n');
  const reply = await numberedReply(server);
  if (reply.code !== 220) throw server.failure('tls-refused', {}, new Error(replyText(reply)));
}

async function beginTls(server: Visiting, name: string, offered: Offer): Promise<Offer> {
  if (!offered.extensions.includes('STARTTLS')) throw server.failure('tls-refused');
  await agreeOnTls(server);
  await server.startTls(async (other) => {
    await greet(other);
    await hello(other, name);
    await agreeOnTls(other);
  });
  server.touched(asked.again);
  server.send(`EHLO ${name}\r\n`);
  const again = await numberedReply(server);
  if (again.code !== 250) throw refusedService(server, again);
  return readOffer(again);
}

function offerFacts({ extended, extensions, sizeLimit, mechanisms }: Offer) {
  return { extended, extensions: [...extensions], sizeLimit, mechanisms: [...mechanisms] };
}
