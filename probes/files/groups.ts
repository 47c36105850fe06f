import { noted } from '../../src/kit/machine/missed.ts';
import { value } from '../../src/model/message.ts';

/** Groups of facts that `read` names. */
export const groups = ['presence', 'size', 'hash', 'keys', 'dates', 'manifest'] as const;
export type Group = (typeof groups)[number];

/** Why the facts of a group that `read` does not name were not seen. */
export const notAsked = noted('not-reached', 'kit.gap.setting', { setting: value('read') });

/** Facts of each group. `exists` and `kind` are always there: nothing is known of a file without them. */
export const groupPaths = {
  presence: ['linksTo', 'modifiedAt', 'mode', 'uid', 'gid'],
  size: ['size'],
  hash: ['sha256'],
  keys: ['encoding', 'bom', 'lineEndings', 'format', 'keys', 'duplicateKeys', 'connections'],
  dates: ['dates'],
  manifest: ['manifest', 'tree', 'attributes', 'libraries'],
} as const satisfies { readonly [G in Group]: readonly string[] };

/** Facts about the settings in a text, besides what the text itself is. */
export const settingPaths = ['keys', 'duplicateKeys', 'connections'] as const;
