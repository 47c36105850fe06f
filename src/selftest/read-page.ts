import { digestOf } from './digest-of.ts';
import { specMarks } from './spec-marks.ts';
import { pageSpecSchema, type PageSpec } from './page-spec.ts';

export type ReadPage =
  { readonly ok: true; readonly spec: PageSpec } | { readonly ok: false; readonly edited: boolean };

/** What a self-test page asks, from its text. Nothing in it runs. `edited`: it is one, but not as it was made. */
export function readPage(html: string): ReadPage {
  const start = html.indexOf(specMarks.before);
  const end = html.indexOf(specMarks.after, start);
  if (start === -1 || end === -1) return { ok: false, edited: false };
  const parsed = pageSpecSchema.safeParse(json(html.slice(start + specMarks.before.length, end)));
  if (!parsed.success) return { ok: false, edited: true };
  return parsed.data.digest === digestOf(parsed.data) ? { ok: true, spec: parsed.data } : { ok: false, edited: true };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
