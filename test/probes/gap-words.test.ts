import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { loadProbes, probeKinds } from '../../probes/registry.ts';
import { allTexts } from '../../src/cli/all-texts.ts';
import { modelTexts } from '../../src/model/model-texts.ts';
import type { Texts } from '../../src/model/message.ts';
import { languages, type Language } from '../../src/model/words.ts';
import { namedNotes } from '../support/note-codes.ts';
import { declared, wordsOf, writtenIn } from '../support/own-words.ts';
import { allNodes, placeOf, programOf, readProgram, type SourceProgram } from '../support/source-program.ts';

const everyProbe = await loadProbes();

/** Words that stand in an error and reach no report, with the reason. */
const allowed: Readonly<Record<string, string>> = {
  "probes/java/jars/open-jar.ts 'no jar'": 'its callers say only which jar could not be read',
  "probes/java/jars/open-jar.ts 'no jar that can be read'": 'likewise',
  "src/kit/emulation/in-page.ts 'Illegal constructor'": 'what an engine says in a page',
  "src/kit/emulation/in-page.ts `Invalid flags supplied to RegExp constructor '${used}'`": 'likewise',
  'src/kit/emulation/in-page.ts `Invalid regular expression: /${text}/: Invalid group`': 'likewise',
  "src/kit/fleet/browser-queries.ts 'Nothing outside the query counts'": 'its caller says only that it is no query',
};

/** Texts of two and more words, and templates with a word, that may become the detail of a gap or failure. */
function ownDetails(program: SourceProgram): readonly string[] {
  const found = new Set<string>();
  for (const node of allNodes(program)) {
    for (const written of detailsAt(node, program).flatMap((each) => writtenIn(each, program))) {
      if (wordsOf(written).length < (ts.isTemplateExpression(written) ? 1 : 2)) continue;
      found.add(`${placeOf(written).replace(/:\d+$/, '')} ${written.getText()}`);
    }
  }
  return [...found].sort();
}

/** What a node gives a member `detail`, or an error as its message: that becomes the detail of a failure. */
function detailsAt(node: ts.Node, program: SourceProgram): readonly ts.Node[] {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'detail') return [node.initializer];
  if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'detail')
    return declared(program.checker.getShorthandAssignmentValueSymbol(node), program);
  if (ts.isNewExpression(node) && node.expression.getText().endsWith('Error')) return node.arguments?.slice(0, 1) ?? [];
  return [];
}

function programWith(files: Readonly<Record<string, string>>): SourceProgram {
  return programOf(new Map(Object.entries(files).map(([name, text]) => [`/${name}`, text])));
}

function textsIn(language: Language): Texts {
  return { ...modelTexts[language], ...allTexts(language, everyProbe) };
}

/** Names of the parameters of a template, sorted. */
function filledIn(text: string | undefined): readonly string[] {
  return [...new Set([...(text ?? '').matchAll(/\{([\w.-]+)/g)].map((match) => match[1] ?? ''))].sort();
}

const sources = readProgram(['probes', 'src']);

describe('the detail of a gap or failure', () => {
  it('has no words of ours: they are sentences in both languages', () => {
    const { files } = sources;
    const looking = files.filter(({ fileName }) => /\/(?:probes|src\/(?:run|kit|model))\//.test(fileName));
    expect(looking.length).toBeGreaterThan(300);
    expect(ownDetails({ ...sources, files: looking })).toEqual(Object.keys(allowed).sort());
  });

  it.each([
    ['itself', `export const gap = { detail: 'it is too long' };`],
    ['in a template', 'export const gap = (n: number) => ({ detail: `${String(n)} lines` });'],
    ['through a constant', `const words = 'it is too long'; export const gap = { detail: words };`],
    ['by its short name', `const detail = 'it is too long'; export const gap = { detail };`],
    ['as one of two', `export const gap = (said: string | null) => ({ detail: said ?? 'it is too long' });`],
    ['through a parameter', `const gap = (detail: string) => ({ detail }); export const g = gap('it is too long');`],
    ['through a function', `function why() { return 'it is too long'; } export const gap = { detail: why() };`],
    ['cut', `export const gap = { detail: 'it is too long'.slice(0, 300) };`],
    ['out of a table', `const t = { a: 'it is too long' }; export const gap = (k: 'a') => ({ detail: t[k] });`],
    [
      'through a member',
      `interface W { why: string } const gap = ({ why }: W) => ({ detail: why }); gap({ why: 'it is too long' });`,
    ],
    ['as an error', `throw new Error('it is too long');`],
  ])('is found where words of ours stand in it %s', (_how, text) => {
    expect(ownDetails(programWith({ 'a.ts': text }))).toHaveLength(1);
  });

  it('is found through another file, and not where a target says it', () => {
    const other = `export const words = 'it is too long';`;
    const named = `import { words } from './b.ts'; export const gap = { detail: words };`;
    expect(ownDetails(programWith({ 'a.ts': named, 'b.ts': other }))).toEqual([
      expect.stringContaining("b.ts 'it is too long'"),
    ]);
    const said = `export const gap = (e: Error, code: string) => [{ detail: e.message }, { detail: \`\${code}: \${e.message}\` }];`;
    expect(ownDetails(programWith({ 'a.ts': said, 'b.ts': other }))).toEqual([]);
  });
});

describe('a sentence about a gap or failure', () => {
  const { notes, made } = namedNotes(sources);

  it('is named whole, so that it can be found', () => {
    expect(made).toEqual([]);
    expect(notes.length).toBeGreaterThan(100);
  });

  it.each(languages)('has a text with just these parameters, %s', (language) => {
    const texts = textsIn(language);
    const wrong = notes.filter(({ code, params }) => {
      const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
      return text === undefined || (params !== null && filledIn(text).join() !== params.join());
    });
    expect(wrong.map(({ code, place, params }) => `${place} ${code} ${params?.join() ?? ''}`)).toEqual([]);
  });

  it.each([
    [`noted('not-reached', 'a.gap.x', { n: 1 });`, ['n']],
    [`const params = { n: 1, m: 2 }; noted('not-reached', n ? 'a.gap.x' : 'a.gap.x', params);`, ['m', 'n']],
    [`const gap = { note: 'a.gap.x', noteParams: { limit } };`, ['limit']],
    [`const note = { code: 'a.note.x', params: {} };`, []],
    [`notSupported('path', 'a.gap.x');`, []],
  ])('is read with its parameters: %s', (text, params) => {
    const { notes: read } = namedNotes(programWith({ 'a.ts': text }));
    expect(read.length).toBeGreaterThan(0);
    for (const each of read) expect(each.params).toEqual(params);
  });

  it('is not put together of parts', () => {
    const text = 'export const note = (name: string) => `a.gap.${name}`;';
    expect(namedNotes(programWith({ 'a.ts': text })).made).toHaveLength(1);
  });

  it('has the same parameters in every language', () => {
    const [en, zh] = [textsIn('en'), textsIn('zh-CN')];
    const differing = [...new Set(notes.map(({ code }) => code))].filter(
      (code) => filledIn(en[code]).join() !== filledIn(zh[code]).join(),
    );
    expect(differing).toEqual([]);
  });

  it.each(languages)('is said somewhere, %s', (language) => {
    const named = new Set(notes.map(({ code }) => code));
    const kinds = new Set([...probeKinds, 'kit', 'run']);
    const unsaid = Object.keys(textsIn(language)).filter((code) => {
      const match = /^([a-z-]+)\.(?:gap|note)\.[a-z0-9-]+$/.exec(code);
      return match !== null && kinds.has(match[1] ?? '') && !named.has(code);
    });
    expect(unsaid).toEqual([]);
  });
});
