import { formatFactPath } from '../../src/model/fact-path.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { GapReason } from '../../src/model/words.ts';
import { privileged } from './privileged.ts';
import type { SettingRow } from './reply.ts';
import type { Facts } from './schema.ts';
import { settingValue } from './setting-value.ts';

/** Settings that applications make up (they have a dot) are a common hiding place of keys and passwords. */
const secretive = /^[^.]+\..*(?:passw|pwd|secret|token|key|credential|conninfo)/i;

/**
 * Settings as typed values, and where each comes from that is not at its default. Gaps stand for what the account may
 * not see, for what our own connection sets, and for values whose name says that they are secret.
 */
export function settingsFacts(rows: readonly SettingRow[]): { readonly facts: Partial<Facts>; readonly gaps: Gap[] } {
  const gaps: Gap[] = [];
  const settings: [string, string | number | boolean | null][] = [];
  const origins: [string, { source: string; pendingRestart: boolean }][] = [];
  for (const row of rows) {
    if (row.source === 'client') {
      gaps.push(...both(row.name, 'not-reached', 'postgres.gap.own-connection'));
      continue;
    }
    if (secretive.test(row.name)) gaps.push(gap('settings', row.name, 'not-permitted', 'kit.gap.secret'));
    else settings.push([row.name, settingValue(row)]);
    if (row.source === 'default' && !row.pending_restart) continue;
    origins.push([row.name, { source: row.source, pendingRestart: row.pending_restart }]);
  }
  const seen = new Set(rows.map((row) => row.name));
  for (const name of privileged.filter((each) => !seen.has(each))) {
    gaps.push(...both(name, 'not-permitted', 'postgres.gap.all-settings'));
  }
  return { facts: { settings: Object.fromEntries(settings), settingOrigins: Object.fromEntries(origins) }, gaps };
}

/** Why we say it is missing: a sentence of the probe’s texts. */
type Note = 'postgres.gap.own-connection' | 'kit.gap.secret' | 'postgres.gap.all-settings';

function both(name: string, reason: GapReason, note: Note): Gap[] {
  return ['settings', 'settingOrigins'].map((fact) => gap(fact, name, reason, note));
}

function gap(fact: string, name: string, reason: GapReason, note: Note): Gap {
  const path = formatFactPath([
    { kind: 'name', name: fact },
    { kind: 'name', name },
  ]);
  return { path, reason, detail: null, note };
}
