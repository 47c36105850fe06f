import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { climb, type Climbed } from '../../src/kit/ladder/climb.ts';
import type { ClimbOptions } from '../../src/kit/ladder/climb-options.ts';
import { routeGaps } from '../../src/kit/ladder/proxy/route.ts';
import { placeOfUrl } from '../../src/kit/ladder/show-url.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { nested } from '../../src/model/message.ts';
import { askOptions } from './ask-options.ts';
import { answererNote, isOkStatus, statusFailure } from './judge-status.ts';
import { answererFacts, bodyFacts, type SeenBody } from './reply/body-facts.ts';
import { createBudget } from './reply/budget.ts';
import { readContract, type Contract } from './reply/contract.ts';
import { faultIn } from './reply/fault-in.ts';
import { lookAtReply } from './reply/look-at-reply.ts';
import { lookFurther, type Asked } from './reply/look-further.ts';
import type { Facts, Settings } from './schema.ts';
import { urlTouch } from './touches.ts';

/** Milliseconds for all queries, patterns and schemas over one reply together. */
const queriesMs = 1000;

/** Asks, and reports what came back, up to and with the values asked for. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { settings } = task;
  const contract = settings.contract === null ? null : await readContract(settings.contract, task.touched);
  const plain = await askOptions(task);
  const asked = await askFirst(task, plain);
  const { climbed } = asked;
  const seen = bodyFacts(climbed);
  const facts = { ...climbed.facts, ...seen.facts };
  const learnt = { facts, gaps: seen.gaps, timings: climbed.timings };
  if (!isOkStatus(climbed.status, settings.okStatus)) throw await denied(task, seen, learnt);
  try {
    const said = await readReply(task, asked, seen, facts, contract);
    const further = await lookFurther(task, asked, (status) => isOkStatus(status, settings.okStatus));
    return {
      // the runner holds every answer against the schema, and there are probes with thousands of targets
      facts: { ...facts, ...said.facts, ...further.facts } as Facts,
      gaps: [...routeGaps(facts), ...seen.gaps, ...said.gaps, ...further.gaps],
      timings: climbed.timings,
    };
  } catch (error) {
    throw error instanceof ProbeFailure ? withAnswerer(error, facts).with(learnt) : error;
  }
}

async function askFirst(task: ProbeTask<Settings>, options: ClimbOptions): Promise<Asked> {
  const { settings } = task;
  const digest = settings.auth?.digest ?? null;
  const again = (): Promise<Climbed> => {
    task.touched(urlTouch(settings));
    return climb(task, options);
  };
  task.touched(urlTouch(settings));
  if (digest === null) return { options, climbed: await climbOrJudge(task, options), again };
  const { askWithDigest } = await import('./auth/digest-login.ts');
  return { options, ...(await askWithDigest(task, options, digest, (how) => climbOrJudge(task, how))) };
}

/** A status that is no answer is the cause, also where the body of such a reply then breaks off. */
async function climbOrJudge(task: ProbeTask<Settings>, options: ClimbOptions): Promise<Climbed> {
  try {
    return await climb(task, options);
  } catch (error) {
    if (!(error instanceof ProbeFailure) || error.phase !== 'body' || task.signal.aborted) throw error;
    const facts = { ...error.learnt.facts, ...answererFacts(error.learnt.facts ?? {}, '') };
    const status = facts['status'];
    if (typeof status !== 'number' || isOkStatus(status, task.settings.okStatus)) throw error.with({ facts });
    throw statusFailure(facts, '', task.settings).with({ ...error.learnt, facts });
  }
}

/** A service may say in its body why it does not answer. */
async function denied(
  task: ProbeTask<Settings>,
  seen: SeenBody,
  learnt: { readonly facts: JsonObject; readonly gaps: SeenBody['gaps'] },
): Promise<ProbeFailure> {
  const facts = { ...learnt.facts, soapFault: await faultIn(seen.text) };
  return statusFailure(facts, seen.text, task.settings).with({ ...learnt, facts });
}

async function readReply(
  task: ProbeTask<Settings>,
  { climbed, options }: Asked,
  seen: SeenBody,
  facts: JsonObject,
  contract: Contract | null,
): ReturnType<typeof lookAtReply> {
  const where = placeOfUrl(options.request.url);
  const reply = { text: seen.text, status: climbed.status, type: seen.type, facts, where };
  const within = createBudget(queriesMs, task.monotonic);
  return lookAtReply(reply, { settings: task.settings, contract, within });
}

/** Causes that may mean that something else than the service answered. */
const instead: readonly string[] = ['body-html-instead', 'http-redirect-not-followed'];

/** Where something else than the service answered, that is what to know. */
function withAnswerer(error: ProbeFailure, facts: JsonObject): ProbeFailure {
  const note = instead.includes(error.failureCause) ? answererNote(facts) : null;
  if (note === null) return error;
  return new ProbeFailure(error.failureCause, {
    phase: error.phase,
    params: { ...error.params, note: nested(note) },
    learnt: error.learnt,
    cause: error.cause,
  });
}
