import { en } from '../../src/kit/messages.en.ts';
import { zhCN } from '../../src/kit/messages.zh-CN.ts';
import { causes } from '../../src/model/cause.ts';
import type { Texts } from '../../src/model/message.ts';
import type { Blame, Language } from '../../src/model/words.ts';
import { table } from './table.ts';

const words = {
  en: {
    title: 'Causes',
    intro:
      'Why a target could not be looked at. Evidence and reports carry the id; the sentence is filled in where it is shown.',
    head: ['Cause', 'What is said', 'What to do'],
    blames: {
      path: 'The way to the target: _answers_ fails',
      target: 'The target: _answers_ fails',
      profile: 'What was written: _answers_ is unknown',
      runner: 'The run itself: _answers_ is unknown',
    },
  },
  'zh-CN': {
    title: '失败原因',
    intro: '目标未能采集的原因。证据包与报告中记录的是编号，语句在显示时填入。',
    head: ['原因', '提示', '处理办法'],
    blames: {
      path: '通往目标的途中：判为不符合',
      target: '目标自身：判为不符合',
      profile: '所写内容：记为未核实',
      runner: '运行自身：记为未核实',
    },
  },
} as const satisfies Readonly<Record<Language, unknown>>;

const sentences: Readonly<Record<Language, Texts>> = { en, 'zh-CN': zhCN };

/** Every cause a task can fail for, in one language: whose matter it is, the sentence, and what to do next. */
export function causesPage(language: Language): string {
  const { title, intro, blames } = words[language];
  const kinds = Object.keys(blames) as Blame[]; // keys of a record of blames
  return `# ${title}\n\n${intro}\n\n${kinds.map((blame) => section(blame, language)).join('\n\n')}\n`;
}

function section(blame: Blame, language: Language): string {
  const ids = Object.entries(causes).filter(([, whose]) => whose === blame);
  const texts = sentences[language];
  const rows = ids.map(([id]) => [`\`${id}\``, texts[`cause.${id}`] ?? '', texts[`advice.${id}`] ?? '']);
  return `## ${words[language].blames[blame]}\n\n${table(words[language].head, rows)}`;
}
