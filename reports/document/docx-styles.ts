import type { Language } from '../../src/model/words.ts';
import type { ParagraphLook, RunLook, WordFont, WordOverride } from './docx-library.ts';

interface Look {
  readonly run: RunLook;
  readonly paragraph?: ParagraphLook;
}

interface NamedLook extends Look {
  readonly id: string;
  readonly name: string;
  readonly basedOn: 'Normal';
}

/** The styles of a Word file. */
interface DocxStyles {
  readonly default: { readonly [place: string]: Look };
  readonly paragraphStyles: readonly NamedLook[];
}

/** Latin and Chinese letters have fonts of their own; where the first is missing, the font table names the next. */
export const textFont: WordFont = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Microsoft YaHei' };

/** Typewriter face; Chinese letters in it as in the text. */
export const codeFont: WordFont = { ascii: 'Consolas', hAnsi: 'Consolas', cs: 'Consolas', eastAsia: 'Microsoft YaHei' };

/** Styles that people can change in Word for the whole paper at once. Sizes in half points, spaces in twentieths. */
export function docxStyles(language: Language): DocxStyles {
  const heading = (size: number, before: number): Look => ({
    run: { size, bold: true, color: '1B1F24', font: textFont },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { size: 21, font: textFont, language: { value: language, eastAsia: 'zh-CN' } },
        paragraph: { spacing: { after: 100, line: 300 } },
      },
      title: { run: { size: 44, bold: true, font: textFont }, paragraph: { spacing: { before: 240, after: 120 } } },
      heading1: heading(30, 360),
      heading2: heading(26, 280),
      heading3: heading(23, 220),
    },
    paragraphStyles: [
      { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { size: 26, color: '57606A' } },
      { id: 'Footer', name: 'footer', basedOn: 'Normal', run: { size: 17, color: '57606A' } },
      {
        id: 'PaperCode',
        name: 'Paper Code',
        basedOn: 'Normal',
        run: { size: 19, font: codeFont, noProof: true },
        paragraph: { spacing: { after: 0, line: 260 }, indent: { left: 240 } },
      },
      {
        id: 'PaperCell',
        name: 'Paper Cell',
        basedOn: 'Normal',
        run: { size: 19 },
        paragraph: { spacing: { after: 20 } },
      },
    ],
  };
}

const listLook = { paragraph: { indent: { left: 480, hanging: 300 } } };

/** Numbered and dotted lists; each numbered list is an instance of its own and begins with 1. */
export const docxNumbering = {
  config: [
    {
      reference: 'numbers',
      levels: [{ level: 0, format: 'decimal', text: '%1.', alignment: 'left', style: listLook }],
    },
    { reference: 'dots', levels: [{ level: 0, format: 'bullet', text: '•', alignment: 'left', style: listLook }] },
  ],
};

/** What stands in for a font that a machine has not (ECMA-376 part 1, 17.8.3.1). */
export const docxFontTable: WordOverride = {
  path: 'word/fontTable.xml',
  data:
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    '<w:font w:name="Microsoft YaHei"><w:altName w:val="SimSun,Noto Sans CJK SC"/><w:charset w:val="86"/></w:font>' +
    '<w:font w:name="Consolas"><w:altName w:val="DejaVu Sans Mono"/><w:pitch w:val="fixed"/></w:font>' +
    '</w:fonts>',
};
