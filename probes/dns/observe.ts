import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { tenth } from '../../src/kit/ladder/climb-log.ts';
import type { NameServer } from '../../src/kit/lookup-name.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { nested } from '../../src/model/message.ts';
import type { Gap, Timing } from '../../src/model/observation.ts';
import { answerOf, type TypeAnswer } from './answer-facts.ts';
import { askServer, type Asked } from './ask-server.ts';
import { compareWithSystem } from './compare-with-system.ts';
import { replyName, type RecordType } from './message/types.ts';
import { questionName } from './question-name.ts';
import { Facts, type Settings } from './schema.ts';
import { namedFailure, replyFailure } from './server-failure.ts';
import { mostServers } from './touches.ts';

/**
 * Asks a name server for the records of a name, and the operating system for its addresses.
 *
 * @throws ProbeFailure where no server answered the first question: `name-server-timeout`, `name-server-unreachable`,
 * `name-server-failed`, `name-server-refused`, `reply-not-understood`, and the name-* causes for the server’s own name.
 */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { name, types } = task.settings;
  const [firstType = 'A', ...others] = types;
  const { server, silent, asked } = await firstAnswer(task, firstType);
  const replies: TypedReply[] = [{ type: firstType, asked }];
  const gaps: Gap[] = [];
  for (const type of others) {
    try {
      replies.push({ type, asked: await answered(task, server, type) });
    } catch (error) {
      gaps.push(gapFor(type, error));
    }
  }
  const timings: Timing[] = replies.map((each) => ({ phase: 'response', durationMs: each.asked.durationMs }));
  const { facts, addresses } = factsOf(questionName(name), replies);
  const compared = await compareWithSystem(task, addresses);
  return {
    facts: Facts.parse({
      ...facts,
      server: {
        ...server,
        transport: replies.at(-1)?.asked.transport ?? 'udp',
        answered: tenth(asked.durationMs),
      },
      silent,
      ...compared.facts,
    }),
    gaps: [...gaps, ...compared.gaps],
    timings,
  };
}

interface TypedReply {
  readonly type: RecordType;
  readonly asked: Asked;
}

interface FirstAnswer {
  readonly server: NameServer;
  readonly asked: Asked;
  /** Servers that were asked before. */
  readonly silent: readonly { readonly host: string; readonly cause: string }[];
}

/** The named server, or the first of this machine’s that answers. Where none does, the failure of the last one asked. */
async function firstAnswer(task: ProbeTask<Settings>, type: RecordType): Promise<FirstAnswer> {
  const { name, server, port } = task.settings;
  const servers = server === undefined ? task.nameServers().slice(0, mostServers) : [{ host: server, port }];
  const silent: { host: string; cause: string }[] = [];
  let last: unknown = new ProbeFailure('name-server-unreachable', {
    phase: 'resolve',
    params: { host: questionName(name), servers: { kind: 'list', items: [] } },
  });
  for (const each of servers) {
    try {
      return { server: each, silent, asked: await answered(task, each, type) };
    } catch (error) {
      silent.push({ host: each.host, cause: causeOf(error) });
      last = namedFailure(error, questionName(name), servers);
    }
  }
  throw last;
}

/** Why there was no answer. Throws what is no matter of the server. */
function causeOf(error: unknown): string {
  if (!(error instanceof ProbeFailure) || error.failureCause === 'cancelled') throw error;
  return error.failureCause;
}

/** A reply that answers the question. Throws ProbeFailure, with `name-server-failed` and `name-server-refused` too. */
async function answered(task: ProbeTask<Settings>, server: NameServer, type: RecordType): Promise<Asked> {
  const asked = await askServer(task, server, type);
  const failure = replyFailure(asked.reply, questionName(task.settings.name), server);
  if (failure !== null) throw failure;
  return asked;
}

/** A server that answers for one type and not for another is broken, and says something all the same. */
function gapFor(type: RecordType, error: unknown): Gap {
  if (!(error instanceof ProbeFailure) || error.failureCause === 'cancelled') throw error;
  const { failureCause, params } = error;
  const because = nested({ code: `cause.${failureCause}`, params });
  return {
    path: `records.${type}`,
    reason: 'not-reached',
    detail: null,
    note: 'dns.gap.type-unanswered',
    noteParams: { type, because },
  };
}

function factsOf(
  question: string,
  replies: readonly TypedReply[],
): {
  readonly facts: JsonObject;
  readonly addresses: readonly TypeAnswer[];
} {
  const answers = replies.map(({ type, asked }) => answerOf(question, type, asked.reply.answers));
  const exists = replies.some(({ asked }) => replyName(asked.reply.code) !== 'NXDOMAIN');
  const longest = answers.reduce<readonly string[]>(
    (most, { aliases }) => (aliases.length > most.length ? aliases : most),
    [],
  );
  const facts = {
    question,
    exists,
    code: exists ? 'NOERROR' : 'NXDOMAIN',
    records: Object.fromEntries(answers.map(({ type, data }) => [type, [...data]])),
    aliases: [...longest],
    ttl: Object.fromEntries(answers.flatMap(({ type, ttl }) => (ttl === null ? [] : [[type, ttl]]))),
    authoritative: replies.every(({ asked }) => asked.reply.authoritative),
    recursion: replies.every(({ asked }) => asked.reply.recursion),
    authenticated: replies.every(({ asked }) => asked.reply.authenticated),
  };
  return { facts, addresses: answers.filter(({ type }) => type === 'A' || type === 'AAAA') };
}
