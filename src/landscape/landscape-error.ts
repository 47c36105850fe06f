import { fillTemplate } from '../model/fill-template.ts';
import type { LandscapeProblem } from './landscape-event.ts';
import { messagesEn } from './messages.en.ts';

/** A landscape could not be started: `message` says it in English, code and params in any language. */
export class LandscapeError extends Error {
  readonly code: LandscapeProblem;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: LandscapeProblem, params: Readonly<Record<string, string | number>>, options?: ErrorOptions) {
    super(
      fillTemplate(messagesEn[code], (name) => {
        const filled = params[name];
        return filled === undefined ? null : String(filled);
      }),
      options,
    );
    this.name = 'LandscapeError';
    this.code = code;
    this.params = params;
  }
}
