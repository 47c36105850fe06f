import type { Confidence } from '../../../src/model/reference.ts';

/** What something that answers HTTP is in the chain between us and the application. */
export const answererRoles = ['origin', 'gateway', 'load-balancer', 'waf', 'login-page', 'captive-portal'] as const;
export type AnswererRole = (typeof answererRoles)[number];

/** One thing to look for. `name` is the header or cookie it is in; all patterns are looked for in bounded texts. */
export interface AnswererCondition {
  /** `location`: where a redirect leads; `body`: the first characters of the reply as text. */
  readonly in: 'header' | 'cookie' | 'title' | 'body' | 'location' | 'status';
  readonly name?: string;
  /** Absent: it is enough that the header or cookie is there. */
  readonly pattern?: RegExp;
}

/** A sign of who answered: all its conditions hold. */
export interface AnswererSign {
  /** As its makers call it. */
  readonly product: string;
  readonly role: AnswererRole;
  readonly confidence: Confidence;
  /**
   * What the sign says: `made`, this one made the reply itself; `passed`, it handed on what something behind it
   * answered; `somewhere`, it is on the way and either is possible.
   */
  readonly says: 'made' | 'passed' | 'somewhere';
  readonly all: readonly AnswererCondition[];
}

/** Everything that is looked at. */
export interface ReplyEvidence {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Names only: their values let somebody in. */
  readonly cookies: readonly string[];
  readonly title: string | null;
  /** The beginning of the body as text. */
  readonly body: string;
  readonly location: string | null;
}
