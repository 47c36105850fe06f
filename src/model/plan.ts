import * as z from 'zod';
import type { TaskId } from './identity.ts';
import type { DeepReadonly, JsonObject } from './json.ts';
import type { Window } from './profile.ts';

/** One thing a task will touch. */
export const touchSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('connect'),
    transport: z.enum(['tcp', 'udp']),
    host: z.string(),
    port: z.number().int(),
  }),
  z.object({
    kind: z.literal('url'),
    method: z.string(),
    url: z.string().describe('without user, password and query values that are secret'),
  }),
  z.object({
    kind: z.literal('sql'),
    at: z.string().describe('host:port/database'),
    text: z.string().describe('verbatim'),
  }),
  z.object({
    kind: z.literal('request'),
    at: z.string().describe('host:port'),
    text: z.string().describe('what is asked of a service, in words of its product'),
  }),
  z.object({ kind: z.literal('account'), at: z.string(), name: z.string() }),
  z.object({ kind: z.literal('file'), path: z.string() }),
  z.object({ kind: z.literal('command'), argv: z.array(z.string()) }),
  z.object({
    kind: z.literal('system'),
    what: z.string().describe('a group of facts read from the operating system'),
  }),
]);
export type Touch = DeepReadonly<z.infer<typeof touchSchema>>;

/** What one probe declares for one target. */
export interface DeclaredTouch {
  readonly touch: Touch;
  /** How often at most in one attempt. */
  readonly count: number;
  /** It changes something, or may: runs only with `--allow-side-effects`. */
  readonly sideEffect?: boolean;
  /** What the profile’s author chose to run, not we: runs only with `--allow-commands`. */
  readonly chosen?: boolean;
}

/** One line of the touch list. */
export const touchLineSchema = z.object({
  environment: z.string(),
  vantage: z.string().nullable().describe('machine or zone it is touched from; null: wherever the run stands'),
  line: z.string().describe('the touch in one canonical text'),
  touch: touchSchema,
  count: z.number().int().describe('how often at most, all attempts of all tasks together'),
  sideEffect: z.boolean().describe('it changes something, or may'),
  enforced: z.boolean().describe('true: the runner refuses what is not listed; false: the probe declares it'),
  checks: z.array(z.string()).describe('checks that need it'),
});
export type TouchLine = DeepReadonly<z.infer<typeof touchLineSchema>>;

export const touchListSchema = z.object({
  format: z.literal('plumbline-touch-list'),
  version: z.literal(1),
  profile: z.object({
    name: z.string(),
    files: z.array(z.object({ name: z.string(), sha256: z.string() })),
  }),
  lines: z.array(touchLineSchema),
});
export type TouchList = DeepReadonly<z.infer<typeof touchListSchema>>;

/** What was asked for, of all that the profile holds. */
export const selectionSchema = z.object({
  environments: z.array(z.string()).nullable().describe('null: all'),
  checks: z.array(z.string()).nullable(),
  tags: z.array(z.string()).nullable(),
  stages: z.array(z.string()).nullable(),
});
export type Selection = DeepReadonly<z.infer<typeof selectionSchema>>;

/** One login of a task. */
export interface TaskLogin {
  readonly host: string;
  readonly port: number;
  readonly account: string;
}

/** One check on one target in one environment from one vantage. */
export interface Task {
  readonly id: TaskId;
  readonly probe: string;
  /** What must be there and what is limited. */
  readonly capability: 'network' | 'browser' | 'local' | 'person';
  /** The probe’s settings; secrets stand as `{ "$secret": "NAME" }`. */
  readonly settings: JsonObject;
  readonly touches: readonly DeclaredTouch[];
  /** Names of the secrets its settings ask for. */
  readonly secrets: readonly string[];
  /** Where it logs in, in this order. Logins to one host, port and account are tried one first. */
  readonly logins: readonly TaskLogin[];
  /** For a local probe: the machine it looks at and therefore must run on. */
  readonly machine: string | null;
  /** For a local probe: the part of the machine it looks at, a path for instance; null: the machine as a whole. */
  readonly part: string | null;
  readonly needs: readonly string[];
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly protected: boolean;
  /** Screenshots and raw bodies may be kept. */
  readonly capture: boolean;
  readonly window: Window | null;
}

/** The ordered list of what a run will do. */
export interface Plan {
  readonly tasks: readonly Task[];
  readonly selection: Selection;
  /** Checks selected and checks in all, not counting those that are not applicable anywhere. */
  readonly selectedChecks: number;
  readonly totalChecks: number;
  readonly partial: boolean;
  readonly touchList: TouchList;
}

/** Where a task must run: the place it is asked from, or the machine a local probe looks at; null: anywhere. */
export function standsAt(task: Pick<Task, 'id' | 'machine'>): string | null {
  return task.id.vantage ?? task.machine;
}

/** A touch in one canonical text: the same touch always gives the same line. */
export function touchLineText(touch: Touch): string {
  switch (touch.kind) {
    case 'connect':
      return `${touch.transport} ${hostPort(touch.host, touch.port)}`;
    case 'url':
      return `${touch.method} ${touch.url}`;
    case 'sql':
      return `sql ${touch.at}: ${touch.text}`;
    case 'request':
      return `request ${touch.at}: ${touch.text}`;
    case 'account':
      return `account ${touch.name} at ${touch.at}`;
    case 'file':
      return `file ${touch.path}`;
    case 'command':
      return `command ${JSON.stringify(touch.argv)}`;
    case 'system':
      return `system ${touch.what}`;
  }
}

/** `host:port`, an IPv6 address in brackets, the name in lower case. */
export function hostPort(host: string, port: number): string {
  const name = host.toLowerCase();
  return name.includes(':') && !name.startsWith('[') ? `[${name}]:${String(port)}` : `${name}:${String(port)}`;
}

/**
 * Stands as the host of a connect touch for whichever name servers the machine of the run is configured with: they are
 * not known when the touch list is made. No name that can be written in a profile has blanks.
 */
export const ownNameServers = 'name servers of this machine';

/** How the text of a `nameTouch` begins; the name follows. */
export const nameTouchBegin = 'addresses of the name ';

/** Asking the operating system for the addresses of a name that nothing connects to. */
export function nameTouch(name: string): Touch {
  return { kind: 'system', what: `${nameTouchBegin}${name.toLowerCase()}` };
}
