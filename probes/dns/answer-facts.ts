import type { DnsRecord } from './message/decode-reply.ts';
import type { RecordData } from './message/record-data.ts';
import type { RecordType } from './message/types.ts';

/** What a reply says about one type of the name that was asked for. */
export interface TypeAnswer {
  readonly type: RecordType;
  /** In a fixed order; servers shuffle them. */
  readonly data: readonly RecordData[];
  /** Names the answer led over, in order. */
  readonly aliases: readonly string[];
  /** Seconds, the lowest of the records used; null: there are none. */
  readonly ttl: number | null;
}

/** Aliases that are followed at most within one reply; real chains have two or three. */
const mostAliases = 16;

/** The records of a type, at the end of the chain of aliases that the reply itself holds. */
export function answerOf(question: string, type: RecordType, answers: readonly DnsRecord[]): TypeAnswer {
  const aliases: string[] = [];
  const used: DnsRecord[] = [];
  let name = question.toLowerCase();
  while (type !== 'CNAME' && aliases.length < mostAliases) {
    const alias = answers.find((record) => record.type === 'CNAME' && record.name === name);
    if (alias === undefined || typeof alias.data !== 'string' || aliases.includes(alias.data)) break;
    used.push(alias);
    aliases.push(alias.data);
    name = alias.data;
  }
  const found = answers.filter((record) => record.type === type && record.name === name);
  const ttls = [...used, ...found].map(({ ttl }) => ttl);
  return {
    type,
    data: sorted(type, found),
    aliases,
    ttl: found.length === 0 ? null : Math.min(...ttls),
  };
}

function sorted(type: RecordType, records: readonly DnsRecord[]): readonly RecordData[] {
  const keyed = records.map(({ data }) => ({ data, key: orderOf(type, data) }));
  keyed.sort((left, right) => (left.key < right.key ? -1 : Number(left.key > right.key)));
  return keyed.map(({ data }) => data);
}

/** Preference or priority first, as whoever uses the records goes by it. */
function orderOf(type: RecordType, data: RecordData): string {
  if (typeof data === 'string') return data;
  const first = type === 'MX' ? data['preference'] : data['priority'];
  const number = typeof first === 'number' ? String(first).padStart(5, '0') : '';
  return `${number} ${JSON.stringify(data)}`;
}
