import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { dicom } from '../../../probes/dicom/index.ts';
import { item, pdu } from '../../../probes/dicom/pdu.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer } from '../../support/debian-server.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { noReference } from '../../support/no-reference.ts';

const program = '/usr/bin/storescp';
const host = '127.0.0.1';
const none = noReference;
const context = { now: 0, timeZone: 'UTC', reference: none };

contract('required', 'DCMTK of this distribution', debianMissing([program], 'dcmtk'), () => {
  const server = sharedServer({ program, args: ({ port, folder }) => ['-od', folder, String(port)] });
  const refusing = sharedServer({ program, args: ({ port, folder }) => ['--refuse', '-od', folder, String(port)] });

  it('answers C-ECHO', async () => {
    const { answer, failure, touched } = await look(dicom, { host, port: server().port, called: 'ARCHIVE' });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      mostBytes: 16_384,
      verification: 'accepted',
      transferSyntax: '1.2.840.10008.1.2.1',
      echo: { success: true, status: '0000' },
    });
    expect(answer?.facts.implementation.classUid).toMatch(/^1\.2\.276\.0\.7230010\.3\./);
    expect(touched.map((line) => line.replace(/^request \S+ /, ''))).toEqual([
      'A-ASSOCIATE PLUMBLINE > ARCHIVE, Verification',
      'C-ECHO',
      'A-RELEASE',
    ]);
    const derived = dicom.derive?.(answer?.facts ?? {}, context).facts ?? {};
    expect(derived['product']).toBe('DCMTK');
    expect(derived['version']).toMatch(/^3\.\d\.\d$/);
  });

  it('may refuse an association', async () => {
    const { failure } = await look(dicom, { host, port: refusing().port });
    expect(failure).toMatchObject({
      failureCause: 'association-rejected',
      params: { calling: { value: 'PLUMBLINE' }, called: { value: 'ANY-SCP' } },
    });
  });
});

describe('an application', () => {
  const servers: { close: () => void }[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  /** Gives one answer to each unit. */
  async function answering(...answers: readonly (Buffer | 'close')[]): Promise<number> {
    const server = createServer((socket: Socket) => {
      const left = [...answers];
      socket.on('error', () => undefined);
      socket.on('data', () => {
        const answer = left.shift();
        if (answer === 'close') socket.end();
        else if (answer !== undefined) socket.write(answer);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    servers.push(server);
    const at = server.address();
    return typeof at === 'object' && at !== null ? at.port : 0;
  }
  const accept = (result: number): Buffer =>
    pdu(
      2,
      Buffer.alloc(68),
      item(0x21, Buffer.from([1, 0, result, 0]), item(0x40, '1.2.840.10008.1.2')),
      item(0x50, item(0x51, Buffer.alloc(4)), item(0x52, '1.2.3'), item(0x55, 'ACME_1')),
    );
  const reject = (source: number, reason: number): Buffer => pdu(3, Buffer.from([0, 1, source, reason]));

  it.each([
    [1, 3, 'dicom.reason.calling'],
    [1, 7, 'dicom.reason.called'],
    [1, 2, 'dicom.reason.context'],
    [2, 2, 'dicom.reason.version'],
    [1, 9, 'dicom.reason.other'],
  ])('rejects for reason %i.%i', async (source, reason, code) => {
    const port = await answering(reject(source, reason));
    const { failure } = await look(dicom, { host, port, answerWithin: 300 });
    expect(failure).toMatchObject({ failureCause: 'association-rejected', params: { said: { code } } });
  });

  it('may offer no Verification', async () => {
    const port = await answering(accept(3), pdu(6, Buffer.alloc(4)));
    const { answer, failure } = await look(dicom, { host, port, answerWithin: 300 });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      verification: 'service-unknown',
      transferSyntax: null,
      mostBytes: null,
      implementation: { classUid: '1.2.3', versionName: 'ACME_1' },
      echo: null,
    });
    expect(dicom.derive?.(answer?.facts ?? {}, context).gaps).toHaveLength(2);
  });

  it('may close in place of an answer to the release', async () => {
    const port = await answering(accept(3), 'close');
    const { answer, failure } = await look(dicom, { host, port, answerWithin: 2000 });
    expect(failure).toBeNull();
    expect(answer?.facts.verification).toBe('service-unknown');
  });

  it.each([
    ['is full', [reject(3, 1)], 'too-many-connections'],
    ['breaks off', [pdu(7, Buffer.from([0, 0, 2, 1]))], 'association-rejected'],
    ['breaks off later', [accept(0), pdu(7, Buffer.from([0, 0, 2, 1]))], 'association-rejected'],
    ['gives a result nobody knows', [accept(9)], 'reply-not-understood'],
    ['answers with something else', [pdu(6, Buffer.alloc(4))], 'reply-not-understood'],
    ['answers C-ECHO with nonsense', [accept(0), pdu(4, Buffer.alloc(40, 0xff))], 'reply-not-understood'],
    ['answers C-ECHO with nothing', [accept(0), pdu(4)], 'reply-not-understood'],
    ['never answers C-ECHO', [accept(0)], 'reply-late'],
    ['claims a length of gigabytes', [Buffer.from([2, 0, 0xff, 0xff, 0xff, 0xff])], 'protocol-not-spoken'],
  ])('that %s', async (_what, answers, cause) => {
    const port = await answering(...answers);
    expect((await look(dicom, { host, port, answerWithin: 300 })).failure?.failureCause).toBe(cause);
  });
});

describe('settings', () => {
  it.each(['', ' A', 'A ', 'A\\B', 'A'.repeat(17), '影像'])('%j is no AE title', (called) => {
    const { error } = dicom.settings.safeParse({ host, called });
    expect(error?.issues.map((issue) => issue.message)).toEqual(['dicom.ae-title']);
  });
});

describe('what is no DICOM application', () => {
  hostileServers((port) => look(dicom, { host, port, answerWithin: 300 }));
});
