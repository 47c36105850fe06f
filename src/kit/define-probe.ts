import type * as z from 'zod';
import type { Json, JsonObject } from '../model/json.ts';
import type { Texts } from '../model/message.ts';
import type { Difference } from '../model/finding.ts';
import type { Gap, Timing } from '../model/observation.ts';
import type { DeclaredTouch } from '../model/plan.ts';
import type { ReferenceData } from '../model/reference.ts';
import type { Derive, Shifts } from '../model/derive.ts';
import type { Dial } from './dial.ts';
import type { Exchange } from './exchange.ts';
import type { Execute } from './execute.ts';
import type { ProxyVariables } from './ladder/proxy/environment-route.ts';
import { withOneWay } from './ladder/proxy/settings.ts';
import type { LookupName, NameServer } from './lookup-name.ts';
import type { SharedToken } from './shared-token.ts';
import type { Suggestion } from './suggestion.ts';
import type { RawCapture } from './probe-failure.ts';

/** What `observe` gets for one attempt. */
export interface ProbeTask<S> {
  readonly settings: S;
  /** Aborted at the deadline and when the run is stopped. Every wait that leaves the process takes it. */
  readonly signal: AbortSignal;
  readonly dial: Dial;
  /** One question and its answer over UDP, held to the touch list as `dial` is. */
  readonly exchange: Exchange;
  /** What the operating system says of a name that `touches` declared. */
  readonly lookup: LookupName;
  /** The name servers this machine is configured with, in their order; `touches` declares them as `ownNameServers`. */
  readonly nameServers: () => readonly NameServer[];
  /** A token that the tasks of this run share; nothing that comes back will hold it. */
  readonly token: SharedToken;
  /** Takes a text that was learnt while looking, such as a cookie of a session, out of everything that comes back. */
  readonly conceal: (secret: string) => void;
  /** Variables of the machine of the run that name proxies, for `proxy: environment`. */
  readonly proxyVariables: ProxyVariables;
  /** Dated data on products and browsers, for what must be known while a target is looked at. */
  readonly reference: ReferenceData;
  /** Runs a program of this machine, without a shell; only what `touches` declared as `command`. */
  readonly execute: Execute;
  /** Screenshots and raw bodies may be kept here; where false the runner drops them. */
  readonly capture: boolean;
  /** The environment is marked so: what asks more of a target than one connection needs is left out there. */
  readonly protected: boolean;
  /** Names tool and run to the target: `plumbline/0.1.0 (run 3f2a...)`, for User-Agent and application_name. */
  readonly agentName: string;
  /** Wall clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Monotonic clock, milliseconds. */
  readonly monotonic: () => number;
  /** Milliseconds until the deadline, for looks that can be shorter. */
  readonly left: () => number;
  /** Reports something touched beyond connections (a URL, a file, a statement), for `touched` in the observation. */
  readonly touched: (touch: DeclaredTouch['touch']) => void;
  /** Tells whoever waits how far a long look is; may be called for every entry. */
  readonly progressed: (amount: Amount) => void;
}

/** How much of a target was looked at so far. */
export interface Amount {
  /** Files, rows, pages: what the target is made of. */
  readonly items: number;
  /** Bytes read. */
  readonly bytes: number;
}

/** What `observe` returns when the target answered. */
export interface ProbeAnswer<F> {
  readonly facts: F;
  readonly gaps?: readonly Gap[];
  /**
   * Names the running thing that was looked at (machine id + boot id; database system identifier + start time +
   * address); the runner keeps its digest. Null or absent: cannot be known. A certificate is a fact, never a subject.
   */
  readonly subject?: string | null;
  readonly timings?: readonly Timing[];
  /** For people; dropped where the environment allows none. At most 2 MiB together. */
  readonly captures?: readonly RawCapture[];
}

/** What an administrator runs at a target, once, so that a check can log in there and see what it asks for. */
export interface AccountScript {
  /** What he runs it with, a proper name: `psql`. */
  readonly tool: string;
  /** Where it is run, as the touch list names the place: `db1:5432/orders`. */
  readonly at: string;
  /** The account as the target knows it. */
  readonly name: string;
  /** Word for word, each complete. */
  readonly statements: readonly string[];
  /** What to know about them: codes of the probe’s own texts. */
  readonly notes: readonly string[];
}

/** Where a probe logs in, and as whom. */
export interface ProbeLogin {
  readonly host: string;
  readonly port: number;
  readonly account: string;
}

/** A kind of target and how to look at it. See docs/writing-a-probe.md. */
export interface ProbeDefinition<S = unknown, F extends JsonObject = JsonObject> {
  /** Equal to the folder’s name. */
  readonly kind: string;
  readonly lifecycle: 'experimental' | 'stable' | 'deprecated';
  /** Grows when a fact changes its meaning; additions keep it. */
  readonly factsVersion: number;
  /** What must be there and is limited: the network, a browser, this machine; `person`: only somebody’s answer. */
  readonly capability: 'network' | 'browser' | 'local' | 'person';
  /** Runs in a worker that is killed at its deadline. */
  readonly isolated: boolean;
  readonly settings: z.ZodType<S>;
  readonly facts: z.ZodType<F>;
  /** Shape of the facts that `derive` adds, if any; same nesting as they are merged. */
  readonly derived: z.ZodType | null;
  /** Path of the fact that fills the version matrix; null: none. */
  readonly headline: string | null;
  /** Everything one attempt may touch. Secrets in the settings are replaced by a mark. Pure. */
  touches(settings: S): readonly DeclaredTouch[];
  /** Where and as whom it logs in, or each of these in their order; null: nowhere. Pure. */
  login(settings: S): ProbeLogin | readonly ProbeLogin[] | null;
  /** What `plumbline init` may propose for facts it saw. */
  readonly suggestions?: readonly Suggestion[];
  /**
   * For a local probe: what of the machine it looks at (a path), where that is not the machine as a whole. Two parts of
   * one machine are two things that may be held against each other. Pure.
   */
  part?(settings: S): string;
  /**
   * Expectation that holds where a check writes none, as in a profile: `{ confirmed: true }`. Pure.
   * Absent: a check without expectations only asks whether the target answers.
   */
  readonly implied?: { readonly [path: string]: Json };
  /**
   * It holds beside written expectations too, unless they ask for that fact: where nothing is there, what is forbidden
   * of it would hold.
   */
  readonly impliedBeside?: boolean;
  /**
   * How the administrator of the target sets up the account of these settings, with no more rights than the named facts
   * need (fact paths, as checks ask for them). Passwords are written `<password>`. Null: nothing is to be set up. Pure.
   */
  account?(settings: S, facts: readonly string[]): AccountScript | null;
  observe(task: ProbeTask<S>): Promise<ProbeAnswer<F>>;
  /** Pure; null: nothing is derived. */
  readonly derive: Derive | null;
  /** Derived facts that are told as drift, with what is behind them; absent: none, for they follow from others. */
  readonly shifts?: Shifts;
  /** Differences of a structured fact at a path; null: the judge’s own comparison. */
  readonly compare: ((path: string, left: Json, right: Json) => readonly Difference[] | null) | null;
  /** Name of the probe, of each fact (`fact.PATH`), each setting (`setting.NAME`), and its own messages. */
  readonly texts: { readonly en: Texts; readonly 'zh-CN': Texts };
}

/** What most probes have alike; a declaration that leaves one of these out has this. */
const usual = {
  factsVersion: 1,
  isolated: false,
  derived: null,
  headline: null,
  login: () => null,
  derive: null,
  compare: null,
} as const;

/** A probe as its author writes it: a definition in which the usual may be left out. */
export type ProbeDeclaration<S, F extends JsonObject> = Omit<ProbeDefinition<S, F>, keyof typeof usual> &
  Partial<Pick<ProbeDefinition<S, F>, keyof typeof usual>>;

/**
 * Declares a probe; the types of settings and facts follow from its schemas. What is left out is the usual: first
 * version of the facts, no worker, no headline, no login, nothing derived, the judge’s own comparison.
 */
export function defineProbe<S, F extends JsonObject>(declared: ProbeDeclaration<S, F>): ProbeDefinition<S, F> {
  return { ...usual, ...declared, settings: withOneWay(declared.settings) };
}

/** A probe of any kind, as the registry lists it: each parses its own settings with its own schema before use. */
export type AnyProbe = ProbeDefinition;
