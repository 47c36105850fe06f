/** Names of character sets in MSH-18 (HL7 table 0211) and how they are decoded. */
const charsets: readonly (readonly [RegExp, string])[] = [
  [/GB ?18030|GBK|GB ?2312/i, 'gb18030'],
  [/UTF-?8/i, 'utf-8'],
  [/8859\/1$/, 'iso-8859-1'],
  [/BIG-?5/i, 'big5'],
];

/**
 * The text of an answer: in the character set that it names itself, else in UTF-8 where it is that, else in GB 18030,
 * which systems in China send without saying so.
 */
export function decodeAnswer(bytes: Buffer): string {
  const plain = bytes.toString('latin1');
  const separator = plain.charAt(3);
  const [head = ''] = plain.split(/[\r\n]/);
  const named = head.split(separator)[17] ?? '';
  const charset = charsets.find(([sign]) => sign.test(named))?.[1];
  if (charset !== undefined) return new TextDecoder(charset).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
