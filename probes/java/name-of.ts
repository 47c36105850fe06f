import type { JvmArguments } from './parse-arguments.ts';

/** Properties with which servers name their instances: Tomcat by its folder, WebLogic by its name. */
const instanceProperties = ['catalina.base', 'weblogic.Name'] as const;

/**
 * What people call a JVM: the instance of a server, the jar without folder and version (orders of
 * /opt/orders-2.3.1.jar), or the main class.
 */
export function nameOf({ jar, main, properties }: Pick<JvmArguments, 'jar' | 'main' | 'properties'>): string {
  for (const property of instanceProperties) {
    const instance = lastPart(properties.get(property) ?? '');
    if (instance !== '') return instance;
  }
  if (jar === null) return main ?? 'java';
  const file = lastPart(jar).replace(/\.(?:jar|war)$/i, '');
  return file.replace(/[-_]v?\d[\w.+-]*$/, '') || file;
}

/** Whether a JVM is meant by the text of the setting `match`. */
export function isMeant(args: Pick<JvmArguments, 'jar' | 'main' | 'properties'>, match: string | null): boolean {
  return match === null || [nameOf(args), args.jar, args.main].some((each) => each?.includes(match) === true);
}

function lastPart(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? '';
}
