import { randomBytes } from 'node:crypto';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { untold } from '../../src/kit/service/told.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import { isJsonList, type JsonObject } from '../../src/model/json.ts';
import { value } from '../../src/model/message.ts';
import { logIn } from './log-in.ts';
import { buildInfo, hello } from './requests.ts';
import { Facts, type Settings } from './schema.ts';
import { buildFacts, helloFacts } from './server-facts.ts';
import { connectionOn, type Connection } from './wire.ts';

/** Error code Unauthorized. */
const unauthorized = 13;

/** Asks `isMaster` and `buildInfo`, which servers answer to everybody, and logs in where an account is named. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { facts, gaps, timings } = await visit(task, { name: 'MongoDB' }, (server) => talk(server, task));
  return { facts: Facts.parse(facts), gaps, timings };
}

async function talk(server: Visiting, { settings }: ProbeTask<Settings>): Promise<void> {
  const { host, port, user, password, authSource } = settings;
  const connection = connectionOn(server);
  const told = await greet(server, connection, user === undefined ? null : `${authSource}.${user}`);
  server.learn({ ...helloFacts(told), loggedIn: false });
  const mechanisms = told['saslSupportedMechs'];
  if (isJsonList(mechanisms))
    server.learn({ loginMechanisms: mechanisms.filter((each) => typeof each === 'string').sort() });
  if (user !== undefined && password !== undefined) {
    const nonce = randomBytes(18).toString('base64url');
    await logIn(server, connection, { host, port, user, password, authSource, nonce });
    server.learn({ loggedIn: true });
  }
  server.touched(buildInfo);
  const build = await askBuild(connection, told);
  const facts = buildFacts(build['ok'] === 1 ? build : null, told);
  server.learn(facts);
  if (build['ok'] === 1) return;
  const detail = typeof build['errmsg'] === 'string' ? build['errmsg'] : null;
  const reason = build['code'] === unauthorized ? 'not-permitted' : 'not-supported';
  server.miss(untold(['product', 'version', 'productVersion', 'modules'], facts), { reason, detail });
}

/**
 * `isMaster` as drivers begin (MongoDB handshake specification): every server answers to it, from the oldest to the newest
 * and those that imitate it.
 */
async function greet(server: Visiting, connection: Connection, account: string | null): Promise<JsonObject> {
  server.touched(hello);
  const told = await connection.askOld({
    isMaster: 1,
    helloOk: true,
    ...(account === null ? {} : { saslSupportedMechs: account }),
  });
  if (told['ok'] === 1) return told;
  const said = typeof told['errmsg'] === 'string' ? told['errmsg'] : '';
  throw server.failure('request-refused', { said: value(said) });
}

/** Commands go by OP_MSG where the server knows it (MongoDB 3.6), else by OP_QUERY. */
async function askBuild(connection: Connection, told: JsonObject): Promise<JsonObject> {
  const wire = told['maxWireVersion'];
  const isNew = typeof wire === 'number' && wire >= 6;
  return isNew ? connection.run('admin', { buildInfo: 1 }) : connection.askOld({ buildInfo: 1 });
}
