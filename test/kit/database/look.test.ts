import { expect, it } from 'vitest';
import { databaseTouches } from '../../../src/kit/database/touches.ts';
import { beginLook, type Refusals } from '../../../src/kit/database/look.ts';
import type { Session } from '../../../src/kit/database/session.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { touchLineText } from '../../../src/model/plan.ts';
import { freeProbe, makeTask, runTasks } from '../../support/run-plan.ts';

const login = { host: 'db1', port: 5432, user: 'ready' };
const lines = (ca: string) => databaseTouches({ ...login, ca }, []).map(({ touch }) => touchLineText(touch));

it('lists a file of authorities, and none where their text stands in the settings', () => {
  expect(lines('/etc/ca.pem')).toContain('file /etc/ca.pem');
  expect(lines('-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----')).toEqual([
    'tcp db1:5432',
    'account ready at db1:5432',
  ]);
});

it('tells what a PAC file could not be told on the way', async () => {
  const pac = { answer: 'DIRECT', tried: [], unasked: ['intranet.example'] };
  const route = { proxy: null, because: 'pac', rule: '/etc/proxy.pac', pac };
  const session: Session = { logIn: async () => undefined, ask: async () => [], close: async () => undefined };
  const refusals: Refusals = {
    isRefusal: () => false,
    refusalGaps: () => [],
    lostConnection: () => new ProbeFailure('connection-lost'),
  };
  let gaps: readonly Gap[] = [];
  const probe = freeProbe('looking', async (task) => {
    gaps = beginLook(session, { ...task, settings: login }, refusals, { route }).gaps();
    return { facts: {} };
  });
  await runTasks([makeTask(probe, {})], [probe]);
  expect(gaps).toEqual([
    expect.objectContaining({ path: 'route.pac.answer', reason: 'not-permitted', note: 'kit.gap.pac-names' }),
  ]);
});
