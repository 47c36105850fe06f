import type { Settings } from './schema.ts';

export const askEcho = 'C-ECHO';
export const askRelease = 'A-RELEASE';

/** The association, with both names (PS3.8, section 7.1). */
export function associateText({ called, calling }: Settings): string {
  return `A-ASSOCIATE ${calling} > ${called}, Verification`;
}

/** Everything that is sent, in this order. Pure. */
export function requests(settings: Settings): readonly string[] {
  return [associateText(settings), askEcho, askRelease];
}
