/** What the command line of a JVM says. */
export interface JvmArguments {
  readonly main: string | null;
  readonly jar: string | null;
  /** Entries of the class path as written; `lib/*` stands for the jars of a folder. */
  readonly classPath: readonly string[];
  /** Options before the main class, in order. */
  readonly options: readonly string[];
  /** -D properties; of equal names the last. */
  readonly properties: ReadonlyMap<string, string>;
  /** Options stand in a file too (@argfile, -XX:Flags, -XX:VMOptionsFile), which is not read. */
  readonly more: boolean;
}

/** Options of the launcher whose value is the next argument (java(1)). */
const withValue = new Set(
  '-cp -classpath --class-path -p --module-path --upgrade-module-path --add-modules --limit-modules --add-exports --add-opens --add-reads --patch-module --enable-native-access -d --describe-module --source'.split(
    ' ',
  ),
);

const classPathOptions: readonly string[] = ['-cp', '-classpath', '--class-path'];

/** Reads the arguments of the java launcher, without its own name. `separator` parts the class path. */
export function parseArguments(argv: readonly string[], separator: ':' | ';'): JvmArguments {
  const options: string[] = [];
  let classPath = '';
  let at = 0;
  let jar: string | null = null;
  let main: string | null = null;
  while (at < argv.length && main === null && jar === null) {
    const word = argv[at] ?? '';
    const next = argv[at + 1] ?? null;
    if (word === '-jar') jar = next;
    else if (word === '-m' || word === '--module') main = next;
    else if (classPathOptions.includes(word)) classPath = next ?? '';
    else if (word.startsWith('--class-path=')) classPath = word.slice('--class-path='.length);
    else if (word.startsWith('-') || word.startsWith('@')) options.push(word);
    else main = word;
    at += withValue.has(word) ? 2 : 1;
  }
  const more = options.some((option) => /^@|^-XX:(?:Flags|VMOptionsFile)=/.test(option));
  const entries = jar === null ? classPath.split(separator) : [jar];
  return {
    main,
    jar,
    options,
    more,
    properties: propertiesOf(options),
    classPath: entries.filter((each) => each !== ''),
  };
}

/** -D properties among options; of equal names the last. */
export function propertiesOf(options: readonly string[]): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const option of options) {
    const match = /^-D([^=]{1,300})(?:=([\s\S]*))?$/.exec(option);
    if (match?.[1] !== undefined) properties.set(match[1], match[2] ?? '');
  }
  return properties;
}
