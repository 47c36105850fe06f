import { expect, it } from 'vitest';
import { readTexts } from '../support/read-profile.ts';

function mistakes(target: string, probe = 'http'): readonly string[] {
  const text = `plumbline: 1\nenvironments: { test: {} }\nchecks:\n  a:\n    probe: ${probe}\n    target: ${target}\n`;
  const outcome = readTexts('p.yaml', text);
  return outcome.ok ? [] : outcome.mistakes.map(({ code }) => code);
}

it.each([
  [`{ url: 'http://h/', headers: { Authorization: 'Bearer x1' } }`, ['secret-written']],
  [`{ url: 'http://h/', headers: { X-Api-Key: x1, cookie: 's=1' } }`, ['secret-written', 'secret-written']],
  [`{ url: 'http://h/', headers: { X-Auth-Token: 12345 } }`, ['secret-written']],
  [`{ url: 'http://h/?access_token=x1' }`, ['url-with-password']],
  [`{ url: 'http://h/?a=1&api_key=x1' }`, ['url-with-password']],
])('%s stands in clear', (target, codes) => {
  expect(mistakes(target)).toEqual(codes);
});

it.each([
  `{ url: 'http://h/', headers: { Authorization: '\${secret:API}', Accept: text/html, X-Token-Type: jwt } }`,
  `{ url: 'http://h/?page=2&tokenize=1&keyword=a' }`,
])('%s does not', (target) => {
  expect(mistakes(target)).toEqual([]);
});

it('a password among the arguments of a program does', () => {
  expect(mistakes(`{ argv: [mysql, '-px1'] }`, 'command')).toEqual(['setting-rule']);
  expect(mistakes(`{ argv: [mysqladmin, --defaults-file=/etc/a.cnf, ping] }`, 'command')).toEqual([]);
});

it('what a step of a login types into a field for a password does', () => {
  const steps = (all: string): string => `{ url: 'http://h/', login: { user: a, steps: [${all}] } }`;
  expect(mistakes(steps(`{ fill: '#password', value: x1 }`), 'browser')).toEqual(['secret-written']);
  const fine = `{ fill: '#u', value: a }, { fill: '#passport', value: x }, { fill: '#pwd', value: '\${secret:P}' }`;
  expect(mistakes(steps(fine), 'browser')).toEqual([]);
});
