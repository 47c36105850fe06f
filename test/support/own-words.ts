import ts from 'typescript';
import { allNodes, nodesOf, type SourceProgram } from './source-program.ts';

/** Methods of texts and lists whose result has the words of what they are called on. */
const passing = /^(?:slice|trim|trimEnd|trimStart|join|concat|replace|replaceAll|toLowerCase|toString|at|find|filter)$/;

type Written = ts.StringLiteralLike | ts.TemplateExpression;

/**
 * The texts of the sources that an expression may have as its value, or as a part of it: followed through constants,
 * alternatives, parameters (to every call), results of functions and members of objects, as far as they are ours.
 */
export function writtenIn(expression: ts.Node, program: SourceProgram): readonly Written[] {
  const seen = new Set<ts.Node>();
  const found: Written[] = [];
  const waiting: ts.Node[] = [expression];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) found.push(node);
    waiting.push(...sourcesOf(node, program));
  }
  return found;
}

/** The words of a text that stand in the source, without what is filled in. */
export function wordsOf(written: Written): readonly string[] {
  const literal = ts.isTemplateExpression(written)
    ? [written.head.text, ...written.templateSpans.map((span) => span.literal.text)].join(' ')
    : written.text;
  return literal.match(/\p{L}[\p{L}’'-]*/gu) ?? [];
}

function sourcesOf(node: ts.Node, program: SourceProgram): readonly ts.Node[] {
  if (ts.isTemplateExpression(node)) return node.templateSpans.map((span) => span.expression);
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isBinaryExpression(node)) return [node.left, node.right];
  if (ts.isArrayLiteralExpression(node)) return [...node.elements];
  if (ts.isIdentifier(node)) return declared(symbolAt(node, program), program);
  if (ts.isPropertyAccessExpression(node)) return declared(symbolAt(node.name, program), program);
  if (ts.isElementAccessExpression(node)) return members(node.expression, program);
  if (ts.isCallExpression(node)) return called(node, program);
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isSpreadElement(node)
  )
    return [node.expression];
  return [];
}

export function symbolAt(node: ts.Node, { checker }: SourceProgram): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(node);
  if (symbol === undefined) return undefined;
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** What gives a constant, parameter or member its value. */
export function declared(symbol: ts.Symbol | undefined, program: SourceProgram): readonly ts.Node[] {
  const sources: ts.Node[] = [];
  for (const declaration of symbol?.declarations ?? []) {
    if (ts.isParameter(declaration)) sources.push(...argumentsFor(declaration, program));
    else if (ts.isPropertySignature(declaration)) sources.push(...assignedTo(declaration, program));
    else if (ts.isShorthandPropertyAssignment(declaration))
      sources.push(...declared(program.checker.getShorthandAssignmentValueSymbol(declaration), program));
    if (
      (ts.isVariableDeclaration(declaration) ||
        ts.isParameter(declaration) ||
        ts.isBindingElement(declaration) ||
        ts.isPropertyAssignment(declaration)) &&
      declaration.initializer !== undefined
    )
      sources.push(declaration.initializer);
    if (ts.isBindingElement(declaration)) sources.push(...boundTo(declaration, program));
  }
  return sources;
}

/** `const { words } = x`: what `x.words` is. */
function boundTo(element: ts.BindingElement, program: SourceProgram): readonly ts.Node[] {
  const name = element.propertyName ?? element.name;
  if (!ts.isIdentifier(name)) return [];
  const member = program.checker.getTypeAtLocation(element.parent).getProperty(name.text);
  return declared(member, program);
}

/** What every call gives for a parameter. */
function argumentsFor(parameter: ts.ParameterDeclaration, program: SourceProgram): readonly ts.Node[] {
  const index = parameter.parent.parameters.indexOf(parameter);
  return callsOf(parameter.parent, program).flatMap((call) => {
    const given = call.arguments ?? [];
    return parameter.dotDotDotToken === undefined ? (given[index] ?? []) : given.slice(index);
  });
}

type Call = ts.CallExpression | ts.NewExpression;

const calls = new WeakMap<SourceProgram, ReadonlyMap<ts.Node, readonly Call[]>>();

function callsOf(callee: ts.SignatureDeclaration, program: SourceProgram): readonly Call[] {
  let known = calls.get(program);
  if (known === undefined) {
    const found = new Map<ts.Node, Call[]>();
    for (const node of allNodes(program)) {
      if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) continue;
      for (const target of functionsOf(node, program)) found.set(target, [...(found.get(target) ?? []), node]);
    }
    known = found;
    calls.set(program, known);
  }
  return known.get(callee) ?? [];
}

/** The functions that a call may run, as they are declared. */
export function functionsOf(call: Call, program: SourceProgram): readonly ts.SignatureDeclaration[] {
  const name = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
  return (symbolAt(name, program)?.declarations ?? []).flatMap((declaration): readonly ts.SignatureDeclaration[] => {
    if (ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)) return [declaration];
    if (ts.isClassDeclaration(declaration))
      return declaration.members.filter((each) => ts.isConstructorDeclaration(each));
    const isValue = ts.isVariableDeclaration(declaration) || ts.isPropertyAssignment(declaration);
    const value = isValue ? declaration.initializer : undefined;
    return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? [value] : [];
  });
}

/** What a call gives back, as far as its function is ours; else what a method passes on. */
function called(call: ts.CallExpression, program: SourceProgram): readonly ts.Node[] {
  const functions = functionsOf(call, program);
  if (functions.length > 0) return functions.flatMap(results);
  const { expression } = call;
  if (ts.isIdentifier(expression) && expression.text === 'String') return [...call.arguments];
  if (!ts.isPropertyAccessExpression(expression) || !passing.test(expression.name.text)) return [];
  return [expression.expression, ...call.arguments];
}

function results(callee: ts.SignatureDeclaration): readonly ts.Node[] {
  const body = 'body' in callee ? callee.body : undefined;
  if (body === undefined) return [];
  if (!ts.isBlock(body)) return [body];
  return [...nodesOf(body)].flatMap((node) =>
    ts.isReturnStatement(node) && node.expression !== undefined && enclosing(node) === callee ? [node.expression] : [],
  );
}

function enclosing(node: ts.Node): ts.Node {
  let above = node.parent;
  while (!ts.isFunctionLike(above)) above = above.parent;
  return above;
}

const assignments = new WeakMap<SourceProgram, ReadonlyMap<string, readonly ts.ObjectLiteralElementLike[]>>();

/** Values that object literals give a member of an interface. */
function assignedTo(signature: ts.PropertySignature, program: SourceProgram): readonly ts.Node[] {
  let known = assignments.get(program);
  if (known === undefined) {
    const found = new Map<string, ts.ObjectLiteralElementLike[]>();
    for (const node of allNodes(program)) {
      if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) continue;
      const name = node.name.getText();
      found.set(name, [...(found.get(name) ?? []), node]);
    }
    known = found;
    assignments.set(program, known);
  }
  const { checker } = program;
  return (known.get(signature.name.getText()) ?? []).flatMap((node) => {
    if (!ts.isObjectLiteralExpression(node.parent)) return [];
    const member = checker.getContextualType(node.parent)?.getProperty(signature.name.getText());
    if (member?.declarations?.includes(signature) !== true) return [];
    if (ts.isPropertyAssignment(node)) return [node.initializer];
    if (!ts.isShorthandPropertyAssignment(node)) return [];
    return declared(checker.getShorthandAssignmentValueSymbol(node), program);
  });
}

/** Every value of a constant object or list that is asked by a computed name. */
function members(object: ts.Expression, program: SourceProgram): readonly ts.Node[] {
  if (!ts.isIdentifier(object)) return [];
  return declared(symbolAt(object, program), program).flatMap((value) => {
    if (ts.isArrayLiteralExpression(value)) return [...value.elements];
    if (!ts.isObjectLiteralExpression(value)) return [];
    return value.properties.flatMap((each) => (ts.isPropertyAssignment(each) ? [each.initializer] : []));
  });
}
