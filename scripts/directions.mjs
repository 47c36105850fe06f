import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { projectFolder } from './project-folder.mjs';

/**
 * @typedef {{ rule: string, from: string, to: string, because: string }} Violation
 * @typedef {{ modules: number, dependencies: number, violations: readonly Violation[], unread: readonly string[] }} Directions
 */

const roots = ['src', 'probes', 'reports'];

/**
 * Holds every module under src, probes and reports of `folder` against the rules of .dependency-cruiser.mjs.
 * `unread` names the files that were not read, or whose relative imports were not seen: a parser that cannot read
 * TypeScript finds no violation either.
 *
 * @param {string} folder absolute path
 * @returns {Promise<Directions>}
 */
export async function directions(folder) {
  const present = roots.filter((root) => existsSync(join(folder, root)));
  const options = await extractDepcruiseOptions(join(projectFolder, '.dependency-cruiser.mjs'));
  const tsConfig = extractTSConfig(join(projectFolder, 'tsconfig.json'));
  const { output } = await cruise(present, { ...options, baseDir: folder, validate: true }, {}, { tsConfig });
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text instead of a result.');
  /** @type {Map<string, number>} */
  const localDependencies = new Map();
  let dependencies = 0;
  for (const module of output.modules) {
    dependencies += module.dependencies.length;
    localDependencies.set(module.source, module.dependencies.filter((one) => one.module.startsWith('.')).length);
  }
  const files = present.flatMap((root) => typescriptFiles(folder, root));
  const reasons = new Map((options.ruleSet?.forbidden ?? []).map((rule) => [rule.name, rule.comment ?? '']));
  return {
    modules: files.filter((file) => localDependencies.has(file)).length,
    dependencies,
    violations: output.summary.violations.map((violation) => ({
      rule: violation.rule.name,
      from: violation.from,
      to: violation.to,
      because: reasons.get(violation.rule.name) ?? '',
    })),
    unread: files.filter((file) => {
      const seen = localDependencies.get(file);
      return seen === undefined || seen < relativeImports(join(folder, file));
    }),
  };
}

/**
 * @param {string} folder
 * @param {string} root
 * @returns {string[]} paths relative to `folder`, with forward slashes
 */
function typescriptFiles(folder, root) {
  return readdirSync(join(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${root}/${name.replaceAll('\\', '/')}`);
}

/**
 * Number of different modules that a file imports or re-exports by a relative path, counted without a parser.
 *
 * @param {string} file
 */
function relativeImports(file) {
  const found = readFileSync(file, 'utf8').matchAll(/^(?:import|export|\})[^'"\n]*from ['"](\.[^'"]+)['"];?$/gm);
  return new Set(Array.from(found, (match) => match[1])).size;
}
