import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dameng } from '../../../probes/dameng/index.ts';
import { allStatements, statements } from '../../../probes/dameng/statements.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';
import { look } from '../../support/http-task.ts';
import { faulty } from '../../support/postgres-faults.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const password = 'S3cret-pässword';

/** Something that answers as the driver’s manual describes it; `replies` by statement, an error where it is a pair. */
async function driver(replies: object, login?: readonly [number, string]): Promise<string> {
  const folder = join(await temporaryFolder(), 'dmdb');
  await mkdir(folder);
  const source = `
    const replies = new Map(Object.entries(${JSON.stringify(replies)}));
    const failed = ([number, text]) => Object.assign(new Error('[' + number + '] ' + text), { errCode: number });
    module.exports = {
      OUT_FORMAT_OBJECT: 4002,
      async getConnection({ connectString, user, password }) {
        if (password !== ${JSON.stringify(password)}) throw failed([-2501, '用户名或密码错误']);
        const refused = ${JSON.stringify(login ?? null)};
        if (refused !== null) throw failed(refused);
        return {
          async execute(sql) {
            const reply = replies.get(sql) ?? { rows: [] };
            if (Array.isArray(reply)) throw failed(reply);
            return reply;
          },
          async close() {},
        };
      },
    };`;
  await writeFile(join(folder, 'index.js'), source);
  await writeFile(join(folder, 'package.json'), '{ "type": "commonjs" }');
  return folder;
}

const replies = {
  [statements.banner.text]: { rows: [{ banner: 'DM Database Server 64 V8' }, { banner: 'DB Version: 0x7000c' }] },
  [statements.build.text]: { rows: [{ build: '03134284294-20241009-244896-20119 Pack3' }] },
  [statements.instance.text]: {
    rows: [
      {
        name: 'DMSERVER',
        host: 'db1',
        version: 'DM Database Server x64 V8',
        started: '2026-11-01 10:00:00',
        status: 'OPEN',
        mode: 'PRIMARY',
      },
    ],
  },
  [statements.fixed.text]: { rows: [{ charset: 1, sensitive: 1, page: 8192 }] },
  [statements.archive.text]: { rows: [{ mode: 'N' }] },
  [statements.license.text]: { rows: [{ series: 'P', expires: '2026-12-23' }] },
  [statements.settings.text]: {
    rows: [
      { name: 'COMPATIBLE_MODE', value: '2' },
      { name: 'LENGTH_IN_CHAR', value: '0' },
      { name: 'MAX_SESSIONS', value: '1500' },
    ],
  },
  [statements.connections.text]: { rows: [{ used: 100 }] },
  [statements.account.text]: [-5504, '没有[USER_USERS]对象的查询权限'],
};

async function target(folder: string) {
  const listening = await faulty(() => undefined);
  return { host: '127.0.0.1', port: listening.port, user: 'READY', password, driver: folder };
}

describe('the probe dameng', () => {
  it('reads what the driver of the customer brings', async () => {
    const { answer } = await look(dameng, await target(await driver(replies)));
    expect(answer?.facts).toMatchObject({
      characterSet: 'UTF-8',
      caseSensitive: true,
      lengthInCharacters: false,
      compatibleMode: 'Oracle',
      archiving: false,
      mode: 'PRIMARY',
    });
    expect(answer?.gaps).toMatchObject([{ path: 'account', reason: 'not-permitted' }]);
    const context = { now: Date.parse('2026-11-23T00:00:00Z'), timeZone: 'UTC', reference: referenceData };
    expect(dameng.derive?.(answer?.facts ?? {}, context).facts).toEqual({
      product: 'Dameng',
      version: '8',
      license: { daysLeft: 30 },
      connections: { free: 1400 },
    });
  });

  it.each([
    [-2501, '用户名或密码错误', 'login-denied'],
    [-2505, '用户账号被锁定', 'account-locked'],
    [-2509, '口令已过期', 'password-expired'],
    [6001, '网络通信异常', 'connection-lost'],
    [-1, '未知', 'reply-not-understood'],
  ])('says what %i %s means: %s', async (number, text, cause) => {
    const { failure } = await look(dameng, await target(await driver({}, [number, text])));
    expect(failure?.failureCause).toBe(cause);
    expect(JSON.stringify(failure?.params)).not.toContain(password);
  });

  it('says where there is no driver', async () => {
    const { failure } = await look(dameng, await target(await temporaryFolder()));
    expect(failure).toMatchObject({ failureCause: 'driver-missing' });
  });

  it('runs the code of the driver only where commands are allowed, and only reads', () => {
    const settings = dameng.settings.parse({ host: 'db1', user: 'READY', password, driver: '/opt/dmdb' });
    const chosen = dameng.touches(settings).filter((touch) => touch.chosen === true);
    expect(chosen).toMatchObject([{ touch: { kind: 'file', path: '/opt/dmdb' } }]);
    for (const text of allStatements) expect(text).toMatch(/^(?:SELECT |SET TRANSACTION READ ONLY$)/);
  });
});
