import { notSupported } from '../../src/kit/machine/missed.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import { value as param } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';

/** Values of SHOW GLOBAL VARIABLES by name in lower case, as text. */
export type Variables = ReadonlyMap<string, string>;

/** One fact that stands in the global variables, under whichever of several names the product has. */
interface FromVariable {
  readonly names: readonly string[];
  /** Null: not a value of the kind that is expected. */
  readonly read: (text: string) => string | number | boolean | readonly string[] | null;
}

const text = (value: string): string => value;
const number = (value: string): number | null => (/^\d{1,15}$/.test(value) ? Number(value) : null);
const flag = (value: string): boolean | null => {
  if (/^(?:ON|1|YES)$/i.test(value)) return true;
  return /^(?:OFF|0|NO)$/i.test(value) ? false : null;
};
const modes = (value: string): readonly string[] => sqlModes(value);

/** Facts by path. MySQL’s names first, then MariaDB’s where they differ. */
const table: Readonly<Record<string, FromVariable>> = {
  versionComment: { names: ['version_comment'], read: text },
  serverUuid: { names: ['server_uuid', 'server_uid'], read: (value) => (value === '' ? null : value) },
  hostname: { names: ['hostname'], read: text },
  port: { names: ['port'], read: number },
  'characterSet.server': { names: ['character_set_server'], read: characterSetName },
  'collation.server': { names: ['collation_server'], read: collationName },
  'timeZone.global': { names: ['time_zone'], read: text },
  'timeZone.system': { names: ['system_time_zone'], read: text },
  sqlMode: { names: ['sql_mode'], read: modes },
  lowerCaseTableNames: { names: ['lower_case_table_names'], read: number },
  isolation: { names: ['transaction_isolation', 'tx_isolation'], read: text },
  // TiDB writes 0 where there is no limit.
  maxConnections: { names: ['max_connections'], read: (value) => (value === '0' ? null : number(value)) },
  // From MariaDB 12 on read_only is a word: OFF, READ_ONLY, READ_ONLY_NO_LOCK ...
  readOnly: { names: ['read_only'], read: (value) => flag(value) ?? (/^READ_ONLY/i.test(value) ? true : null) },
  superReadOnly: { names: ['super_read_only'], read: flag },
  storageEngine: { names: ['default_storage_engine'], read: text },
  'binaryLog.enabled': { names: ['log_bin'], read: flag },
  'binaryLog.format': { names: ['binlog_format'], read: text },
  'binaryLog.rowImage': { names: ['binlog_row_image'], read: text },
  gtidMode: { names: ['gtid_mode'], read: text },
  bufferPool: { names: ['innodb_buffer_pool_size'], read: number },
  maxAllowedPacket: { names: ['max_allowed_packet'], read: number },
  waitTimeout: { names: ['wait_timeout'], read: number },
  explicitTimestampDefaults: { names: ['explicit_defaults_for_timestamp'], read: flag },
  tlsRequired: { names: ['require_secure_transport'], read: flag },
  authenticationPolicy: { names: ['authentication_policy', 'default_authentication_plugin'], read: text },
  performanceSchema: { names: ['performance_schema'], read: flag },
};

/** Paths of the facts that the global variables give. */
export const variablePaths: readonly string[] = [...Object.keys(table), 'binaryLog.retention'];

/** Facts from the global variables, in their nesting; gaps for those the server does not have. */
export function variableFacts(variables: Variables): { readonly facts: JsonObject; readonly gaps: readonly Gap[] } {
  const facts: Record<string, JsonObject[string]> = {};
  const gaps: Gap[] = [];
  for (const [path, { names, read }] of Object.entries(table)) {
    const found = names.map((name) => variables.get(name)).find((value) => value !== undefined);
    const fact = found === undefined ? null : read(found);
    if (fact === null) gaps.push(unusable(path, names));
    else place(facts, path, fact);
  }
  const retention = logRetention(variables);
  if (retention === undefined)
    gaps.push(unusable('binaryLog.retention', ['binlog_expire_logs_seconds', 'expire_logs_days']));
  else place(facts, 'binaryLog.retention', retention);
  return { facts, gaps };
}

/** Seconds that binary logs are kept; null: for ever; undefined: not told. MySQL 8 and MariaDB 10.6 have seconds. */
function logRetention(variables: Variables): number | null | undefined {
  if (variables.get('binlog_expire_logs_auto_purge') === 'OFF') return null;
  const seconds = Number(variables.get('binlog_expire_logs_seconds') ?? Number.NaN);
  const days = Number(variables.get('expire_logs_days') ?? Number.NaN);
  if (seconds > 0) return seconds;
  if (days > 0) return Math.round(days * 86_400);
  return Number.isNaN(seconds) && Number.isNaN(days) ? undefined : null;
}

function unusable(path: string, names: readonly string[]): Gap {
  const items = names.map((name) => param(name));
  return notSupported(path, 'mysql.gap.no-variable', { names: { kind: 'list', items } });
}

/** `utf8` has always meant utf8mb3; only newer servers write it so. */
export function characterSetName(name: string): string {
  return name === 'utf8' ? 'utf8mb3' : name;
}

/** The same for collations: utf8_general_ci is utf8mb3_general_ci. */
export function collationName(name: string): string {
  return name.startsWith('utf8_') ? `utf8mb3_${name.slice('utf8_'.length)}` : name;
}

/** The words of an sql_mode, sorted: their order means nothing and differs between products. */
export function sqlModes(value: string): readonly string[] {
  return value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .sort();
}

function place(facts: Record<string, JsonObject[string]>, path: string, value: JsonObject[string]): void {
  const [first = '', second] = path.split('.');
  if (second === undefined) {
    facts[first] = value;
    return;
  }
  const inner = facts[first];
  facts[first] = isJsonObject(inner) ? { ...inner, [second]: value } : { [second]: value };
}
