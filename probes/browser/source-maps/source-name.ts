import { maskSecrets } from '../../../src/kit/looks-secret.ts';

const longest = 200;

/**
 * The name of a source as people know it: `src/pages/order.tsx` of `webpack://portal/./src/pages/order.tsx?4f2a` and of
 * `../../src/pages/order.tsx`. Of a path on the machine that built it only what lies within the project is kept: who
 * built it, and for whom besides, is nobody else’s matter. A very long one keeps its end.
 */
export function sourceName(raw: string): string {
  const plain = raw.slice(-4 * longest).replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '');
  const path = plain.replaceAll('\\', '/').replace(/[?#].*$/s, '');
  const inside = withinProject(withoutScheme(path).replaceAll(/\/(?:\.\/)+/g, '/'));
  // a secret is told by what stands at the beginning of a word, too
  const shown = maskSecrets(inside).split('/').map(maskSecrets).join('/');
  return shown.length <= longest ? shown : `…${shown.slice(-longest)}`;
}

/** Folders of people, on the systems that software is built on. */
const home = /^(?:[a-z]:)?\/*(?:(?:home|users|documents and settings)\/[^/]+|root)\//i;
/** Folders that are kept where it does not show in which the project begins. */
const fewest = 2;

function withinProject(path: string): string {
  const relative = path.replace(/^(?:\.{1,2}\/)+/, '');
  const isLedOut = relative.length < path.length && home.test(relative);
  if (!isLedOut && !/^(?:[a-z]:)?\//i.test(relative)) return relative;
  const parts = relative
    .replace(home, '')
    .replace(/^(?:[a-z]:)?\/+/i, '')
    .split('/');
  const begin = ['node_modules', 'src'].map((name) => parts.lastIndexOf(name)).find((at) => at >= 0);
  return parts.slice(begin ?? -1 - fewest).join('/');
}

/** A bundler writes its own name and that of the application before the path; `./` begins the path itself. */
function withoutScheme(path: string): string {
  const scheme = /^([a-z][\w+.-]+):\/\//i.exec(path);
  if (scheme === null) return path;
  const rest = path.slice(scheme[0].length);
  // without a third stroke it is the name of a machine
  if (scheme[1]?.toLowerCase() === 'file')
    return /^\/|^[a-z]:/i.test(rest) ? rest.replace(/^\/(?=[a-z]:)/i, '') : `//${rest}`;
  const marked = /(?:^|\/)\.\/(.*)$/s.exec(rest)?.[1];
  if (marked !== undefined) return marked;
  return rest.startsWith('/') && home.test(rest) ? rest : rest.replace(/^[^/]*\//, '');
}
