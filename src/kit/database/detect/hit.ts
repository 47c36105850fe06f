import type { RE2JS } from 're2js';
import type { Json } from '../../../model/json.ts';
import type { SignCondition } from '../../../model/reference.ts';
import { admitted, type ProductEvidence } from './evidence.ts';

/** What one condition of a sign found. */
export interface Hit {
  /** As people read it: `version: 10.11.18-MariaDB`, `setting: alloydb.enable_foo`. */
  readonly evidence: string;
  /** The version of the product; null: it is not said here. */
  readonly version: string | null;
  /** The version it passes for; null: it is not said here. */
  readonly compatible: string | null;
}

/** Finds expressions, each compiled once. */
export type Find = (pattern: string) => RE2JS;

/** What a condition finds in the evidence; null: it does not hold. */
export function hitOf(condition: SignCondition, evidence: ProductEvidence, find: Find): Hit | null {
  const { pattern } = condition;
  const at = textAt(condition, evidence);
  if (at === null) return null;
  if (pattern === undefined) return { evidence: at.shown, version: null, compatible: null };
  const text = admitted(at.text);
  if (text === null) return null;
  const matcher = find(pattern).matcher(text);
  if (!matcher.find()) return null;
  const names = find(pattern).namedGroups();
  const group = (name: string): string | null => (Object.hasOwn(names, name) ? (matcher.group(name) ?? null) : null);
  const shown = at.nameShown === null ? at.shown : `${at.nameShown}: ${text}`;
  return { evidence: shown, version: group('version'), compatible: group('compatible') };
}

interface Place {
  readonly text: string | null;
  /** What is shown where the text itself is not asked for: it may hold anything. */
  readonly shown: string;
  /** What the text is shown under, where it is asked for. */
  readonly nameShown: string | null;
}

const textNames = { version: 'version', comment: 'version_comment', greeting: 'greeting' } as const;

function textAt({ in: place, name }: SignCondition, evidence: ProductEvidence): Place | null {
  if (place === 'version' || place === 'comment' || place === 'greeting') {
    const text = evidence[place];
    return text === null ? null : { text, shown: textNames[place], nameShown: textNames[place] };
  }
  const found = nameIn(namesOf(place, evidence), name ?? '*');
  if (found === undefined) return null;
  return { text: valueOf(place, found, evidence), shown: `${place}: ${found}`, nameShown: found };
}

function namesOf(place: 'setting' | 'extension' | 'function', evidence: ProductEvidence): readonly string[] {
  if (place === 'setting') return Object.keys(evidence.settings);
  return place === 'extension' ? [...evidence.extensions.keys()] : evidence.functions;
}

/** The first name that is meant; a `*` at the end stands for anything. */
export function nameIn(names: readonly string[], wanted: string): string | undefined {
  if (!wanted.endsWith('*')) return names.find((name) => name === wanted);
  const start = wanted.slice(0, -1);
  return names.find((name) => name.startsWith(start));
}

function valueOf(place: 'setting' | 'extension' | 'function', name: string, evidence: ProductEvidence): string | null {
  if (place === 'extension') return evidence.extensions.get(name) ?? null;
  return place === 'setting' ? textOf(evidence.settings[name]) : null;
}

function textOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}
