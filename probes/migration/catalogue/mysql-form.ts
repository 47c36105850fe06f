import { integer, type Form } from './column-form.ts';

const integerBits: Readonly<Record<string, number>> = { tinyint: 8, smallint: 16, mediumint: 24, int: 32, bigint: 64 };

/** Bytes of the types that are limited by them; 4 GiB is more than any row that is moved. */
const largeObjects: Readonly<Record<string, number | null>> = { tiny: 255, '': 65_535, medium: 16_777_215, long: null };

/**
 * What a column of MySQL or MariaDB holds, by COLUMN_TYPE (manual, chapter “Data Types”).
 *
 * @param charset of the column; null: it has none
 */
export function mysqlForm(type: string, charset: string | null): Form {
  const [, name = '', first, second, rest = ''] =
    /^([a-z]+\d?)(?:\((\d+)(?:,(\d+))?\))?(.*)$/i.exec(type.toLowerCase()) ?? [];
  const bits = integerBits[name];
  if (bits !== undefined) return integer(bits, rest.includes('unsigned'), name === 'tinyint' && first === '1');
  const large = /^(tiny|medium|long|)(text|blob)$/.exec(name);
  if (large !== null) {
    const bytes = largeObjects[large[1] ?? ''] ?? null;
    return large[2] === 'blob' ? { kind: 'bytes', bytes } : { kind: 'text', characters: null, bytes, charset };
  }
  switch (name) {
    case 'varchar':
    case 'char':
      return { kind: 'text', characters: Number(first ?? 1), bytes: null, charset };
    case 'varbinary':
    case 'binary':
      return { kind: 'bytes', bytes: Number(first ?? 1) };
    case 'decimal':
      return { kind: 'decimal', whole: Number(first ?? 10) - Number(second ?? 0), scale: Number(second ?? 0) };
    case 'float':
      return { kind: 'float', digits: 6 };
    case 'double':
      return { kind: 'float', digits: 15 };
    case 'bit':
      return first === '1' ? { kind: 'boolean' } : { kind: 'other' };
    case 'year':
      return { kind: 'integer', min: 0n, max: 2155n, mayBeBoolean: false };
    case 'date':
    case 'uuid':
    case 'json':
      return { kind: name };
    case 'time':
      return { kind: 'time', fraction: Number(first ?? 0), long: true };
    case 'datetime':
    case 'timestamp': {
      const isMoment = name === 'timestamp';
      return { kind: 'timestamp', fraction: Number(first ?? 0), zoned: isMoment, short: isMoment };
    }
    default:
      return /^enum\(/i.test(type) ? { kind: 'enum', labels: labelsOf(type) } : { kind: 'other' };
  }
}

/** `enum('a','it''s')`: quotation marks are doubled inside. */
function labelsOf(type: string): readonly string[] {
  return [...type.matchAll(/'((?:[^']|'')*)'/g)].map(([, label = '']) => label.replaceAll("''", "'"));
}
