import { readConfiguration, type Configuration, type ConfiguredSetting } from '../../src/kit/database/configuration.ts';
import { settingsDrift, type SettingRules } from '../../src/kit/database/settings-drift.ts';
import type { Difference } from '../../src/model/finding.ts';
import type { Json } from '../../src/model/json.ts';
import { value as param, type Message } from '../../src/model/message.ts';
import { classOf, isInBytes } from './setting-classes.ts';
import { characterSetName, collationName, sqlModes } from './variable-facts.ts';

/** Values that nobody chose: compiled in, or worked out by the server from others (MariaDB’s AUTO). */
const byItself = new Set(['COMPILED', 'COMPILE-TIME', 'AUTO']);

const rules: SettingRules = {
  classOf,
  isSet: (origin) => !byItself.has(origin.toUpperCase()),
  canonical: (name, value) => {
    if (typeof value !== 'string') return value;
    if (name === 'sql_mode') return sqlModes(value).join(',');
    if (name.startsWith('character_set')) return characterSetName(value);
    return name.startsWith('collation') ? collationName(value) : value;
  },
  unitOf: (name) => (isInBytes(name) ? 'bytes' : null),
};

/** Names that a later release writes otherwise (release notes of MySQL 8.0 and 8.4, MariaDB 11.1). */
const renamed: readonly (readonly [RegExp, string])[] = [
  [/^tx_isolation$/, 'transaction_isolation'],
  [/^tx_read_only$/, 'transaction_read_only'],
  [/^slave_/, 'replica_'],
  [/^log_slave_/, 'log_replica_'],
  [/^rpl_semi_sync_master_/, 'rpl_semi_sync_source_'],
  [/^rpl_semi_sync_slave_/, 'rpl_semi_sync_replica_'],
];

/**
 * How the variables of two servers differ, as facts hold them under `configuration`; null: not of that form. Of two
 * products only what decides the meaning of statements is compared.
 */
export function compareSettings(left: Json, right: Json): readonly Difference[] | null {
  const sides = [readConfiguration(left), readConfiguration(right)].map((side) => side && withNewNames(side));
  const [a, b] = sides;
  if (a === undefined || b === undefined || a === null || b === null) return null;
  const zoned = usesSystemZone(a) || usesSystemZone(b);
  const own: SettingRules = zoned
    ? rules
    : { ...rules, classOf: (name) => (name === 'system_time_zone' ? 'identity' : classOf(name)) };
  const [one, two] = [a.get('version') ?? null, b.get('version') ?? null];
  const shown = (side: Configuration): Configuration => new Map([...side].filter(([name]) => name !== 'version'));
  if (one === null || two === null || isMariaDb(one) === isMariaDb(two)) return settingsDrift(shown(a), shown(b), own);
  const meaning = (side: Configuration): Configuration =>
    new Map([...side].filter(([name]) => classOf(name) === 'semantic'));
  return [products(one, two), ...settingsDrift(meaning(a), meaning(b), own)];
}

function withNewNames(side: Configuration): Configuration {
  const found = new Map<string, ConfiguredSetting>();
  for (const [name, setting] of side) {
    const [pattern, now] = renamed.find(([old]) => old.test(name)) ?? [];
    const newName = pattern === undefined || now === undefined ? name : name.replace(pattern, now);
    // For some releases both names are there, with one value.
    if (newName === name || !side.has(newName)) found.set(newName, setting);
  }
  return found;
}

/** The time zone of the machine matters where somebody follows it. */
function usesSystemZone(side: Configuration): boolean {
  return side.get('time_zone')?.value === 'SYSTEM';
}

function isMariaDb({ value }: ConfiguredSetting): boolean {
  return /mariadb/i.test(String(value));
}

function products(left: ConfiguredSetting, right: ConfiguredSetting): Difference {
  const side = ({ value }: ConfiguredSetting): Message => ({
    code: 'kit.drift.value',
    params: { value: param(value) },
  });
  return {
    path: 'version',
    kind: 'changed',
    rank: 0,
    left: left.value,
    right: right.value,
    words: { what: { code: 'mysql.drift.products', params: {} }, left: side(left), right: side(right) },
  };
}
