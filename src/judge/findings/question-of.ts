import type { Json } from '../../model/json.ts';
import { textSchema, value, type Param } from '../../model/message.ts';
import type { Task } from '../../model/plan.ts';

/** The question that a person answers, as the author wrote it: the setting `question`, else the name of the check. */
export function questionOf({ settings, id }: Pick<Task, 'settings' | 'id'>): Param {
  const written: Json | undefined = settings['question'];
  const text = textSchema.safeParse(written);
  return text.success ? { kind: 'text', text: text.data } : value(id.check);
}
