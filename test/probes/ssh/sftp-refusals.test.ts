import { generateKeyPairSync } from 'node:crypto';
import ssh2, { type SftpServer } from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { ssh } from '../../../probes/ssh/index.ts';
import { look } from '../../support/http-task.ts';

const hostKey = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
}).privateKey;

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Attributes = Parameters<SftpServer['attrs']>[1];
const whole = { mode: 0o40755, size: 0, atime: 0, mtime: 0 };

/** A server that knows one directory and opens it with this status (draft-ietf-secsh-filexfer-02, section 7). */
async function opening(status: number, attributes: Attributes = whole): Promise<number> {
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (guest) => {
    guest.on('error', () => undefined);
    guest.on('authentication', (attempt) => {
      if (attempt.method === 'password') attempt.accept();
      else attempt.reject(['password']);
    });
    guest.on('session', (accept) => {
      accept().on('sftp', (begin) => {
        const sftp = begin();
        sftp.on('STAT', (id) => sftp.attrs(id, attributes));
        sftp.on('OPENDIR', (id) => sftp.status(id, status));
      });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  stops.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  );
  return server.address().port;
}

describe('a directory that is not opened', () => {
  const account = { user: 'audit', password: 'proud-otter-61', anyHostKey: true, sftp: { paths: ['/in'] } };
  const visit = async (status: number, attributes?: Attributes) =>
    look(ssh, { host: '127.0.0.1', port: await opening(status, attributes), ...account });

  it('is one that may not be listed where that is refused', async () => {
    const { answer, failure } = await visit(3);
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ sftp: { paths: [{ kind: 'directory', mayList: false }] } });
  });

  it.each([
    [{}, ['kind', 'mode', 'size', 'modified', 'mayList']],
    [{ mode: 0o40755 }, ['modified']],
    [{ mode: 0o100644, atime: 0, mtime: 0 }, ['size']],
  ])('may have no more attributes than %j', async (attributes, untold) => {
    const { answer, failure } = await visit(3, attributes);
    expect(failure).toBeNull();
    expect(answer?.facts.sftp?.paths[0]).toMatchObject({ path: '/in', exists: true });
    const paths = answer?.gaps?.map(({ path }) => path.replace('sftp.paths[path="/in"].', '')) ?? [];
    expect(paths.filter((path) => !['free', 'total'].includes(path))).toEqual(untold);
  });

  it('is a gap where it failed otherwise', async () => {
    const { answer, failure } = await visit(4);
    expect(failure).toBeNull();
    expect(answer?.facts.sftp?.paths[0]?.mayList).toBeUndefined();
    expect(answer?.gaps).toContainEqual(
      expect.objectContaining({ path: 'sftp.paths[path="/in"].mayList', reason: 'not-reached' }),
    );
  });
});
