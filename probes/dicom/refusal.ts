import type { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import { nested, value, type Message } from '../../src/model/message.ts';
import { pduTypes, type Pdu } from './pdu.ts';
import type { Settings } from './schema.ts';

/** Reasons of a rejection by `source.reason` (PS3.8, table 9-21). */
const reasons: Readonly<Record<string, string>> = {
  '1.1': 'dicom.reason.none',
  '1.2': 'dicom.reason.context',
  '1.3': 'dicom.reason.calling',
  '1.7': 'dicom.reason.called',
  '2.1': 'dicom.reason.none',
  '2.2': 'dicom.reason.version',
};
/** Too busy just now: congestion, or a limit. */
const crowded: readonly string[] = ['3.1', '3.2'];

/** The failure for a unit that ends the association: a rejection, or an abort. Null: it does neither. */
export function refusalOf(server: Visiting, unit: Pdu, { called, calling }: Settings): ProbeFailure | null {
  const names = { calling: value(calling), called: value(called) };
  const [, , source = 0, reason = 0] = unit.content;
  if (unit.type === pduTypes.abort) {
    const params = { source: String(source), reason: String(reason) };
    return server.failure('association-rejected', { ...names, said: nested({ code: 'dicom.reason.abort', params }) });
  }
  if (unit.type !== pduTypes.associateReject) return null;
  const [, , rejecting = 0, why = 0] = unit.content;
  const key = `${String(rejecting)}.${String(why)}`;
  if (crowded.includes(key)) return server.failure('too-many-connections');
  return server.failure('association-rejected', { ...names, said: nested(reasonOf(key)) });
}

function reasonOf(key: string): Message {
  const code = reasons[key];
  return code === undefined ? { code: 'dicom.reason.other', params: { number: key } } : { code, params: {} };
}
