import type { ReferenceData } from '../model/reference.ts';
import type { FeatureQuestion } from './syntax-tests.ts';

/** Objects that no global name leads to, and members that only some of the instances have. */
const hidden =
  /^(?:Async(?:Function|Generator|GeneratorFunction|Iterator)|Generator(?:Function)?|Intl\.Segments|Error\.(?:cause|columnNumber|fileName|lineNumber)|Function\.displayName)\b/;

/** How a page looks for what a script calls; null: it cannot. `_static` at the end of a key says no more than the key. */
export function interfaceTest(
  key: string,
  interfaces: ReferenceData['browsers']['interfaces'],
): FeatureQuestion | null {
  if (hidden.test(key) || !/^[\w$@.]+$/.test(key)) return null;
  const text = key.replace(/_static$/, '');
  const [root = ''] = text.split('.');
  return { how: text === root || Object.hasOwn(interfaces, root) ? 'name' : 'member', text };
}
