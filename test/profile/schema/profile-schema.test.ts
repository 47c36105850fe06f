import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { profileSchema } from '../../../src/profile/schema/profile-schema.ts';
import { probes } from '../../support/read-profile.ts';

const validate = new Ajv2020({ strict: false, allErrors: true }).compile(profileSchema(probes));

function problems(text: string): readonly string[] {
  const value: unknown = parse(text);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

const web = "plumbline: 1\nchecks:\n  web:\n    probe: http\n    target: { url: 'https://web.example/' }\n";

describe('profile.schema.json', () => {
  it('takes the shipped profile', () => {
    expect(problems(readFileSync('profiles/orders-go-live.yaml', 'utf8'))).toEqual([]);
  });

  const right = 'test/fixtures/profiles/right';
  const names = readdirSync(right, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

  it.each(names)('takes what the reader takes: %s', (name) => {
    expect(problems(readFileSync(join(right, name), 'utf8'))).toEqual([]);
  });

  it.each([
    ['a key at the top', 'plumbline: 1\nchekcs: {}\n'],
    ['a key of a check', `${web}    timout: 10 s\n`],
    ['a probe', web.replace('http', 'htp')],
    ['a setting', web.replace('url:', 'ulr:')],
    ['a setting of another probe', web.replace('{ url', '{ json: version, url')],
    ['a password', web.replace('{ url', '{ bearer: tiger, url')],
    ['a matcher', `${web}    expect: { status: { atLeats: 200 } }\n`],
    ['a severity', `${web}    severity: bloker\n`],
    ['a rule', `${web}    across: { status: sam }\n`],
    ['a key of a comparison', `${web}    among: { status: { rule: same, against: test } }\n`],
    ['a type of a parameter', 'plumbline: 1\nparameters: { db: { type: hots } }\n'],
    ['a key of an environment', 'environments: { test: { wiht: {} } }\n'],
    ['a waiver without its last day', 'waivers: [{ finding: a/b/c, because: x, owner: y }]\n'],
  ])('refuses what is wrong in %s', (_what, text) => {
    expect(problems(text)).not.toEqual([]);
  });

  it('knows settings, facts and units for completion', () => {
    const schema = JSON.stringify(profileSchema(probes));
    expect(schema).toContain('"certificate.daysLeft":');
    expect(schema).toContain('in days');
    expect(schema).toContain('"followRedirects"');
  });
});
