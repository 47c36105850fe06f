import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/model/words.ts';
import { profileTexts } from '../../src/profile/profile-texts.ts';
import type { ReadOutcome } from '../../src/profile/read-profile.ts';
import type { Mistake } from '../../src/profile/text/mistake.ts';
import { mistakeMessage } from '../../src/profile/text/show.ts';
import { readTexts } from '../support/read-profile.ts';

const folder = 'test/fixtures/profiles/wrong';

interface Expected {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Name of a fixture -> its one mistake. */
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Readonly<Record<string, Expected>>;
const names = Object.keys(expected);

const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.yaml'));
const files = Object.fromEntries(all.map((name) => [name, readFileSync(join(folder, name))]));

function readFixture(name: string): ReadOutcome {
  const isPair = existsSync(join(folder, `${name}.site.yaml`));
  const profile = isPair ? `${name}.profile.yaml` : `${name}.yaml`;
  const site = `${name}.site.yaml`;
  const content = (file: string): Uint8Array => files[file] ?? new Uint8Array();
  const beside = isPair ? { site: { name: site, content: content(site) }, files } : { files };
  return readTexts(profile, content(profile), beside);
}

function mistakesOf(outcome: ReadOutcome): readonly Mistake[] {
  return outcome.ok ? [] : outcome.mistakes;
}

function places(mistakes: readonly Mistake[]): readonly Expected[] {
  return mistakes.map(({ code, file, line, column }) => ({ code, file, line, column }));
}

describe('wrong profiles and site files', () => {
  it.each(names)('%s: exactly one mistake, at its place', (name) => {
    expect(places(mistakesOf(readFixture(name)))).toEqual([expected[name]]);
  });

  it.each(names)('%s: said in both languages', (name) => {
    for (const language of languages) {
      for (const mistake of mistakesOf(readFixture(name))) {
        const { message, hint } = mistakeMessage(mistake, profileTexts[language]);
        expect(message).not.toBe(mistake.code);
        // A parameter that nothing filled in; `${x}` is said on purpose.
        expect(`${message} ${hint ?? ''}`).not.toMatch(/(?<!\$)\{\w+\}/);
      }
    }
  });

  it('are at least sixty, and every file belongs to one', () => {
    expect(names.length).toBeGreaterThan(60);
    const known = new Set(names.flatMap((name) => [`${name}.yaml`, `${name}.profile.yaml`, `${name}.site.yaml`]));
    const strangers = all.filter(
      (name) => !known.has(name) && !name.startsWith('parts/') && name !== 'ten-mistakes.yaml',
    );
    expect(strangers).toEqual([]);
  });

  it('never repeat a password that stands in a file', () => {
    for (const name of ['password-written', 'password-in-url', 'token-written-in-list-of-queries']) {
      for (const mistake of mistakesOf(readFixture(name))) {
        expect(JSON.stringify(mistake.params)).not.toMatch(/tiger|4711/);
      }
      const outcome = readFixture(name);
      const shown = mistakesOf(outcome).map(({ file, line }) => (outcome.ok ? null : outcome.line(file, line)));
      expect(shown).toEqual([null]);
    }
  });

  it('never show a line with a password, whatever else is wrong in it', () => {
    const text = 'plumbline: 1\nchecks:\n  db:\n    probe: postgres\n    target: { host: ${db}, password: tiger }\n';
    const outcome = readTexts('p.yaml', text);
    expect(mistakesOf(outcome)).not.toEqual([]);
    expect(outcome.ok ? 'read' : outcome.line('p.yaml', 5)).toBeNull();
    expect(outcome.ok ? 'read' : outcome.line('p.yaml', 4)).toBe('    probe: postgres');
  });

  it('ten mistakes are ten', () => {
    const lines = new TextDecoder().decode(files['ten-mistakes.yaml']).split('\n');
    const wanted = lines.flatMap((line, index) => {
      const code = /# wrong: (\S+)/.exec(line)?.[1];
      return code === undefined ? [] : [{ code, line: index + 1 }];
    });
    const found = mistakesOf(readTexts('ten-mistakes.yaml', files['ten-mistakes.yaml'] ?? ''));
    expect(found.map(({ code, line }) => ({ code, line }))).toEqual(wanted);
    expect(found).toHaveLength(10);
  });

  it('a file that is too large is refused before it is read', () => {
    const found = mistakesOf(readTexts('large.yaml', new Uint8Array(16 * 1024 * 1024 + 1).fill(0x23)));
    expect(places(found)).toEqual([{ code: 'file-too-large', file: 'large.yaml', line: 1, column: 1 }]);
  });
});
