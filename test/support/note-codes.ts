import ts from 'typescript';
import { declared, symbolAt } from './own-words.ts';
import { nodesOf, placeOf, type SourceProgram } from './source-program.ts';

/** A sentence about a gap or failure, where the sources name it. */
export interface NamedNote {
  readonly code: string;
  readonly place: string;
  /** Names of the parameters given beside it, sorted; null: they cannot be told. */
  readonly params: readonly string[] | null;
}

const form = /^[a-z][a-z0-9-]*\.(?:gap|note)\.[a-z0-9-]+$/;

/** Every code `KIND.gap.NAME` or `KIND.note.NAME` in the sources, and templates that make one of parts. */
export function namedNotes(program: SourceProgram): {
  readonly notes: readonly NamedNote[];
  readonly made: readonly string[];
} {
  const notes: NamedNote[] = [];
  const made: string[] = [];
  for (const file of program.files) {
    if (/\/messages\.[\w-]+\.ts$/.test(file.fileName)) continue;
    for (const node of nodesOf(file)) {
      if (ts.isTemplateExpression(node) && /\.(?:gap|note)\./.test(node.getText())) made.push(placeOf(node));
      if (!ts.isStringLiteralLike(node) || !form.test(node.text) || ts.isLiteralTypeNode(node.parent)) continue;
      notes.push({ code: node.text, place: placeOf(node), params: paramsBeside(node, program) });
    }
  }
  return { notes, made };
}

/** `noted(reason, 'CODE', params)`, `{ note: 'CODE', noteParams: params }` and `{ code: 'CODE', params }`. */
function paramsBeside(code: ts.Expression, program: SourceProgram): readonly string[] | null {
  let value: ts.Node = code;
  while (ts.isConditionalExpression(value.parent) || ts.isParenthesizedExpression(value.parent)) value = value.parent;
  const { parent } = value;
  if (ts.isCallExpression(parent)) {
    const at = parent.arguments.findIndex((each) => each === value);
    return namesIn(parent.arguments[at + 1], program);
  }
  if (!ts.isPropertyAssignment(parent) || !ts.isObjectLiteralExpression(parent.parent)) return null;
  const name = { note: 'noteParams', code: 'params' }[parent.name.getText()];
  if (name === undefined) return null;
  const beside = parent.parent.properties.find((each) => each.name?.getText() === name);
  if (beside === undefined) return [];
  if (ts.isPropertyAssignment(beside)) return namesIn(beside.initializer, program);
  if (!ts.isShorthandPropertyAssignment(beside)) return null;
  return namesOfAny(declared(program.checker.getShorthandAssignmentValueSymbol(beside), program));
}

function namesIn(given: ts.Expression | undefined, program: SourceProgram): readonly string[] | null {
  if (given === undefined) return [];
  if (ts.isIdentifier(given)) return namesOfAny(declared(symbolAt(given, program), program));
  return namesOfAny([given]);
}

function namesOfAny(values: readonly ts.Node[]): readonly string[] | null {
  const [value] = values;
  if (values.length !== 1 || value === undefined || !ts.isObjectLiteralExpression(value)) return null;
  if (value.properties.some((each) => ts.isSpreadAssignment(each))) return null;
  return value.properties.map((each) => each.name?.getText() ?? '').sort();
}
