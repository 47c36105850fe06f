import type { Texts } from '../../../model/message.ts';

/** Names of the setting and the facts of queries, English. */
export const en = {
  'setting.queries':
    'named queries whose rows become facts: name, sql, maxRows (100 unless said, at most 1000); at most 20. Each is sent word for word in a transaction that only reads, stands on the touch list, and is refused here where it is more than one statement or holds a word or function that is known to write, lock, wait or act. That is a list of words, not a proof: functions and views of the database may do anything their account may',
  'fact.queries': 'answers of the queries',
  'fact.queries.count': 'rows of the query',
  'fact.queries.rows': 'rows, by column',
  'fact.queries.value': 'first value of the query',
  'fact.queries.durationMs': 'duration of the query',
  'account.queries':
    'The queries of the profile need SELECT on the tables they name; grant it for those and no others.',
} as const satisfies Texts;
