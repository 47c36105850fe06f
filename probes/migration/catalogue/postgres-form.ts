import { integer, type Form } from './column-form.ts';

const plain: Readonly<Record<string, Form>> = {
  smallint: integer(16),
  integer: integer(32),
  bigint: integer(64),
  numeric: { kind: 'decimal', whole: null, scale: null },
  money: { kind: 'decimal', whole: 17, scale: 2 },
  real: { kind: 'float', digits: 6 },
  'double precision': { kind: 'float', digits: 15 },
  bytea: { kind: 'bytes', bytes: null },
  date: { kind: 'date' },
  boolean: { kind: 'boolean' },
  uuid: { kind: 'uuid' },
  json: { kind: 'json' },
  jsonb: { kind: 'json' },
};

/**
 * What a column of PostgreSQL holds, by the type as format_type writes it (manual, chapter 8).
 *
 * @param charset encoding of the database
 */
export function postgresForm(type: string, labels: readonly string[] | null, charset: string | null): Form {
  if (labels !== null) return { kind: 'enum', labels };
  const known = plain[type];
  if (known !== undefined) return known;
  const [, name = '', first, second, rest = ''] =
    /^([a-z ]+?)(?:\((\d+)(?:,(-?\d+))?\))?( with(?:out)? time zone)?$/.exec(type) ?? [];
  switch (name) {
    case 'text':
    case 'character varying':
    case 'character': {
      const unwritten = name === 'character' ? 1 : null;
      const characters = first === undefined ? unwritten : Number(first);
      return { kind: 'text', characters, bytes: null, charset };
    }
    case 'numeric': {
      const scale = Number(second ?? 0);
      return { kind: 'decimal', whole: Number(first) - scale, scale };
    }
    case 'timestamp':
      return { kind: 'timestamp', fraction: Number(first ?? 6), zoned: rest === ' with time zone', short: false };
    case 'time':
      return { kind: 'time', fraction: Number(first ?? 6), long: false };
    default:
      return { kind: 'other' };
  }
}
