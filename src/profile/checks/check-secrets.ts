import { settle, type FactSchema } from '../../model/catalogue.ts';
import type { Sink } from '../shape/sink.ts';
import type { Node } from '../text/tree.ts';
import { isReference, memberOf } from './setting-json.ts';

/** What a run touches stands in its plan, in clear: it cannot be secret. */
const listed: readonly unknown[] = ['host', 'port', 'url', 'file', 'command', 'sql'];

/** Names of headers and the like, chosen by the author, whose value lets somebody in. */
const letsIn =
  /^(?:proxy-)?authorization$|^cookie$|(?:^|[-_])(?:api[-_]?key|access[-_]?key|(?:auth|access|csrf|session)?[-_]?token|secret|password)$/i;

/** A parameter of an address that lets somebody in; the plan shows addresses, and evidence keeps them. */
const letsInByUrl =
  /[?&](?:[\w-]*[_-])?(?:(?:api|access)[-_]?key|(?:auth|access)?[-_]?token|secret|password|passwd|pwd)=[^&#\s]/i;

/** Names of fields that a password is typed into. */
const ofPassword = /pass(?!port|enger|age)|pwd|psw|mima|密码|口令/i;

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
  if (kind === 'url' && node.kind === 'scalar' && letsInByUrl.test(node.source)) {
    sink.report('url-with-password', node.at, { name });
    return false;
  }
  let isRight = true;
  if (node.kind === 'list') {
    for (const item of node.items) isRight = checkSecrets(item, shape.items ?? {}, name, sink) && isRight;
  } else if (node.kind === 'map') {
    for (const { key, value } of node.entries) isRight = checkMember(key, value, shape, sink) && isRight;
    isRight = checkTyped(node.entries, sink) && isRight;
  }
  return isRight;
}

function checkMember(key: string, value: Node, shape: FactSchema, sink: Sink): boolean {
  if (!checkSecrets(value, memberOf(shape, key), key, sink)) return false;
  if (!isInClear(key, value, shape)) return true;
  sink.report('secret-written', value.at, { name: key });
  return false;
}

/** What is typed into a field for a password is one. */
function checkTyped(entries: readonly { readonly key: string; readonly value: Node }[], sink: Sink): boolean {
  const of = (name: string): Node | undefined => entries.find(({ key }) => key === name)?.value;
  const [fill, typed] = [of('fill'), of('value')];
  if (fill?.kind !== 'scalar' || typed?.kind !== 'scalar' || typed.source === '') return true;
  if (!ofPassword.test(fill.source)) return true;
  sink.report('secret-written', typed.at, { name: 'value' });
  return false;
}

/** A header or the like, named by the author, that lets somebody in. */
function isInClear(key: string, value: Node, shape: FactSchema): boolean {
  if (Object.hasOwn(shape.properties ?? {}, key) || !letsIn.test(key)) return false;
  return value.kind === 'scalar' && value.value !== '' && !isReference(value);
}
