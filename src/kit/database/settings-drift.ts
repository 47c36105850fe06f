import { formatFactPath } from '../../model/fact-path.ts';
import type { Difference } from '../../model/finding.ts';
import { value as param, type Message } from '../../model/message.ts';
import type { Unit } from '../../model/words.ts';
import type { ConfiguredSetting, Configuration } from './configuration.ts';

/**
 * What a difference of a setting means:
 * `identity` names or places one server (its name, paths, ports, addresses): it has to differ, and is never told;
 * `semantic` decides what statements mean or what is promised: it has to agree, whoever set it;
 * `capacity` is a size or a number of things: what counts is how many times it is greater;
 * `other` counts where somebody set it.
 */
export type SettingClass = 'identity' | 'semantic' | 'capacity' | 'other';

/** What a product’s settings mean. */
export interface SettingRules {
  readonly classOf: (name: string) => SettingClass;
  /** Whether somebody chose a value, by the server’s own word for where it comes from. */
  readonly isSet: (origin: string) => boolean;
  /** One spelling for values that mean the same: `utf8` and `utf8mb3`. */
  readonly canonical?: (name: string, value: ConfiguredSetting['value']) => ConfiguredSetting['value'];
  /** Unit of its numbers; null: none. */
  readonly unitOf?: (name: string) => Unit | null;
}

/** Capacities that differ by less than this are told and do not decide. */
const decisiveFactor = 2;

/** Ranks, heaviest first. A capacity stands between `capacity` and `closeCapacity`, the greater factor first. */
const ranks = { semantic: 0, set: 1, capacity: 2, closeCapacity: 3, fromDefault: 4 };

/**
 * How two configurations differ: what somebody set on either side, and what always matters. What nobody set (a new
 * default of a newer release, a size the server worked out by itself) is told and does not decide. A setting whose
 * origin the server does not tell counts as set. A setting that only one side has is told where somebody set it.
 */
export function settingsDrift(left: Configuration, right: Configuration, rules: SettingRules): readonly Difference[] {
  const found: Difference[] = [];
  for (const name of [...new Set([...left.keys(), ...right.keys()])].sort()) {
    const pair: Pair = { name, left: left.get(name) ?? null, right: right.get(name) ?? null, rules };
    const differs = differenceOf(pair);
    if (differs !== null) found.push(differs);
  }
  return found;
}

interface Pair {
  readonly name: string;
  /** Null: this side has no such setting. */
  readonly left: ConfiguredSetting | null;
  readonly right: ConfiguredSetting | null;
  readonly rules: SettingRules;
}

function differenceOf(pair: Pair): Difference | null {
  const { name, left, right, rules } = pair;
  const group = rules.classOf(name);
  if (group === 'identity' || meansTheSame(pair)) return null;
  const someone = [left, right].some((side) => side !== null && isSet(side, rules));
  if (left === null || right === null) {
    if (!someone) return null;
    return difference(pair, { rank: group === 'semantic' ? ranks.semantic : ranks.set, what: 'kit.drift.setting' });
  }
  if (group === 'semantic') return difference(pair, { rank: ranks.semantic, what: 'kit.drift.setting' });
  if (!someone) return difference(pair, { rank: ranks.fromDefault, what: 'kit.drift.from-default', informs: true });
  const factor = group === 'capacity' ? factorOf(left.value, right.value) : null;
  if (factor === null) return difference(pair, { rank: ranks.set, what: 'kit.drift.setting' });
  if (factor < decisiveFactor)
    return difference(pair, { rank: ranks.closeCapacity, what: 'kit.drift.capacity', factor, informs: true });
  return difference(pair, { rank: ranks.capacity + 1 / factor, what: 'kit.drift.capacity', factor });
}

function meansTheSame({ name, left, right, rules }: Pair): boolean {
  if (left === null || right === null) return false;
  const canonical = rules.canonical ?? ((_name, value) => value);
  return canonical(name, left.value) === canonical(name, right.value);
}

function isSet({ origin }: ConfiguredSetting, rules: SettingRules): boolean {
  return origin === null || rules.isSet(origin);
}

/** How many times the greater is the smaller; null: no such number (0 and -1 often mean “no limit”). */
function factorOf(left: ConfiguredSetting['value'], right: ConfiguredSetting['value']): number | null {
  const [a, b] = [positive(left), positive(right)];
  return a === null || b === null ? null : Math.max(a, b) / Math.min(a, b);
}

/** Whole numbers beyond what a double keeps are texts. */
function positive(value: ConfiguredSetting['value']): number | null {
  const number = typeof value === 'string' && /^\d{1,20}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number > 0 ? number : null;
}

interface About {
  readonly rank: number;
  /** Code of the sentence that names what differs. */
  readonly what: string;
  readonly factor?: number;
  readonly informs?: true;
}

function difference({ name, left, right, rules }: Pair, { rank, what, factor, informs }: About): Difference {
  const kind = right === null ? 'missing-right' : 'changed';
  const said = factor === undefined ? {} : { factor: rounded(factor) };
  return {
    path: formatFactPath([{ kind: 'name', name }]),
    kind: left === null ? 'missing-left' : kind,
    rank,
    left: left?.value ?? null,
    right: right?.value ?? null,
    words: {
      what: { code: what, params: { name: param(name), ...said } },
      left: sideInWords(left, name, rules),
      right: sideInWords(right, name, rules),
    },
    ...(informs === undefined ? {} : { informs }),
  };
}

/** Two digits: 1.5, 16, 170. */
function rounded(factor: number): number {
  return Number(factor.toPrecision(2));
}

function sideInWords(side: ConfiguredSetting | null, name: string, rules: SettingRules): Message {
  if (side === null) return { code: 'kit.drift.no-setting', params: {} };
  const { value, origin } = side;
  const shown = param(value, typeof value === 'number' ? (rules.unitOf?.(name) ?? null) : null);
  if (origin === null) return { code: 'kit.drift.value', params: { value: shown } };
  const code = rules.isSet(origin) ? 'kit.drift.set' : 'kit.drift.default';
  return { code, params: { value: shown, origin: param(origin) } };
}
