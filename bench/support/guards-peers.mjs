import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { esCheck } from './accuracy-es-check.mjs';
import { bringPackages } from './bring-packages.mjs';

/** @typedef {import('./guards-run.mjs').Idiom} Idiom */
/** @typedef {{ verify: (text: string, config: object) => readonly { ruleId: string | null, fatal?: true }[] }} Linter */

/**
 * The idioms that es-check, asked for features too, finds wrong for one version of Chrome, by name.
 *
 * @param {readonly Idiom[]} idioms
 * @param {number} version
 * @returns {ReadonlySet<string>}
 */
export function esCheckIdioms(idioms, version) {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-idioms-'));
  const files = idioms.map((idiom, index) => ({ ...idiom, path: join(folder, `${String(index)}.js`) }));
  try {
    for (const { path, text } of files) writeFileSync(path, text);
    const wrong = [false, true].flatMap((module) => {
      const paths = files.filter((file) => file.module === module).map(({ path }) => path);
      return [...esCheck(paths, version, { module, checkFeatures: true })];
    });
    return new Set(files.filter(({ path }) => wrong.includes(path)).map(({ name }) => name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The idioms in which eslint-plugin-compat reports anything for one version of Chrome, by name.
 *
 * @param {readonly Idiom[]} idioms
 * @param {number} version
 * @returns {ReadonlySet<string>}
 */
export function compatIdioms(idioms, version) {
  const name = 'eslint-plugin-compat';
  const home = bringPackages(name, [`${name}@6.0.2`, 'eslint@9.17.0']);
  const require = createRequire(join(home, 'package.json'));
  // their documented entries
  const eslint = /** @type {{ Linter: new () => Linter }} */ (require('eslint'));
  /** @type {unknown} */
  const plugin = require(name);
  const linter = new eslint.Linter();
  const wrong = idioms.filter(({ text, module }) => {
    const said = linter.verify(text, {
      plugins: { compat: plugin },
      rules: { 'compat/compat': 'error' },
      languageOptions: { ecmaVersion: 'latest', sourceType: module ? 'module' : 'script' },
      settings: { browsers: [`chrome ${String(version)}`] },
    });
    return said.some(({ ruleId }) => ruleId === 'compat/compat');
  });
  return new Set(wrong.map((idiom) => idiom.name));
}
