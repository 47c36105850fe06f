import { expect, it } from 'vitest';
import { loadProbes } from '../../../probes/registry.ts';
import { languageTextsEn } from '../../../src/profile/language.en.ts';
import { languageTextsZhCn } from '../../../src/profile/language.zh-CN.ts';
import { probeOfProduct } from '../../../src/profile/checks/product-probes.ts';
import { showMistake } from '../../../src/profile/text/show.ts';
import { readTexts } from '../../support/read-profile.ts';

const everyProbe = await loadProbes();

function said(check: string): readonly string[] {
  const outcome = readTexts('p.yaml', `plumbline: 1\nchecks:\n  one: ${check}\n`);
  if (outcome.ok) throw new Error('it has no mistake');
  return outcome.mistakes.map((mistake) => showMistake(mistake, null, languageTextsZhCn).replace(/\n/g, ' '));
}

it.each([
  ['RabbitMQ', 'amqp'],
  ['sftp', 'ssh'],
  ['Active Directory', 'ldap'],
  ['KingbaseES', 'postgres'],
  ['minio', 's3'],
  ['amqps', 'amqp'],
  ['mqtts', 'mqtt'],
  ['smtps', 'smtp'],
  ['grpcs', 'grpc'],
])('%s is looked at by %s', (product, kind) => {
  expect(probeOfProduct(product)).toBe(kind);
  expect(everyProbe.map((probe) => probe.kind)).toContain(kind);
});

it('knows no probe for what nobody wrote down', () => {
  expect(probeOfProduct('constructor')).toBeNull();
});

it('names the probe of a product, and where it knows none, every probe there is', () => {
  expect(said('{ probe: rabbitmq, target: { host: h } }')[0]).toContain('是不是“amqp”？');
  const [unknown] = said('{ probe: abacus-nine, target: { host: h } }');
  for (const { kind } of everyProbe) expect(unknown).toContain(kind);
});

it('quotes each candidate by itself, and shows a missing setting at the target', () => {
  expect(said('{ probe: redis, target: { host: h, prot: 1 } }')[0]).toContain('是不是“port”或“proxy”？');
  expect(languageTextsEn['likely-separator']).toBe('” or “');
  const [key] = said('{ probe: ssh, target: { host: h, user: u, password: "${secret:P}" } }');
  expect(key).toMatch(/^p\.yaml:3:30: .*hostKey/);
});
