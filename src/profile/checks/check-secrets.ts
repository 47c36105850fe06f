import { settle, type FactSchema } from '../../model/catalogue.ts';
import type { Sink } from '../shape/sink.ts';
import type { Node } from '../text/tree.ts';
import { isReference, memberOf } from './setting-json.ts';

/** What a run touches stands in its plan, in clear: it cannot be secret. */
const listed: readonly unknown[] = ['host', 'port', 'url', 'file', 'command'];

/**
 * Where the settings want a secret, only a reference may stand, so that no password is ever written into a file; what
 * the plan lists cannot be a secret. `name` is the setting. False after a mistake.
 */
export function checkSecrets(node: Node, schema: FactSchema, name: string, sink: Sink): boolean {
  const shape = settle(schema);
  const kind = 'kind' in shape ? shape.kind : undefined;
  if (isReference(node)) {
    if (!listed.includes(kind)) return true;
    sink.report('secret-listed', node.at, { name });
    return false;
  }
  if ('secret' in shape && shape.secret === true) {
    // Nothing at all is no secret: whether it may stand there, the settings say.
    if (node.kind === 'scalar' && node.value === null) return true;
    sink.report('secret-written', node.at, { name });
    return false;
  }
  let isRight = true;
  if (node.kind === 'list') {
    for (const item of node.items) isRight = checkSecrets(item, shape.items ?? {}, name, sink) && isRight;
  } else if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      isRight = checkSecrets(value, memberOf(shape, key), key, sink) && isRight;
    }
  }
  return isRight;
}
