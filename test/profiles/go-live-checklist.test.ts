import { afterAll, beforeAll, expect, it } from 'vitest';
import { attest } from '../../src/cli/commands/attest.ts';
import { startHttpService, type HttpService } from '../../src/landscape/http-service.ts';
import { put, sharedFolder } from '../support/cli-files.ts';
import { checkCopy, copyTemplate, notPassed, quietContext } from './run-template.ts';

const folder = sharedFolder();
const day = 86_400_000;
const dateIn = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

let service: HttpService;
beforeAll(async () => {
  const pages = {
    '/': { body: 'Orders', contentType: 'text/html' },
    '/info': { body: { build: { version: '8.2.1' } } },
  };
  service = await startHttpService({ pages });
});
afterAll(async () => {
  await service.stop();
});

function site(licence: string): object {
  const values = { web: `${service.url}/`, release: `${service.url}/info`, licence };
  return {
    environments: { uat: { with: values }, production: { with: values } },
    timeZone: 'Asia/Shanghai',
    'not-applicable': [{ check: 'old-system-read-only', because: 'there is none', owner: 'PM' }],
  };
}

/** What a project answers before it goes live: check, its facts, environments. */
const answers: readonly (readonly [check: string, facts: readonly string[], environments: readonly string[]])[] = [
  ['contact-list', ['confirmed=true'], ['uat', 'production']],
  ['change-ticket', ['confirmed=true', 'reference=CHG-118'], ['production']],
  ['backup-restored', ['confirmed=true', `on=${dateIn(-120)}`, 'took=40min'], ['production']],
  ['rollback-plan', ['confirmed=false'], ['production']],
  ['acceptance-signed', ['confirmed=true'], ['uat']],
];

it('passes what was answered, fails on what was answered with no or is too old, and leaves the rest unknown', async () => {
  const run = {
    name: 'go-live-checklist',
    site: site(put(folder, 'production.lic', `product=Orders\nexpires=${dateIn(400)}\n`)),
    flags: { stage: ['before-go-live'] },
  };
  const copy = copyTemplate(folder, run);
  const said = { profile: 'profile.yaml', site: 'site.yaml', by: 'Li Wei', because: 'saw the signed page' };
  for (const [check, facts, env] of answers) {
    expect(await attest(quietContext(copy), [check, ...facts], { ...said, env })).toBe(0);
  }
  const result = await checkCopy(copy, run);
  expect(notPassed(result)).toEqual({
    'backup-restored/daysSince/production': 'fail',
    'rollback-plan/confirmed/production': 'fail',
    'first-day-support/confirmed/production': 'unknown (unanswered)',
    'freeze-window/confirmed/production': 'unknown (unanswered)',
    'initial-passwords/confirmed/production': 'unknown (unanswered)',
    'monitoring/confirmed/production': 'unknown (unanswered)',
    'training/confirmed/production': 'unknown (unanswered)',
    'vulnerabilities/confirmed/production': 'unknown (unanswered)',
    'vulnerabilities/daysSince/production': 'unknown (unanswered)',
  });
  expect(result).toMatchObject({ verdict: 'not-ready', scope: { partial: true } });
  const stated = result.findings.filter(({ attested }) => attested !== null).map(({ id }) => id.check);
  expect(new Set(stated)).toEqual(new Set(answers.map(([check]) => check)));
});

it('fails on a licence that ends soon, and asks other questions before the installation', async () => {
  const result = await checkCopy(
    ...copied({
      name: 'go-live-checklist',
      site: site(put(folder, 'trial.lic', `product=Orders\nexpires=${dateIn(30)}\n`)),
      flags: { stage: ['before-install'], env: ['production'] },
    }),
  );
  expect(notPassed(result)).toEqual({
    'authorisation-letter/confirmed/production': 'unknown (unanswered)',
    'contact-list/confirmed/production': 'unknown (unanswered)',
    'servers-handed-over/confirmed/production': 'unknown (unanswered)',
    'licence/licence.daysLeft/production': 'fail',
  });
});

function copied(run: Parameters<typeof checkCopy>[1]): Parameters<typeof checkCopy> {
  return [copyTemplate(folder, run), run];
}
