import { beforeAll, describe, expect, it } from 'vitest';
import { postgres } from '../../probes/postgres/index.ts';
import { statementsFor } from '../../probes/postgres/statements.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import {
  barePassword,
  logLines,
  prepare,
  statementsIn,
  superuserTarget,
  targetFor,
} from '../support/postgres-accounts.ts';
import { postgresMissing, sharedPostgres } from '../support/postgres.ts';

const majors = [10, 13, 15, 17, 18] as const;
const missing = new Map(await Promise.all(majors.map(async (major) => [major, await postgresMissing(major)] as const)));

/** Texts that the touch list of these settings has. */
function declaredFor(target: unknown): readonly string[] {
  const touches = postgres.touches(postgres.settings.parse(target));
  return touches.flatMap(({ touch }) => (touch.kind === 'sql' ? [touch.text] : []));
}

async function answerOf(target: unknown) {
  const { answer, failure } = await look(postgres, target);
  if (answer === null) throw failure ?? new Error('no answer');
  return answer;
}

describe.each(majors)('PostgreSQL %i', (major) => {
  contract('required', `postgres: what is sent to ${String(major)}`, missing.get(major) ?? null, () => {
    const shared = sharedPostgres(major, { settings: { log_statement: 'all', work_mem: '3MB' } });
    beforeAll(() => prepare(shared(), [`CREATE ROLE bare LOGIN PASSWORD '${barePassword}'`, 'CREATE DATABASE orders']));

    it('sends declared statements, each once and in their order, at most 20, and nothing else', async () => {
      const server = shared();
      await prepare(server, [`CREATE ROLE watched LOGIN PASSWORD '${barePassword}'`]);
      const target = targetFor(server, 'watched', 'orders');
      const { touched } = await look(postgres, target);
      const sent = await statementsIn(server, 'watched');
      const ours = statementsFor(major * 10_000);
      expect(sent.slice(0, ours.length)).toEqual(ours);
      expect(sent.length).toBeLessThanOrEqual(20);
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent.filter((text) => !declaredFor(target).includes(text))).toEqual([]);
      const at = `127.0.0.1:${String(server.port)}/orders`;
      expect(touched).toEqual([`account watched at ${at}`, ...sent.map((text) => `sql ${at}: ${text}`)]);
      const log = (await logLines(server)).filter((line) => line.includes(' watched@'));
      expect(log.filter((line) => line.includes('connection authorized'))).toEqual([
        expect.stringContaining(major < 12 ? 'user=watched' : 'application_name=plumbline/test (run 1)'),
      ]);
      expect(log.filter((line) => line.includes('disconnection'))).toHaveLength(1);
      expect(log.filter((line) => / LOG: {2}(?:execute|parse|bind|fastpath)\b/.test(line))).toEqual([]);
      const troubles = log.filter((line) => / (?:ERROR|FATAL|WARNING): /.test(line));
      expect(troubles.filter((line) => !line.includes('unrecognized parameter "trusted"'))).toEqual([]);
    });

    it('takes nothing from the variables that steer other clients', async () => {
      process.env['PGOPTIONS'] = '-c work_mem=9MB';
      process.env['PGAPPNAME'] = 'other';
      try {
        const { facts } = await answerOf(targetFor(shared(), 'bare'));
        expect(facts.settings).toMatchObject({ work_mem: 3 * 1024 ** 2 });
      } finally {
        delete process.env['PGOPTIONS'];
        delete process.env['PGAPPNAME'];
      }
    });

    it('names the running server: the same for two accounts and databases', async () => {
      const server = shared();
      const one = await answerOf(superuserTarget(server));
      const two = await answerOf(targetFor(server, 'bare', 'orders'));
      expect(one.subject).not.toBeNull();
      expect(one.subject).toBe(two.subject);
    });
  });
});

contract('required', 'postgres: two servers', null, () => {
  const first = sharedPostgres(17);
  const second = sharedPostgres(17);
  it('are two subjects with two identifiers', async () => {
    const one = await answerOf(superuserTarget(first()));
    const two = await answerOf(superuserTarget(second()));
    expect(one.subject).not.toBe(two.subject);
    expect(one.facts.systemIdentifier).not.toBe(two.facts.systemIdentifier);
  });
});
