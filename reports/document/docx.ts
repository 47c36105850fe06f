import { visible } from '../../src/model/visible.ts';
import { docxBlocks } from './docx-blocks.ts';
import { loadDocx } from './docx-library.ts';
import { docxFontTable, docxNumbering, docxStyles } from './docx-styles.ts';
import { settleOffice } from './settle-office.ts';
import type { PaperDocument } from './document.ts';

/** Margins of an A4 page in twentieths of a point: 20 mm. */
const margin = 1134;

/** A paper as Word file: the same paper gives the same bytes. Loads the library when it is first needed. */
export async function writeDocx(paper: PaperDocument): Promise<Uint8Array> {
  const docx = await loadDocx();
  const { Document, Footer, Packer, PageNumber, Paragraph, TextRun } = docx;
  const title = visible(paper.title);
  const footer = new Paragraph({
    alignment: 'center',
    style: 'Footer',
    children: [
      new TextRun({ text: `${title} · ` }),
      new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  });
  const file = new Document({
    title,
    creator: 'Plumbline',
    lastModifiedBy: 'Plumbline',
    styles: docxStyles(paper.language),
    numbering: docxNumbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: margin, right: margin, bottom: margin, left: margin },
          },
        },
        footers: { default: new Footer({ children: [footer] }) },
        children: [...docxBlocks(docx, paper)],
      },
    ],
  });
  return settleOffice(new Uint8Array(await Packer.toArrayBuffer(file, false, [docxFontTable])));
}
