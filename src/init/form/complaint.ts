import type { Params } from '../../model/message.ts';
import type { en } from './messages.en.ts';

/** Something that is wrong in a filled form. */
export interface Complaint {
  /** `Parameters!D7`; null: the workbook as a whole. */
  readonly place: string | null;
  readonly code: keyof typeof en;
  readonly params: Params;
}

/** Takes what is wrong. */
export type Complain = (place: string | null, code: Complaint['code'], params?: Params) => void;
