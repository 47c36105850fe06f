import { expect, it } from 'vitest';
import { readTexts } from '../../support/read-profile.ts';

function asked(expectation: string): readonly string[] {
  const text = `plumbline: 1\nchecks:\n  config:\n    probe: files\n    target: { path: /opt/app.properties }\n${expectation}`;
  const outcome = readTexts('config.yaml', text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes));
  const nodes = outcome.profile.checks.flatMap((each) => each.environments.flatMap(({ nodes: all }) => all));
  return nodes.flatMap((each) => each.expect.map(({ id, written }) => `${id} ${written}`));
}

it('asks whether the file is there, also beside what is asked of its contents', () => {
  expect(asked('')).toEqual(['exists true']);
  // Where there is no file, nothing in it is on: alone, this would hold for a path with a typing mistake.
  expect(asked('    expect: { keys.debug: { not: { equals: true } } }\n')).toHaveLength(2);
});

it('leaves it to an author who asks for it himself', () => {
  expect(asked('    expect: { exists: false }\n')).toEqual(['exists false']);
});
