import { plain, type Block } from '../../document/document.ts';
import type { PaperPage } from '../paper-page.ts';

/** Where people sign and stamp. */
export function signatureBlocks({ voice }: PaperPage): readonly Block[] {
  const roles = ['report.sign-prepared', 'report.sign-customer', 'report.sign-approved'] as const;
  return [
    { kind: 'heading', level: 1, text: voice.word('report.sign-off') },
    { kind: 'paragraph', content: plain(voice.word('report.sign-words')) },
    { kind: 'signatures', lines: roles.map((role) => ({ role: voice.word(role), name: null })) },
  ];
}
