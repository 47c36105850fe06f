import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Sources of ours with their symbols; types of libraries are not read. */
export interface SourceProgram {
  readonly checker: ts.TypeChecker;
  readonly files: readonly ts.SourceFile[];
}

/** Reads every source file below these folders (paths from the root of the project). */
export function readProgram(folders: readonly string[]): SourceProgram {
  const names = folders.flatMap((folder) =>
    readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => resolve(root, folder, name)),
  );
  return programOf(new Map(names.map((name) => [name, readFileSync(name, 'utf8')])));
}

/** The same for texts; modules outside of them are unknown. */
export function programOf(texts: ReadonlyMap<string, string>): SourceProgram {
  const options: ts.CompilerOptions = { noLib: true, types: [], strict: true, allowImportingTsExtensions: true };
  const sources = new Map(
    [...texts].map(([name, text]) => [name, ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true)]),
  );
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (name) => sources.get(name),
    fileExists: (name) => sources.has(name),
    readFile: (name) => texts.get(name),
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => {
        const name = resolve(dirname(from), text);
        const known = text.startsWith('.') && sources.has(name);
        return { resolvedModule: known ? { resolvedFileName: name, extension: ts.Extension.Ts } : undefined };
      }),
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return { checker: program.getTypeChecker(), files: [...sources.values()] };
}

/** Every node of a file, from the outside to the inside. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

/** Every node of every file. */
export function* allNodes({ files }: SourceProgram): Generator<ts.Node> {
  for (const file of files) yield* nodesOf(file);
}

/** `probes/ports/observe.ts:45`, the place of a node. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${relative(root, file.fileName)}:${String(line + 1)}`;
}
