import { host, port, secret } from '../../src/kit/settings.ts';
import { defineProbe, type AnyProbe, type ProbeTask } from '../../src/kit/define-probe.ts';
import { loginsOf } from '../../src/kit/logins-of.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import { standsAt, touchLineText, type Plan, type Task, type TouchLine } from '../../src/model/plan.ts';
import { isSecretRef } from '../../src/model/profile.ts';
import { noJournal } from '../../src/run/journal.ts';
import type { ProgressEvent } from '../../src/run/progress.ts';
import { defaultRunOptions, type RunInput, type RunOutcome } from '../../src/run/run-input.ts';
import { run } from '../../src/run/run.ts';
import { secretsFromRecord } from '../../src/run/secrets.ts';
import { createWorld, type World } from '../../src/run/world.ts';
import type { Socket } from 'node:net';
import * as z from 'zod';
import { referenceData } from '../../src/reference/reference-data.ts';

const lineSettings = z.strictObject({
  host: host(),
  port: port(),
  say: z.string().default('hello'),
  user: z.string().nullable().default(null),
  password: secret().nullable().default(null),
});
type LineSettings = z.infer<typeof lineSettings>;

/** Asks a server one line and takes what it answers until it closes; logs in where it has a user. */
export const lineProbe = defineProbe({
  kind: 'line',
  lifecycle: 'experimental',
  capability: 'network',
  settings: lineSettings,
  facts: z.strictObject({ answer: z.string(), token: z.string().nullable().optional().meta({ sensitive: true }) }),
  touches: (settings: LineSettings) => [
    { touch: { kind: 'connect', transport: 'tcp', host: settings.host, port: settings.port }, count: 1 },
  ],
  login: ({ host: to, port: at, user }: LineSettings) => (user === null ? null : { host: to, port: at, account: user }),
  observe: async (task: ProbeTask<LineSettings>) => {
    const { user, password, say } = task.settings;
    const { socket, address } = await task.dial(task.settings);
    socket.write(user === null ? `${say}\n` : `LOGIN ${user} ${String(password)}\n`);
    const answer = await readAll(socket, task.signal);
    if (answer.startsWith('DENIED')) {
      throw new ProbeFailure('login-denied', { phase: 'login', params: { said: answer }, cause: new Error(answer) });
    }
    if (answer === '') throw new ProbeFailure('connection-lost', { phase: 'response' });
    return { facts: { answer }, subject: `${address}:${String(task.settings.port)}` };
  },
  texts: { en: {}, 'zh-CN': {} },
});

async function readAll(socket: Socket, signal: AbortSignal): Promise<string> {
  let text = '';
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => reject(new Error('stopped'));
    signal.addEventListener('abort', stop, { once: true });
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.once('close', () => resolve());
    socket.once('error', reject);
  });
  return text;
}

/** A probe whose whole behaviour is given; its facts may be anything. */
export function freeProbe(
  kind: string,
  observe: (task: ProbeTask<JsonObject>) => Promise<{ facts: JsonObject; subject?: string | null }>,
  facts: z.ZodType<JsonObject> = z.record(z.string(), z.json()),
): AnyProbe {
  const settings: z.ZodType<JsonObject> = z.record(z.string(), z.json());
  const probe = defineProbe({
    ...lineProbe,
    kind,
    settings,
    facts,
    touches: () => [],
    login: () => null,
    observe,
  });
  return anyProbe(probe);
}

/** Fits a probe into a list of any kinds. */
export function anyProbe<S, F extends JsonObject>(probe: ReturnType<typeof defineProbe<S, F>>): AnyProbe {
  return probe; // each probe parses its own settings before it uses them
}

/** A task of a probe as a plan would hold it. */
export function makeTask(
  probe: AnyProbe,
  settings: JsonObject,
  change: Partial<Omit<Task, 'id'>> & { readonly id?: Partial<Task['id']> } = {},
): Task {
  const parsed = probe.settings.parse(marked(settings));
  const touches = change.touches ?? probe.touches(parsed);
  return {
    probe: probe.kind,
    capability: probe.capability,
    settings,
    touches,
    secrets: secretNames(settings),
    logins: loginsOf(probe, parsed),
    machine: null,
    part: null,
    needs: [],
    timeoutMs: 10_000,
    attempts: 1,
    protected: false,
    capture: true,
    window: null,
    ...change,
    id: { check: 'check', environment: 'test', node: null, vantage: null, ...change.id },
  };
}

function marked(value: Json): Json {
  if (isSecretRef(value)) return '••••';
  if (isJsonList(value)) return value.map(marked);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner)]));
}

function secretNames(value: Json): string[] {
  if (isSecretRef(value)) return [value.$secret];
  if (isJsonList(value)) return value.flatMap(secretNames);
  return isJsonObject(value) ? Object.values(value).flatMap(secretNames) : [];
}

/** A plan of these tasks; its touch list allows what they declare. */
export function makePlan(tasks: readonly Task[]): Plan {
  const lines = tasks.flatMap((task) =>
    task.touches.map(({ touch, count, sideEffect }): TouchLine => ({
      environment: task.id.environment,
      vantage: standsAt(task),
      line: touchLineText(touch),
      touch,
      count,
      sideEffect: sideEffect ?? false,
      enforced: touch.kind === 'connect',
      checks: [task.id.check],
    })),
  );
  return {
    tasks,
    selection: { environments: null, checks: null, tags: null, stages: null },
    selectedChecks: 1,
    totalChecks: 1,
    partial: false,
    touchList: { format: 'plumbline-touch-list', version: 1, profile: { name: 'test', files: [] }, lines },
  };
}

/** The real world on a machine that belongs to no environment. */
export function testWorld(change: Partial<World> = {}): World {
  return {
    ...createWorld({ identity: { machine: 'm-1', hostname: 'here' }, places: new Map() }),
    askDns: null,
    ...change,
  };
}

/** Runs tasks with everything at its default but what is given. */
export async function runTasks(
  tasks: readonly Task[],
  probes: readonly AnyProbe[],
  change: Partial<Omit<RunInput, 'options'>> & { readonly options?: Partial<RunInput['options']> } = {},
): Promise<RunOutcome & { readonly events: readonly ProgressEvent[] }> {
  const events: ProgressEvent[] = [];
  const plan = makePlan(tasks);
  const outcome = await run({
    plan,
    probes: new Map(probes.map((probe) => [probe.kind, probe])),
    approved: plan.touchList.lines,
    timeZone: 'UTC',
    runId: 'r1',
    agentName: 'plumbline/test (run r1)',
    reference: referenceData,
    world: testWorld(),
    secrets: secretsFromRecord({}),
    again: null,
    journal: noJournal,
    progress: (event) => events.push(event),
    signal: new AbortController().signal,
    ...change,
    options: { ...defaultRunOptions, ...change.options },
  });
  return { ...outcome, events };
}
