import type { Json } from '../../model/json.ts';
import { value } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { excerpt } from './first-bytes.ts';
import { insteadFailure, type ReplyContext } from './instead-failure.ts';
import { parseJson, type Numbers } from './parse-json.ts';

/**
 * The JSON document a body is.
 *
 * @throws ProbeFailure phase `body`: what insteadFailure finds, else `body-not-json` with the place where it stops being
 * JSON.
 */
export function parseJsonBody(text: string, numbers: Numbers, context: ReplyContext): Json {
  const parsed = parseJson(text, numbers);
  if (parsed.ok) return parsed.value;
  const instead = insteadFailure(text, context);
  if (instead !== null) throw instead;
  const begins = value(excerpt(Buffer.from(text.slice(0, 100))));
  throw new ProbeFailure('body-not-json', { phase: 'body', params: { ...context.where, at: parsed.at, begins } });
}
