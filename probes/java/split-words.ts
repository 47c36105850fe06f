/** Words apart by blanks; quotes, single or double, keep blanks together (java(1), JDK_JAVA_OPTIONS). */
export function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const match of text.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"']+|["'])+/g))
    words.push(match[0].replaceAll(/["']/g, ''));
  return words;
}
