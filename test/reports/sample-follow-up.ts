import { followUp } from '../../src/assess/follow-up.ts';
import { finding, sampleFindings } from './sample-findings.ts';
import type { FollowUp } from '../../src/model/run-result.ts';

const before = {
  judgedAs: '2027-01-05T08:00:00.000Z',
  run: {
    id: '0badcafe',
    seenFrom: '2027-01-05T07:58:00.000Z',
    seenTo: '2027-01-05T08:00:00.000Z',
    interrupted: false,
    vantages: [],
    runs: [],
  },
};

const still = new Set(['orders-db/settings.max_connections', 'orders-db/renew-soon', 'web/across:version']);

/** Round 2: one problem of the first round was mended, one is not asked any more, some are open, some new. */
export const sampleFollowUp: FollowUp = followUp(
  sampleFindings,
  {
    ...before,
    followUp: followUp(
      [
        finding('orders-db', 'version', 'production', { outcome: 'fail', severity: 'blocker' }),
        finding('fax-gateway', 'answers', 'production', { kind: 'answers', outcome: 'fail', severity: 'minor' }),
        ...sampleFindings.filter(({ id }) => still.has(`${id.check}/${id.rule}`)),
      ],
      null,
      { formerly: new Map(), asked: () => 'alone', interrupted: false },
    ),
  },
  {
    formerly: new Map(),
    asked: ({ check }) => (check === 'fax-gateway' ? 'no' : 'alone'),
    interrupted: false,
  },
);
