import type { ConfiguredSetting } from '../../src/kit/database/configuration.ts';
import type { Found } from '../../src/kit/database/look.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import type { Json } from '../../src/model/json.ts';
import { value as param } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { GapReason } from '../../src/model/words.ts';
import { KnownSettings } from './facts/known-settings.ts';
import { isPrivileged, privilegedIn } from './privileged.ts';
import type { SettingRow } from './setting-row.ts';
import { settingClass } from './setting-classes.ts';
import { settingValue } from './setting-value.ts';

/** Settings that applications make up (they have a dot) are a common hiding place of keys and passwords. */
const secretive = /^[^.]+\..*(?:passw|pwd|secret|token|key|credential|conninfo)/i;

/** Facts that grow row by row. */
interface Growing {
  readonly settings: [string, Json][];
  readonly origins: [string, { readonly source: string; readonly pendingRestart?: boolean }][];
  readonly configuration: [string, ConfiguredSetting][];
  readonly pending: string[];
  readonly gaps: Gap[];
}

/**
 * Settings as typed values, and where each comes from that is not at its default. Gaps stand for what the account may
 * not see, for what our own connection sets, and for values whose name says that they are secret.
 */
export function settingsFacts(rows: readonly SettingRow[], serverVersionNumber: number | null): Found {
  const growing: Growing = { settings: [], origins: [], configuration: [], pending: [], gaps: [] };
  for (const row of rows) addRow(row, growing);
  // All of them are shown to an account or none.
  if (!rows.some(({ name }) => isPrivileged(name))) growing.gaps.push(...hiddenGaps(serverVersionNumber));
  const tells = rows.every((row) => row.pending_restart !== null);
  if (!tells) growing.gaps.push({ path: 'pendingRestart', ...noted('not-supported', 'postgres.gap.newer-release') });
  return {
    facts: {
      settings: Object.fromEntries(growing.settings),
      settingOrigins: Object.fromEntries(growing.origins),
      configuration: Object.fromEntries(
        growing.configuration.map(([name, { value, origin }]) => [name, { value, origin }]),
      ),
      ...(tells ? { pendingRestart: growing.pending.map((name) => ({ name })) } : {}),
    },
    gaps: growing.gaps,
  };
}

function addRow(row: SettingRow, { settings, origins, configuration, pending, gaps }: Growing): void {
  const { name, source } = row;
  if (row.pending_restart === true) pending.push(name);
  if (source === 'client') {
    gaps.push(...both(name, 'not-reached', 'postgres.gap.own-connection'));
    return;
  }
  const value = settingValue(row);
  const compared = settingClass(name) !== 'identity';
  if (secretive.test(name)) {
    gaps.push(gap('settings', name, 'not-permitted', 'kit.gap.secret'));
    if (compared) gaps.push(gap('configuration', name, 'not-permitted', 'kit.gap.secret'));
  } else {
    if (fits(name, value)) settings.push([name, value]);
    else gaps.push({ path: pathOf('settings', name), ...otherForm });
    if (compared && value !== null) configuration.push([name, { value, origin: source }]);
  }
  if (source === 'default' && row.pending_restart !== true) return;
  const waits = row.pending_restart === null ? {} : { pendingRestart: row.pending_restart };
  origins.push([name, { source, ...waits }]);
}

/** What an account misses that is no member of pg_read_all_settings. */
function hiddenGaps(serverVersionNumber: number | null): readonly Gap[] {
  const missed = noted('not-permitted', 'postgres.gap.all-settings');
  const gaps: Gap[] = [];
  for (const { name, restart = false } of privilegedIn(serverVersionNumber)) {
    gaps.push(...both(name, 'not-permitted', 'postgres.gap.all-settings'));
    if (settingClass(name) !== 'identity') gaps.push({ path: pathOf('configuration', name), ...missed });
    if (restart) gaps.push({ path: `pendingRestart[name="${name}"]`, ...missed });
  }
  return gaps;
}

/** Products that come from PostgreSQL keep some names and change their type. */
const otherForm = noted('not-supported', 'kit.gap.reply-form', { product: param('PostgreSQL') });

function fits(name: string, value: Json): boolean {
  const shapes: Readonly<Record<string, { readonly safeParse: (value: unknown) => { readonly success: boolean } }>> =
    KnownSettings.shape;
  return !Object.hasOwn(shapes, name) || shapes[name]?.safeParse(value).success === true;
}

/** Why we say it is missing: a sentence of the probe’s texts. */
type Note = 'postgres.gap.own-connection' | 'kit.gap.secret' | 'postgres.gap.all-settings';

function both(name: string, reason: GapReason, note: Note): Gap[] {
  return ['settings', 'settingOrigins'].map((fact) => gap(fact, name, reason, note));
}

function gap(fact: string, name: string, reason: GapReason, note: Note): Gap {
  return { path: pathOf(fact, name), ...noted(reason, note) };
}

function pathOf(fact: string, name: string): string {
  return formatFactPath([
    { kind: 'name', name: fact },
    { kind: 'name', name },
  ]);
}
