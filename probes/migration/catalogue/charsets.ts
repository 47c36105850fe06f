/** Names that mean one repertoire; MySQL’s latin1 is what Windows calls 1252. */
const aliases: Readonly<Record<string, string>> = {
  utf8mb4: 'all',
  utf16: 'all',
  utf16le: 'all',
  utf32: 'all',
  gb18030: 'all',
  utf8mb3: 'plane',
  ucs2: 'plane',
  us_ascii: 'ascii',
  latin1: 'windows-1252',
  win1252: 'windows-1252',
  euc_cn: 'gb2312',
  euckr: 'euc_kr',
  ujis: 'euc_jp',
  win1251: 'cp1251',
};

/** `all`: every character; `plane`: those up to U+FFFF; `unknown`: bytes of which nobody says what they mean. */
function repertoire(charset: string, isPostgres: boolean): string {
  const name = charset.toLowerCase();
  if (name === 'sql_ascii') return 'unknown';
  // PostgreSQL’s UTF8 takes four bytes, MySQL’s utf8 is the old name of utf8mb3; their LATIN1 differ too.
  if (name === 'utf8') return isPostgres ? 'all' : 'plane';
  if (name === 'latin1' && isPostgres) return 'iso-8859-1';
  return aliases[name] ?? name;
}

/** A character set as one product names it. */
export interface Charset {
  readonly name: string;
  readonly isPostgres: boolean;
}

/** Whether a target holds every character that a source may hold. */
export function holds(target: Charset, source: Charset): boolean {
  const [to, from] = [repertoire(target.name, target.isPostgres), repertoire(source.name, source.isPostgres)];
  if (to === 'unknown' || from === 'unknown') return false;
  if (to === 'all' || to === from || from === 'ascii') return true;
  if (to === 'plane') return from !== 'all';
  return (to === 'gbk' && from === 'gb2312') || (to === 'windows-1252' && from === 'iso-8859-1');
}

/** Bytes that one character may take. */
export function widthOf(charset: string | null): number {
  const name = (charset ?? '').toLowerCase();
  if (/^(?:utf8|utf8mb3)$/.test(name)) return 3;
  if (/^(?:utf8mb4|utf16|utf16le|utf32|gb18030)$/.test(name)) return 4;
  return /^(?:gbk|gb2312|big5|sjis|cp932|euckr|ucs2)$/.test(name) ? 2 : 1;
}

/** What a text can be held against without the server; null: this set is not known here. */
export function encodes(charset: Charset): ((text: string) => boolean) | null {
  switch (repertoire(charset.name, charset.isPostgres)) {
    case 'all':
      return (text) => !/\p{Surrogate}/u.test(text);
    case 'plane':
      return (text) => !/[\u{10000}-\u{10ffff}]/u.test(text);
    case 'ascii':
      return (text) => /^[\0-\x7f]*$/.test(text);
    case 'iso-8859-1':
      return (text) => /^[\0-\xff]*$/.test(text);
    case 'windows-1252':
      return (text) => /^[\0-\x7f\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/.test(text);
    default:
      return null;
  }
}
