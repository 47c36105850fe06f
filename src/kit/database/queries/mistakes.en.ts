import type { Texts } from '../../../model/message.ts';

/** What would fit instead of the text of a query that is refused, English: it stands after “wanted:”. */
export const en = {
  'kit.wanted-query-name': 'a name of letters, digits, _ and -, at most 60 characters',
  'kit.query-same-name': 'a name that no other query has',
  'kit.query-empty': 'a statement',
  'kit.query-begins':
    'a statement that begins with SELECT, WITH, VALUES, TABLE, SHOW or EXPLAIN, and not with “{word}” (line {line})',
  'kit.query-several': 'one statement; “{word}” (line {line}) begins another',
  'kit.query-explains':
    'EXPLAIN of a SELECT, WITH, VALUES or TABLE; “{word}” (line {line}) makes it something else, which may be run',
  'kit.query-brackets': 'a condition whose brackets match',
  'kit.query-into': 'a query without INTO, which writes a table, a file or a variable (line {line})',
  'kit.query-writes':
    'a query without {word} (line {line}), which changes data; a column of that name needs quotation marks',
  'kit.query-locks': 'a query without {word} (line {line}), which locks rows',
  'kit.query-assigns': 'a query that sets no variable with := (line {line})',
  'kit.query-secrets': 'a query without {word} (line {line}), which shows digests of passwords or other credentials',
  'kit.query-function-acts': 'a query that does not call {word} (line {line}): it acts on the server or the session',
  'kit.query-function-files': 'a query that does not call {word} (line {line}): it reads or writes files of the server',
  'kit.query-function-waits': 'a query that does not call {word} (line {line}): it waits, or keeps the server busy',
  'kit.query-function-locks': 'a query that does not call {word} (line {line}): it takes or releases locks',
  'kit.query-function-runs':
    'a query that does not call {word} (line {line}): it runs a text as a statement or program',
  'kit.query-function-writes':
    'a query without {word} (line {line}): it changes data, a sequence, or transaction numbers',
  'kit.query-function-leaves': 'a query that does not call {word} (line {line}): it connects to another server',
  'kit.query-letters':
    'a function name without accented letters: the server takes {word} (line {line}) for another name',
  'kit.query-comment':
    'a text without {word} (line {line}): servers run what stands in such a comment, or change settings by it',
  'kit.query-backslash':
    'quotation marks that are doubled and not escaped: what {word} (line {line}) means depends on a setting of the server',
  'kit.query-unicode': 'names and texts without {word} (line {line}): write the characters themselves',
  'kit.query-unclosed': 'a text in which {word} (line {line}) has its end',
  'kit.query-number':
    'a blank after the number “{word}” (line {line}); a name that begins with a digit needs quotation marks',
  'kit.query-place': 'a complete text: nothing is filled in for {word} (line {line})',
  'kit.query-unseen': 'a text without the character {word} (line {line})',
} as const satisfies Texts;
