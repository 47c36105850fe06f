import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import rules, { parts } from '../../.dependency-cruiser.mjs';
import { directions } from '../../scripts/directions.mjs';
import { projectFolder } from '../../scripts/project-folder.mjs';

const fixtures = join(projectFolder, 'test', 'fixtures', 'directions');

/** The rules that a fixture says it breaks, in its first line. */
function announced(file: string): readonly string[] {
  const [, list = ''] = /^\/\/ breaks: (.*)$/m.exec(readFileSync(join(fixtures, file), 'utf8')) ?? [];
  return list === 'nothing' ? [] : list.split(', ').sort();
}

function fixtureFiles(): readonly string[] {
  return ['src', 'probes', 'reports'].flatMap((root) =>
    readdirSync(join(fixtures, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${root}/${name}`),
  );
}

describe('direction rules', () => {
  it('finds each planted violation, and nothing in the modules that break no rule', async () => {
    const found = await directions(fixtures);
    const actual = Object.fromEntries(
      fixtureFiles().map((file) => [
        file,
        [...new Set(found.violations.filter(({ from }) => from === file).map(({ rule }) => rule))].sort(),
      ]),
    );
    expect(actual).toEqual(Object.fromEntries(fixtureFiles().map((file) => [file, announced(file)])));
    expect(found.unread).toEqual([]);
  });

  it('has a planted violation for every rule, and a reason in every rule', () => {
    const planted = new Set(fixtureFiles().flatMap(announced));
    const names = (rules.forbidden ?? []).map((rule) => rule.name ?? '');
    expect([...planted].sort()).toEqual([...names].sort());
    expect((rules.forbidden ?? []).filter((rule) => (rule.comment ?? '').length < 40)).toEqual([]);
  });

  it('reads every module of the project, and sees what they import', async () => {
    const found = await directions(projectFolder);
    expect(found.unread).toEqual([]);
    expect(found.modules).toBeGreaterThan(0);
    expect(found.dependencies).toBeGreaterThanOrEqual(found.modules);
  });

  it('knows every folder of src', () => {
    const folders = readdirSync(join(projectFolder, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['cli', 'assess'].includes(entry.name))
      .map((entry) => `src/${entry.name}`);
    expect(folders.filter((folder) => !(folder in parts))).toEqual([]);
  });
});
