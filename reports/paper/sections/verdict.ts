import { partialNote } from '../../partial-note.ts';
import type { Block } from '../../document/document.ts';
import { verdictPiece } from '../outcome-piece.ts';
import type { PaperPage } from '../paper-page.ts';

/** The verdict with its reasons. */
export function verdictBlocks({ result, voice }: PaperPage): readonly Block[] {
  const note = partialNote(result, voice);
  const beside = note === '' ? [] : [{ text: ` · ${note}` }];
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: voice.word('report.verdict') },
    { kind: 'paragraph', content: [verdictPiece(result.verdict, voice), ...beside] },
  ];
  if (result.reasons.length === 0) return blocks;
  const items = result.reasons.map((reason) => [{ text: voice.say(reason) }]);
  return [...blocks, { kind: 'list', ordered: false, items }];
}
