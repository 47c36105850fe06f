import { isIP } from 'node:net';
import { nameTouch, type DeclaredTouch, type Touch } from '../../../../model/plan.ts';
import { placeOfUrl } from '../../show-url.ts';

/** Whether the place of a PAC file is a URL; else it is the path of a file. */
export function isPacUrl(from: string): boolean {
  return /^https?:\/\//i.test(from);
}

/** Reading the PAC file, as the touch list shows it. */
export function pacTouch(from: string): Touch {
  return isPacUrl(from) ? { kind: 'url', method: 'GET', url: new URL(from).href } : { kind: 'file', path: from };
}

/** What is touched to ask a PAC file the way to a host: the file, and the address of the host, which it may want. */
export function pacTouches(from: string, host: string): readonly DeclaredTouch[] {
  const name: readonly DeclaredTouch[] = isIP(host) === 0 ? [{ touch: nameTouch(host), count: 1 }] : [];
  const read: readonly DeclaredTouch[] = [{ touch: pacTouch(from), count: 1 }, ...name];
  if (!isPacUrl(from)) return read;
  const url = new URL(from);
  // A handshake that fails is looked at again and once more, to name its cause.
  const count = url.protocol === 'https:' ? 3 : 1;
  return [{ touch: { kind: 'connect', transport: 'tcp', ...placeOfUrl(url) }, count }, ...read];
}
