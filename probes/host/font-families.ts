const mostFamilies = 500;

/** Families of `fc-list :lang=zh family`, sorted: a line for each font, its names apart by commas, `-` escaped. */
export function parseFontList(text: string): string[] {
  const names = text.split(/\r?\n/).flatMap((line) => line.split(/(?<!\\),/));
  const families = names.map((name) => name.replaceAll(/\\(.)/g, '$1').trim()).filter((name) => name !== '');
  return [...new Set(families)].sort().slice(0, mostFamilies);
}

/** Beginnings of file names of common Chinese fonts with their families. */
const knownFiles: readonly (readonly [RegExp, string])[] = [
  [/^simsun/i, 'SimSun'],
  [/^simhei/i, 'SimHei'],
  [/^simkai/i, 'KaiTi'],
  [/^simfang/i, 'FangSong'],
  [/^msyh/i, 'Microsoft YaHei'],
  [/^deng/i, 'DengXian'],
  [/^mingliu/i, 'MingLiU'],
  [/^notosans(?:mono)?(?:cjk|sc|hans)/i, 'Noto Sans CJK SC'],
  [/^notoserif(?:cjk|sc)/i, 'Noto Serif CJK SC'],
  [/^sourcehansans/i, 'Source Han Sans'],
  [/^sourcehanserif/i, 'Source Han Serif'],
  [/^wqy-?microhei/i, 'WenQuanYi Micro Hei'],
  [/^wqy-?zenhei/i, 'WenQuanYi Zen Hei'],
  [/^droidsansfallback/i, 'Droid Sans Fallback'],
  [/^uming/i, 'AR PL UMing'],
  [/^ukai/i, 'AR PL UKai'],
  [/^fz(?:hei|kai|song|fang|xbs|shu)/i, 'FounderType'],
];

/** Families of Chinese fonts among paths of font files, sorted. */
export function familiesOfFiles(paths: readonly string[]): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const file = path.split(/[/\\]/).at(-1) ?? '';
    const family = /\.(?:ttf|ttc|otf|otc)$/i.test(file)
      ? knownFiles.find(([begin]) => begin.test(file))?.[1]
      : undefined;
    if (family !== undefined) found.add(family);
  }
  return [...found].sort();
}
