import { maskSecrets } from '../../../src/kit/looks-secret.ts';

const longest = 200;

/**
 * The name of a source as people know it: `src/pages/order.tsx` of `webpack://portal/./src/pages/order.tsx?4f2a` and of
 * `../../src/pages/order.tsx`. A very long one keeps its end.
 */
export function sourceName(raw: string): string {
  const plain = raw.slice(-4 * longest).replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '');
  const path = plain.replaceAll('\\', '/').replace(/[?#].*$/s, '');
  const inside = withoutScheme(path)
    .replaceAll(/\/(?:\.\/)+/g, '/')
    .replace(/^(?:\.{1,2}\/)+/, '');
  // a secret is told by what stands at the beginning of a word, too
  const shown = maskSecrets(inside).split('/').map(maskSecrets).join('/');
  return shown.length <= longest ? shown : `…${shown.slice(-longest)}`;
}

/** A bundler writes its own name and that of the application before the path; `./` begins the path itself. */
function withoutScheme(path: string): string {
  const scheme = /^([a-z][\w+.-]+):\/\//i.exec(path);
  if (scheme === null) return path;
  const rest = path.slice(scheme[0].length);
  if (scheme[1] === 'file') return rest.replace(/^\/(?=[a-z]:)/i, '');
  const marked = /(?:^|\/)\.\/(.*)$/s.exec(rest)?.[1];
  return marked ?? rest.replace(/^[^/]*\//, '');
}
