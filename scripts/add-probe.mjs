import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { probeTemplate } from './probe-template.mjs';

/** One probe in the registry. */
const registryLine = /^ {2}[\w'-]+: async \(\) => \(await import\('\.\/[^/']+\/index\.ts'\)\)\.\w+,$/;

/**
 * Makes the folder of a new probe and adds its line to the registry, in the order of the alphabet. Throws with a
 * sentence for people, and then has written nothing.
 *
 * @param {string} folder the project's folder, absolute
 * @param {string} kind
 * @returns {readonly string[]} the files written or changed, relative to the project's folder
 */
export function addProbe(folder, kind) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(kind)) {
    throw new Error(`"${kind}" cannot name a probe: small letters and digits, parts joined by "-", such as "redis".`);
  }
  const probe = join(folder, 'probes', kind);
  if (existsSync(probe)) throw new Error(`probes/${kind} exists already.`);
  const name = kind.replaceAll(/-(.)/g, (_, letter) => String(letter).toUpperCase());
  const registry = join(folder, 'probes', 'registry.ts');
  const text = withLine(
    readFileSync(registry, 'utf8'),
    `  ${kind === name ? kind : `'${kind}'`}: async () => (await import('./${kind}/index.ts')).${name},`,
  );
  mkdirSync(probe);
  const files = Object.entries(probeTemplate(kind, name));
  for (const [file, content] of files) writeFileSync(join(probe, file), content);
  writeFileSync(registry, text);
  return [...files.map(([file]) => `probes/${kind}/${file}`), 'probes/registry.ts'];
}

/**
 * @param {string} text of the registry
 * @param {string} line
 */
function withLine(text, line) {
  const lines = text.split('\n');
  const first = lines.findIndex((one) => registryLine.test(one));
  if (first === -1) throw new Error('probes/registry.ts has no line of the form `http: async () => ...`.');
  let at = first;
  while (registryLine.test(lines[at] ?? '') && path(lines[at] ?? '') < path(line)) at += 1;
  return [...lines.slice(0, at), line, ...lines.slice(at)].join('\n');
}

/** @param {string} line */
function path(line) {
  return line.slice(line.indexOf(' import('));
}
