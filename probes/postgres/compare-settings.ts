import { readConfiguration, type Configuration, type ConfiguredSetting } from '../../src/kit/database/configuration.ts';
import { settingsDrift, type SettingRules } from '../../src/kit/database/settings-drift.ts';
import type { Difference } from '../../src/model/finding.ts';
import type { Json } from '../../src/model/json.ts';
import type { Unit } from '../../src/model/words.ts';
import { byteSettings, millisecondSettings } from './facts/known-settings.ts';
import { settingClass } from './setting-classes.ts';

/**
 * Words of pg_settings.source for a value that somebody chose (manual, 53.24). Not among them: `default`, `override`
 * (the server fixes it), `environment variable` (older releases say so of what they work out from the machine).
 */
const chosen = new Set([
  'command line',
  'configuration file',
  'global',
  'database',
  'user',
  'database user',
  'session',
]);

/** Written by initdb into postgresql.conf, so that it looks chosen, and unknown to older releases. */
const writtenByInitdb = new Set(['autovacuum_worker_slots']);

const units: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...byteSettings.map((name) => [name, 'bytes'] as const),
  ...millisecondSettings.map((name) => [name, 'milliseconds'] as const),
]);

const rules: SettingRules = {
  classOf: settingClass,
  isSet: (origin) => chosen.has(origin),
  canonical,
  unitOf: (name) => units.get(name) ?? null,
};

/** Some switches became words: log_connections, of release 18, takes `on`, parts of a login, or nothing. */
function canonical(name: string, value: ConfiguredSetting['value']): ConfiguredSetting['value'] {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return name === 'log_connections' && value === '' ? 'off' : value;
}

/** Differences of two `configuration` facts; null: one of them is not what this probe writes. */
export function compareSettings(left: Json, right: Json): readonly Difference[] | null {
  const [a, b] = [readConfiguration(left), readConfiguration(right)];
  if (a === null || b === null) return null;
  return settingsDrift(withoutNewer(a, b), withoutNewer(b, a), rules);
}

function withoutNewer(side: Configuration, other: Configuration): Configuration {
  return new Map([...side].filter(([name]) => other.has(name) || !writtenByInitdb.has(name)));
}
