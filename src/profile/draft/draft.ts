import type { Text } from '../../model/message.ts';
import type { Parameter } from '../values/parameters.ts';
import type { ParameterType } from '../values/parameter-type.ts';
import type { Node } from '../text/tree.ts';
import type { Mistake } from '../text/mistake.ts';
import { oneLine } from '../expect/written.ts';
import type { Condition } from './conditions.ts';
import { standInMarks, standInNode, type StandInMarks } from './stand-in.ts';

/** What a profile asks of the site file. */
export interface DeclaredParameter {
  readonly name: string;
  readonly describe: Text | null;
  /** As a profile writes it: `host`, `map of url`. */
  readonly type: string;
  /** As it is written; null: a value must be given. */
  readonly byDefault: string | null;
  /** By what the value that stands in for the missing one is known; null: it has a value. */
  readonly standIn: StandInMarks | null;
  readonly at: Node['at'];
}

/** A profile that was read without the values of any environment. */
export interface Draft {
  readonly parameters: readonly DeclaredParameter[];
  readonly conditions: readonly Condition[];
}

/** Values for an environment of which nothing is known: defaults, and stand-ins for what must be given. */
export function standInValues(parameters: readonly Parameter[]): ReadonlyMap<string, Node | null> {
  return new Map(
    parameters.map(({ name, type, byDefault, hasDefault, at }, index) => {
      const node = type === null || hasDefault ? byDefault : standInNode(type, index, at);
      return [name, node] as const;
    }),
  );
}

/** The parameters in the order they are declared. */
export function declaredParameters(parameters: readonly Parameter[]): readonly DeclaredParameter[] {
  return parameters.flatMap(({ name, describe, type, byDefault, hasDefault, at }, index) => {
    if (type === null) return [];
    const written = byDefault === null ? null : oneLine(byDefault);
    const standIn = hasDefault ? null : standInMarks(type, index);
    return [{ name, describe, type: typeName(type), byDefault: written, standIn, at }];
  });
}

function typeName({ many, of }: ParameterType): string {
  return many === 'one' ? of : `${many} of ${of}`;
}

/** A line on which a parameter is used, beyond the name of which its stand-in may fit nowhere. */
const usesParameter = /\$\{(?!secret:)[^{}]*\}/;
/** Mistakes in the use itself, which are there with any value. */
const ownMistake = /^(?:unknown|variable|secret|misplaced)-/;

/** Whether a mistake may come from a stand-in only, and says nothing about the profile. */
export function isOfStandIn({ code, file, line }: Mistake, text: string, { parameters }: Draft): boolean {
  if (usesParameter.test(text) && !ownMistake.test(code)) return true;
  // An element of a list or map that stands in has the place of its parameter.
  const stoodIn = parameters.find(({ at }) => at.file === file && at.line === line)?.standIn ?? null;
  return stoodIn !== null && code.startsWith('setting-');
}
