import type { Outcome, Verdict } from '../../src/model/words.ts';
import { outcomeMarks, verdictMarks } from '../marks.ts';
import type { Piece } from '../document/document.ts';
import type { Voice } from '../voice.ts';

const outcomeStyles = {
  pass: 'good',
  fail: 'bad',
  unknown: 'open',
  blocked: 'open',
  'not-applicable': 'muted',
} as const satisfies { readonly [K in Outcome]: Piece['style'] };

const verdictStyles = {
  ready: 'good',
  'ready-with-risks': 'open',
  inconclusive: 'open',
  'not-ready': 'bad',
} as const satisfies { readonly [K in Verdict]: Piece['style'] };

/** An outcome in sign, word and colour. */
export function outcomePiece(outcome: Outcome, voice: Voice): Piece {
  return { text: `${outcomeMarks[outcome]} ${voice.outcome(outcome)}`, style: outcomeStyles[outcome] };
}

/** A verdict in sign, word and colour. */
export function verdictPiece(verdict: Verdict, voice: Voice): Piece {
  return { text: `${verdictMarks[verdict]} ${voice.verdict(verdict)}`, style: verdictStyles[verdict] };
}
