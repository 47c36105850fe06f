import { expect, it } from 'vitest';
import { profileTexts } from '../../src/profile/profile-texts.ts';
import { mistakeMessage } from '../../src/profile/text/show.ts';
import { readTexts } from '../support/read-profile.ts';

function said(probe: string, target: string): readonly string[] {
  const text = `plumbline: 1\nenvironments: { test: {} }\nchecks:\n  a:\n    probe: ${probe}\n    target: ${target}\n`;
  const outcome = readTexts('p.yaml', text);
  return outcome.ok ? [] : outcome.mistakes.map((mistake) => mistakeMessage(mistake, profileTexts.en).message);
}

it('a rule over several settings is said as a sentence, without the value of a secret', () => {
  const [mistake, ...more] = said('ldap', `{ host: dir.example, user: cn=app, password: '\${secret:LDAP}' }`);
  expect(mistake).toMatch(/^The setting “password” of the probe ldap does not fit: without TLS the password would /);
  expect(more).toEqual([]);
});

it('a rule over what is written says what is there', () => {
  expect(said('ldap', `{ host: dir.example, search: { base: dc=x, filter: mail } }`)).toEqual([
    'The setting “search.filter” of the probe ldap, here “mail”, does not fit: this is no LDAP filter (RFC 4515), such as (&(objectClass=user)(mail=*)).',
  ]);
});

it('an empty value is not quoted', () => {
  expect(said('tcp', `{ host: '', port: 80 }`)[0]).toBe(
    'The setting “host” of the probe tcp does not fit: something that is not empty.',
  );
});
