import { hostPort, nameTouch, ownNameServers, type DeclaredTouch, type Touch } from '../../src/model/plan.ts';
import type { RecordType } from './message/types.ts';
import { isAddress, questionName } from './question-name.ts';
import type { Settings } from './schema.ts';

/** Name servers of this machine that are asked at most, until one answers. */
export const mostServers = 4;

/** Everything one look may touch. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const { port, server, types, transport } = settings;
  const host = server ?? ownNameServers;
  const count = types.length + (server === undefined ? mostServers : 0);
  const connect = (over: 'udp' | 'tcp', times: number): DeclaredTouch => ({
    touch: { kind: 'connect', transport: over, host, port: server === undefined ? 53 : port },
    count: times,
  });
  return [
    // a server that does not understand extensions is asked again without
    ...(transport === 'udp' ? [connect('udp', count * 2)] : []),
    connect('tcp', count * 2),
    ...types.map((type) => ({ touch: questionTouch(settings, type), count: server === undefined ? mostServers : 1 })),
    ...(asksSystem(settings) ? [{ touch: nameTouch(settings.name), count: 1 }] : []),
  ];
}

/** A question as the touch list has it. */
export function questionTouch({ name, server, port }: Settings, type: RecordType): Touch {
  const at = server === undefined ? hostPort(ownNameServers, 53) : hostPort(server, port);
  return { kind: 'request', at, text: `${type} ${questionName(name)}` };
}

/** Whether the operating system’s answer can be held against that of the name server. */
export function asksSystem({ name, types }: Settings): boolean {
  return !isAddress(name) && types.some((type) => type === 'A' || type === 'AAAA');
}
