import { reportTexts } from '../report-texts.ts';
import type { PaperDocument, SignatureLine, Table } from './document.ts';

/** Lines to sign on as a table: role, name, signature, date. `room` stands where the signature goes. */
export function signatureTable(lines: readonly SignatureLine[], { language }: PaperDocument, room = ''): Table {
  const words = reportTexts[language];
  const titles = [
    words['report.sign-role'],
    words['paper.person'],
    words['report.sign-signature'],
    words['report.date'],
  ];
  return {
    columns: titles.map((title) => ({ title, share: 1 })),
    rows: lines.map(({ role, name }) => [[{ text: role }], [{ text: name ?? '' }], [{ text: room }], []]),
  };
}
