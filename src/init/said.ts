import { value, type Message } from '../model/message.ts';

/** A sentence about what somebody wrote: every parameter is raw. */
export function said(code: string, params: Readonly<Record<string, string>>): Message {
  return { code, params: Object.fromEntries(Object.entries(params).map(([name, text]) => [name, value(text)])) };
}
