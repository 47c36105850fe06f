import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import type { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import { nested, value } from '../../src/model/message.ts';
import { directoryAt, type Directory } from './ask.ts';
import type { LdapResult } from './message.ts';
import { passwordPolicy, policyControl, refusedLogin } from './refused-login.ts';
import { askMonitor, askRootDse, askRootDseAgain, askStartTls, sayGoodbye } from './requests.ts';
import { refusalText } from './result-names.ts';
import { rootAttributes, rootDse, rootFacts } from './root-dse.ts';
import { Facts, type Settings } from './schema.ts';
import { search } from './search.ts';

/** Asks a directory what it is, logs in where an account is named, and counts what a search finds (RFC 4511). */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { settings } = task;
  const tlsFrom = settings.startTls ? 'start-tls' : 'first-byte';
  const { facts, gaps, timings } = await visit(task, { name: 'LDAP', tlsFrom }, (server) => talk(server, settings));
  return { facts: Facts.parse(facts), gaps, timings };
}

async function talk(server: Visiting, settings: Settings): Promise<void> {
  const directory = directoryAt(server);
  if (settings.startTls) {
    await agreeOnTls(server, directory);
    await server.startTls((other) => agreeOnTls(other, directoryAt(other)));
  }
  const before = await describe(server, directory, askRootDse);
  server.learn({ anonymous: before !== null });
  const controls = before ?? [];
  if (settings.user === undefined || settings.password === undefined) server.learn({ login: null });
  else await logIn(server, directory, { user: settings.user, password: settings.password, controls });
  if (
    before === null &&
    (settings.user === undefined || (await describe(server, directory, askRootDseAgain)) === null)
  ) {
    server.miss([...rootFacts], { reason: 'not-permitted', detail: null });
  } else await monitor(server, directory);
  if (settings.search !== undefined) await search(server, directory, settings.search);
  server.touched(sayGoodbye);
  directory.unbind();
}

async function agreeOnTls(server: Visiting, directory: Directory): Promise<void> {
  server.touched(askStartTls);
  const answer = await directory.startTls();
  if (answer.code !== 0) throw server.failure('tls-refused', {}, new Error(refusalText(answer)));
}

/** Learns the root entry; gives the controls the server knows; null: it keeps the entry to itself. */
async function describe(server: Visiting, directory: Directory, text: string): Promise<readonly string[] | null> {
  server.touched(text);
  const question = {
    base: '',
    scope: 'base',
    filter: '(objectClass=*)',
    limit: 1,
    attributes: rootAttributes,
  } as const;
  const { entries, result } = await directory.search(question);
  if (result.code === 13) throw server.failure('tls-required', {}, new Error(refusalText(result)));
  const [entry] = entries;
  // An entry without an attribute is one whose attributes are hidden.
  if (entry === undefined || entry.attributes.size === 0) return null;
  server.learn(rootDse(entry));
  return entry.attributes.get('supportedcontrol') ?? [];
}

interface Login {
  readonly user: string;
  readonly password: string;
  /** Controls the server knows. */
  readonly controls: readonly string[];
}

async function logIn(server: Visiting, directory: Directory, { user, password, controls }: Login): Promise<void> {
  server.loggingIn(user);
  const asked = controls.filter((oid) => oid === policyControl);
  const result = await directory.bind(user, password, asked);
  if (result.code !== 0) throw refusal(server, result, user);
  const { ends, graceLogins } = passwordPolicy(result);
  server.learn({ login: { account: user, passwordEnds: ends, graceLogins } });
}

function refusal(server: Visiting, result: LdapResult, user: string): ProbeFailure {
  const { cause, note } = refusedLogin(result);
  const said = refusalText(result);
  const params = {
    account: value(user),
    from: value(server.localAddress),
    ...(cause === 'query-failed' ? { said: value(said) } : {}),
    ...(note === undefined ? {} : { note: nested({ code: note, params: {} }) }),
  };
  return server.failure(cause, params, new Error(said));
}

/** What OpenLDAP says of its version; other servers have no such entry. */
async function monitor(server: Visiting, directory: Directory): Promise<void> {
  server.touched(askMonitor);
  const question = { base: 'cn=Monitor', scope: 'base', filter: '(objectClass=*)', limit: 1 } as const;
  const { entries, result } = await directory.search({ ...question, attributes: ['monitoredInfo'] });
  const info = entries[0]?.attributes.get('monitoredinfo')?.[0];
  if (info !== undefined) server.learn({ serverInfo: info });
  // Who may not see the entry is told that there is none: both mean the same for us.
  else if (result.code === 0 || result.code === 32) server.learn({ serverInfo: null });
  else server.gap({ path: 'serverInfo', reason: 'not-permitted', detail: refusalText(result) });
}
