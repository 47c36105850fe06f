import { RE2JS } from 're2js';

/** Which entries are taken. Paths are relative to the root, with `/`. */
export interface Globs {
  readonly takes: (path: string) => boolean;
  /** Whether everything below a folder is left out, so that it need not be entered. */
  readonly prunes: (folder: string) => boolean;
}

/**
 * Compiles globs: `*` and `?` stay within a name, `**` crosses folders (`x/**` is x and all below it), `{a,b}` is
 * either, `[a-z]` one of these. A glob without `/` is asked of the whole path too, so `*.jar` means the top only, as in
 * other tools. They run on RE2, because a glob like `*a*a*a*b` meets names that somebody else chose.
 */
export function compileGlobs(include: readonly string[], exclude: readonly string[]): Globs {
  const wanted = include.map(compile);
  const unwanted = exclude.map(compile);
  const below = exclude.filter((glob) => glob.endsWith('/**') || glob === '**').map(compile);
  const fits = (patterns: readonly RE2JS[], path: string): boolean => patterns.some((each) => each.matches(path));
  return {
    takes: (path) => (wanted.length === 0 || fits(wanted, path)) && !fits(unwanted, path),
    prunes: (folder) => fits(below, folder),
  };
}

/** Whether a text is a glob that can be compiled. One that climbs with `..` or begins at the top never fits anything. */
export function isGlob(glob: string): boolean {
  if (glob.startsWith('/') || glob.split('/').includes('..')) return false;
  try {
    compile(glob);
    return true;
  } catch {
    return false;
  }
}

function compile(glob: string): RE2JS {
  return RE2JS.compile(translate(glob), RE2JS.DOTALL);
}

const tokens = /\/\*\*$|\*\*\/|\*\*|\*|\?|\[!?[^\]/]+\]|\{|\}|,|\\.|[^]/gu;

function translate(glob: string): string {
  let depth = 0;
  let pattern = '';
  for (const [token] of glob.matchAll(tokens)) {
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    pattern += depth < 0 ? RE2JS.quote(token) : part(token, depth > 0);
    depth = Math.max(0, depth);
  }
  return depth === 0 ? pattern : RE2JS.quote(glob);
}

function part(token: string, inBraces: boolean): string {
  switch (token) {
    case '/**':
      return '(?:/.*)?';
    case '**/':
      return '(?:.*/)?';
    case '**':
      return '.*';
    case '*':
      return '[^/]*';
    case '?':
      return '[^/]';
    case '{':
      return '(?:';
    case '}':
      return ')';
    case ',':
      return inBraces ? '|' : ',';
  }
  if (token.length > 2 && token.startsWith('[')) return token.replace('[!', '[^').replaceAll('\\', '\\\\');
  return RE2JS.quote(token.startsWith('\\') && token.length > 1 ? token.slice(1) : token);
}
