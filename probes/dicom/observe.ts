import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import { associateRequest, dataUnit, readAccepted, releaseRequest } from './association.ts';
import { echoRequest, echoStatus } from './echo.ts';
import { pduTypes, takePdu, type Pdu } from './pdu.ts';
import { refusalOf } from './refusal.ts';
import { askEcho, askRelease, associateText } from './requests.ts';
import { Facts, type Settings } from './schema.ts';

/** Opens an association for Verification, sends C-ECHO, and releases it (DICOM PS3.8, PS3.7 section 9.1.5). */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { facts, gaps, timings } = await visit(task, { name: 'DICOM' }, (server) => talk(server, task.settings));
  return { facts: Facts.parse(facts), gaps, timings };
}

/** Results for a presentation context by number (PS3.8, table 9-18). */
const results = ['accepted', 'refused', 'no-reason', 'service-unknown', 'syntax-unknown'] as const;

async function talk(server: Visiting, settings: Settings): Promise<void> {
  const next = async (expected: number): Promise<Pdu> => {
    const unit = await server.read(takePdu((bytes) => server.foreign(bytes)));
    const refusal = refusalOf(server, unit, settings);
    if (refusal !== null) throw refusal;
    if (unit.type !== expected) throw server.failure('reply-not-understood');
    return unit;
  };
  server.touched(associateText(settings));
  server.send(associateRequest(settings.called, settings.calling));
  const { classUid, versionName, mostBytes, result, transferSyntax } = readAccepted(
    (await next(pduTypes.associateAccept)).content,
  );
  const verification = result === null ? 'no-reason' : results[result];
  if (verification === undefined) throw server.failure('reply-not-understood');
  server.learn({ implementation: { classUid, versionName }, mostBytes, verification, transferSyntax, echo: null });
  if (verification === 'accepted') await echo(server, next);
  await release(server);
}

/** All is known by now. Some applications close the connection in place of an answer, which is no matter. */
async function release(server: Visiting): Promise<void> {
  server.touched(askRelease);
  server.send(releaseRequest());
  await server.read(takePdu((bytes) => server.foreign(bytes))).catch(() => null);
}

async function echo(server: Visiting, next: (expected: number) => Promise<Pdu>): Promise<void> {
  server.touched(askEcho);
  server.send(dataUnit(echoRequest()));
  const status = echoStatus((await next(pduTypes.data)).content);
  if (status === null) throw server.failure('reply-not-understood');
  server.learn({ echo: { success: status === 0, status: status.toString(16).padStart(4, '0') } });
}
