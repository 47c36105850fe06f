import { describe, expect, it } from 'vitest';
import { files } from '../../../probes/files/index.ts';
import { describeProbe } from '../../../src/kit/describe-probe.ts';
import { settle, type FactSchema } from '../../../src/model/catalogue.ts';
import type { Texts } from '../../../src/model/message.ts';
import { touchLineText } from '../../../src/model/plan.ts';

const catalogue = describeProbe(files);

/** Names under which the texts call every fact. */
function names(schema: FactSchema, above: string): string[] {
  const shape = settle(schema);
  return Object.entries(settle(shape.items ?? shape).properties ?? {}).flatMap(([name, inner]) => [
    `fact.${above}${name}`,
    ...names(inner, `${above}${name}.`),
  ]);
}

function lines(settings: unknown): string[] {
  return files.touches(files.settings.parse(settings)).map(({ touch }) => touchLineText(touch));
}

const settings = ['path', 'within', 'include', 'exclude', 'read', 'format', 'encoding', 'entries'];

describe('the definition of files', () => {
  it('has a name for every fact and setting in both languages', () => {
    const named = settings.map((name) => `setting.${name}`);
    const wanted = ['probe', 'probe.about', ...named, ...names(catalogue.facts, '')].sort();
    const others = (texts: Texts): readonly string[] =>
      Object.keys(texts)
        .filter((code) => !code.startsWith('gap.'))
        .sort();
    expect(others(files.texts.en)).toEqual(wanted);
    expect(others(files.texts['zh-CN'])).toEqual(wanted);
  });

  it('derives version and licence', () => {
    expect([...catalogue.derived].sort()).toEqual(
      ['version', 'licence.key', 'licence.endsAt', 'licence.daysLeft'].sort(),
    );
  });

  it('touches a file, or what is below a folder', () => {
    expect(lines({ path: '/opt/a/app.yml' })).toEqual(['file /opt/a/app.yml']);
    expect(lines({ path: '/opt/a/' })).toEqual(['file /opt/a/**']);
    expect(lines({ path: '/' })).toEqual(['file /**']);
    expect(lines({ path: 'C:\\app\\conf\\' })).toEqual(['file C:\\app\\conf/**']);
    expect(lines({ path: '\\\\server\\share\\x.ini' })).toEqual(['file \\\\server\\share\\x.ini']);
  });

  it('names the part of the machine, so that two files on one machine are two things', () => {
    expect(files.part?.(files.settings.parse({ path: '/a/b/' }))).toBe('/a/b');
  });

  it.each([
    ['/a/b', '/a/.//./b/.'],
    ['C:\\App\\conf', 'c:/app/x/../conf/'],
    ['\\\\Server\\share\\a', '//server/share/a'],
  ])('%s and %s are one part', (one, other) => {
    const [left, right] = [one, other].map((path) => files.part?.(files.settings.parse({ path })));
    expect(left).toBe(right);
  });

  it('refuses settings that cannot be meant', () => {
    for (const wrong of [
      {},
      { path: '' },
      { path: '/a', include: ['../x'] },
      { path: '/a', include: ['/etc/*'] },
      { path: '/a', include: ['[z-a]'] },
      { path: '/a', read: [] },
      { path: '/a', read: ['everything'] },
      { path: '/a', format: 'toml' },
      { path: '/a', encoding: 'latin1' },
      { path: '/a', manifest: true },
    ]) {
      expect(files.settings.safeParse(wrong).success).toBe(false);
    }
  });
});
