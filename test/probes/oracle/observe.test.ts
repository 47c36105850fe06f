import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../probes/oracle/facts-of.ts';
import { oracle } from '../../../probes/oracle/index.ts';
import { replies } from '../../../probes/oracle/reply.ts';
import { allStatements } from '../../../probes/oracle/statements.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';
import { look } from '../../support/http-task.ts';
import { faulty } from '../../support/postgres-faults.ts';

const password = 'S3cret-pässword';

function target(port: number) {
  return { host: '127.0.0.1', port, service: 'erp.example', user: 'ready', password };
}

/** REFUSE packet of a listener (type 4): reasons, length, text. */
function refuse(text: string): Buffer {
  const data = Buffer.from(text, 'latin1');
  const head = Buffer.alloc(12);
  head.writeUInt16BE(head.length + data.length, 0);
  head[4] = 4;
  head[8] = 34;
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function listener(error: number) {
  const text = `(DESCRIPTION=(TMP=)(VSNNUM=318767104)(ERR=${String(error)})(ERROR_STACK=(ERROR=(CODE=${String(error)})(EMFI=4))))`;
  return faulty((socket) => {
    socket.on('data', () => socket.end(refuse(text)));
  });
}

describe('the login of oracle', () => {
  it.each([
    [12_514, 'database-missing'],
    [12_516, 'too-many-connections'],
    [12_528, 'server-starting'],
  ])('says what a listener means that refuses with %i: %s', async (error, cause) => {
    const { failure } = await look(oracle, target((await listener(error)).port));
    expect(failure).toMatchObject({ failureCause: cause, phase: 'login' });
    expect(JSON.stringify([failure?.params, failure?.message])).not.toContain(password);
  });

  it('fails clearly where nobody listens, and where something else does', async () => {
    const { failure } = await look(oracle, target(1));
    expect(failure?.failureCause).toBe('connect-refused');
    const ssh = await faulty((socket) => socket.end('SSH-2.0-OpenSSH_9.2p1\r\n'));
    const other = await look(oracle, target(ssh.port));
    expect(other.answer).toBeNull();
    expect(['reply-not-understood', 'connection-lost', 'protocol-not-spoken']).toContain(other.failure?.failureCause);
  });

  it('ends with the task where the listener says nothing', async () => {
    const mute = await faulty(() => undefined);
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 300);
    const { failure } = await look(oracle, target(mute.port), { signal: stop.signal });
    expect(failure?.phase).toBe('login');
  });
});

describe('the facts of oracle', () => {
  it('come from replies as the reference describes them', () => {
    expect(
      factsOf(
        'language',
        replies.language.parse([
          { name: 'NLS_CHARACTERSET', value: 'ZHS16GBK' },
          { name: 'NLS_NCHAR_CHARACTERSET', value: 'AL16UTF16' },
          { name: 'NLS_LENGTH_SEMANTICS', value: 'BYTE' },
          { name: 'NLS_COMP', value: 'BINARY' },
          { name: 'NLS_SORT', value: 'BINARY' },
          { name: 'NLS_CALENDAR', value: 'GREGORIAN' },
        ]),
      ),
    ).toMatchObject({
      facts: { characterSet: 'ZHS16GBK', lengthSemantics: 'BYTE' },
      gaps: [{ path: 'dateFormat', reason: 'not-supported', note: 'oracle.gap.no-parameter' }],
    });
    const used = (max: string) => factsOf('connections', replies.connections.parse([{ used: 3, most: 9, max }])).facts;
    expect([used('500'), used('UNLIMITED')]).toEqual([
      { connections: { used: 3, most: 9, max: 500 } },
      { connections: { used: 3, most: 9, max: null } },
    ]);
    expect(() => replies.account.parse([])).toThrow();
  });

  it.each([
    [
      'Oracle Database 19c Enterprise Edition',
      '19.0.0.0.0',
      '19.22.0.0.0',
      '19.22.0.0.0',
      'Enterprise Edition',
      '2029-12-31',
    ],
    [
      'Oracle Database 12c Standard Edition Release 2',
      '12.1.0.2.0',
      undefined,
      '12.1.0.2.0',
      'Standard Edition',
      '2018-07-31',
    ],
  ])('give the version of %s', (versionText, serverVersion, fullVersion, version, edition, date) => {
    const facts = { versionText, serverVersion, ...(fullVersion === undefined ? {} : { fullVersion }) };
    const context = { now: Date.parse('2026-11-23T00:00:00Z'), timeZone: 'UTC', reference: referenceData };
    const derived = oracle.derive?.(facts, context).facts;
    expect(derived).toMatchObject({ product: 'Oracle Database', version, endOfLife: { date } });
    expect(derived?.['edition']).toContain(edition);
  });

  it('are asked for by reading alone', () => {
    for (const text of allStatements) expect(text).toMatch(/^(?:SELECT |SET TRANSACTION READ ONLY$)/);
    expect(allStatements.length).toBeLessThanOrEqual(20);
  });
});
