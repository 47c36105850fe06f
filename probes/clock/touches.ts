import { trustTouches } from '../../src/kit/client-certificate.ts';
import { placeOfUrl } from '../../src/kit/ladder/show-url.ts';
import { hostPort, type DeclaredTouch, type Touch } from '../../src/model/plan.ts';
import type { Settings } from './schema.ts';

/** Everything one look may touch. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const { url } = settings;
  if (url === undefined) return ntpTouches(settings);
  const parsed = new URL(url);
  const connect: Touch = { kind: 'connect', transport: 'tcp', ...placeOfUrl(parsed) };
  return [
    // a handshake that fails is looked at a second time, to name its cause
    { touch: connect, count: parsed.protocol === 'https:' ? 2 : 1 },
    { touch: headTouch(parsed), count: 1 },
    ...trustTouches(settings, 1),
  ];
}

function ntpTouches({ server = '', port, samples }: Settings): readonly DeclaredTouch[] {
  return [
    { touch: { kind: 'connect', transport: 'udp', host: server, port }, count: samples },
    { touch: timeTouch(server, port), count: samples },
  ];
}

/** Asking a time server, as the touch list has it. */
export function timeTouch(server: string, port: number): Touch {
  return { kind: 'request', at: hostPort(server, port), text: 'NTP time' };
}

/** Asking a web server, as the touch list has it. */
export function headTouch(url: URL): Touch {
  return { kind: 'url', method: 'HEAD', url: url.href };
}
