/** Character encodings of Windows code pages (Microsoft, "Code Page Identifiers"). */
const codePages: Readonly<Record<string, string>> = {
  '936': 'GBK',
  '54936': 'GB18030',
  '950': 'BIG5',
  '65001': 'UTF-8',
  '932': 'SHIFT_JIS',
  '949': 'EUC-KR',
};

/** The encoding in a locale (`zh_CN.UTF-8`, `zh_CN.gb18030@x`), in capitals; null: it names none. */
export function charsetOfLocale(locale: string): string | null {
  if (locale === 'C' || locale === 'POSIX') return 'ASCII';
  const written = /^[^.@]+\.([\w-]{1,40})/.exec(locale)?.[1]?.toUpperCase();
  return written === 'UTF8' ? 'UTF-8' : (written ?? null);
}

/** The encoding of a Windows code page; one without a name of its own is `CP1252` and so on. */
export function charsetOfCodePage(page: string): string {
  return codePages[page] ?? `CP${page}`;
}
