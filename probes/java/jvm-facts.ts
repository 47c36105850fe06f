import { becauseOf, gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { Attached } from './attached.ts';
import { findDrivers } from './jars/find-drivers.ts';
import { readJavaHome } from './java-home.ts';
import { isMissed, type JvmProcess } from './jvm-process.ts';
import { looksSecret } from './looks-secret.ts';
import { optionFacts } from './option-facts.ts';
import { propertiesOf } from './parse-arguments.ts';
import type { Jvm } from './schema.ts';

const longestValue = 2000;

/** Files of one driver that a gap names. */
const mostFiles = 10;

/**
 * What is reported of one JVM, under its name.
 *
 * @param answer what it said of itself; where it should have been asked and said nothing, why; null: not to be asked
 */
export async function jvmFacts(
  jvm: JvmProcess,
  name: string,
  answer: Attached | Missed | null,
): Promise<{ readonly facts: Jvm; readonly gaps: readonly Gap[] }> {
  const gaps: Gap[] = [];
  const miss = (facts: readonly string[], missed: Missed): void => {
    gaps.push(
      ...gapsAt(
        facts.map((fact) => pathOf(name, fact)),
        missed,
      ),
    );
  };
  const facts: Jvm = { main: jvm.args.main, jar: jvm.args.jar, pid: jvm.pid };
  if (jvm.startedAt === null) miss(['startedAt'], noted('not-reached', 'java.gap.start'));
  else facts.startedAt = jvm.startedAt;
  await addHome(jvm, facts, miss);
  addOptions(jvm, facts, answer, miss);
  if (isMissed(jvm.workingDirectory)) miss(['workingDirectory'], jvm.workingDirectory);
  else facts.workingDirectory = jvm.workingDirectory;
  await addDrivers(jvm, facts, miss);
  return { facts, gaps };
}

type Miss = (facts: readonly string[], missed: Missed) => void;

async function addHome(jvm: JvmProcess, facts: Jvm, miss: Miss): Promise<void> {
  if (isMissed(jvm.program)) {
    miss(['home', 'version', 'vendor'], jvm.program);
    return;
  }
  const { home, version, vendor } = await readJavaHome(jvm.program, jvm.root);
  facts.home = home;
  if (isMissed(version)) {
    miss(['version', 'vendor'], version);
    return;
  }
  facts.version = version;
  facts.vendor = vendor;
}

/**
 * What is not given on the command line may be given where we could not look: then it is unseen, not none. Where the
 * JVM should have said what is in force and did not, so is whatever nobody gave.
 */
function addOptions(jvm: JvmProcess, facts: Jvm, answer: Attached | Missed | null, miss: Miss): void {
  const { environment, args } = jvm;
  const unasked = isMissed(answer) ? answer : null;
  const attached = isMissed(answer) ? null : answer;
  const known = isMissed(environment) ? args.options : [...environment.first, ...args.options, ...environment.last];
  const options = [...known, ...(attached?.flags ?? [])];
  const properties = propertiesOf(options);
  const given = {
    ...optionFacts(options),
    fileEncoding: attached?.properties.get('file.encoding') ?? properties.get('file.encoding') ?? null,
    timeZone: attached?.properties.get('user.timezone') ?? properties.get('user.timezone') ?? null,
  };
  const elsewhere = isMissed(environment) ? environment : inFile;
  const allGiven = unasked === null && !isMissed(environment) && !args.more;
  const isSilent = ([fact, set]: readonly [string, unknown]): boolean =>
    (set === null || set === false) && (attached === null || untold.includes(fact));
  const unseen = allGiven ? [] : Object.entries(given).flatMap((each) => (isSilent(each) ? [each[0]] : []));
  Object.assign(facts, Object.fromEntries(Object.entries(given).filter(([fact]) => !unseen.includes(fact))));
  miss(unseen, unasked ?? noted(elsewhere.reason, 'java.gap.elsewhere', { because: becauseOf(elsewhere) }));
  const kept: [string, string][] = [];
  for (const [property, text] of properties) {
    if (looksSecret(property, text)) miss([`properties\0${property}`], secretGap);
    else kept.push([property, text.slice(0, longestValue)]);
  }
  facts.properties = Object.fromEntries(kept);
  // a name that is not on the command line may be set elsewhere
  if (!allGiven) miss(['properties'], { ...(unasked ?? elsewhere), reason: 'truncated' });
}

/** Facts that jcmd does not tell: agents are no flags. */
const untold: readonly string[] = ['debug'];

const inFile = noted('not-supported', 'java.gap.options-file');

const secretGap = noted('not-permitted', 'kit.gap.secret');

async function addDrivers(jvm: JvmProcess, facts: Jvm, miss: Miss): Promise<void> {
  const { workingDirectory: folder, openJars, args, root } = jvm;
  // without a view into the file system of the process its jars cannot be told from ours
  if (isMissed(openJars) && root !== '') {
    miss(['drivers'], openJars);
    return;
  }
  const { drivers, unseen } = await findDrivers({
    classPath: args.classPath,
    openJars: isMissed(openJars) ? [] : openJars,
    workingDirectory: isMissed(folder) ? '' : folder,
    root,
  });
  facts.drivers = drivers;
  for (const [driver, { version, files }] of Object.entries(drivers)) {
    if (version === undefined) miss([`drivers\0${driver}\0version`], noVersion(files));
  }
  const [unread] = unseen;
  if (isMissed(openJars)) miss(['drivers'], noted('truncated', 'java.gap.jars', { because: becauseOf(openJars) }));
  else if (unread !== undefined) miss(['drivers'], noted('truncated', 'java.gap.jars-at', { place: value(unread) }));
}

function noVersion(files: readonly string[]): Missed {
  if (files.length < 2) return noted('not-supported', 'java.gap.no-driver-version');
  const items = files.slice(0, mostFiles).map((file) => value(file));
  return noted('not-supported', 'java.gap.several-drivers', { files: { kind: 'list', items } });
}

/** Path of a fact of one JVM; parts of `fact` are apart by NUL, because names of properties hold dots. */
function pathOf(jvm: string, fact: string): string {
  return formatFactPath(['jvms', jvm, ...fact.split('\0')].map((name) => ({ kind: 'name', name })));
}
