import type { Language } from '../model/words.ts';

/** What a command may use of the process it runs in. Only src/cli makes one. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Results for machines, or the text that was asked for. */
  readonly out: (text: string | Uint8Array) => void;
  /** Everything else that is said to people: progress, summary, problems. */
  readonly err: (text: string) => void;
  readonly stdin: NodeJS.ReadStream;
  /** A person sits before standard error. */
  readonly interactive: boolean;
  /** Standard output is a screen: bytes have no place there. */
  readonly outIsTerminal: boolean;
  readonly colour: boolean;
  /** The terminal may know no symbols beyond ASCII. */
  readonly ascii: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly language: Language;
  readonly now: () => number;
}

/** A mistake in how the command was called: shown without a stack, exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Nothing could be written: shown without a stack, exit code 4. */
export class NoResultError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'NoResultError';
  }
}

/** Reads what the process offers. `NO_COLOR` and `--no-color` are respected (no-color.org). */
export function processContext(): Context {
  const { env } = process;
  const interactive = process.stderr.isTTY;
  return {
    env,
    cwd: process.cwd(),
    out: (text) => {
      process.stdout.write(text);
    },
    err: (text) => {
      process.stderr.write(text);
    },
    stdin: process.stdin,
    interactive: interactive && (env['CI'] ?? '') === '',
    outIsTerminal: process.stdout.isTTY,
    colour: interactive && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
    ascii: !/utf-?8/i.test(env['LC_ALL'] ?? env['LC_CTYPE'] ?? env['LANG'] ?? '') && process.platform !== 'win32',
    width: Math.max(40, Math.min(process.stderr.columns || 100, 120)),
    language: languageOf(env),
    now: () => Date.now(),
  };
}

/** The language of the terminal, by PLUMBLINE_LANG and the POSIX locale variables. */
export function languageOf(env: Context['env']): Language {
  const words = [env['PLUMBLINE_LANG'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']];
  const first = words.find((word) => word !== undefined && word !== '');
  return first?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en';
}
