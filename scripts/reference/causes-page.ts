import { en } from '../../src/kit/messages.en.ts';
import { causes } from '../../src/model/cause.ts';
import type { Texts } from '../../src/model/message.ts';
import type { Blame } from '../../src/model/words.ts';
import { table } from './table.ts';

const headings: Readonly<Record<Blame, string>> = {
  path: 'The way to the target: _answers_ fails',
  target: 'The target: _answers_ fails',
  profile: 'What was written: _answers_ is unknown',
  runner: 'The run itself: _answers_ is unknown',
};

/** Every cause a task can fail for: whose matter it is, the sentence, and what to do next. */
export function causesPage(): string {
  const sections = (Object.keys(headings) as Blame[]).map((blame) => section(blame)); // keys of a record of blames
  return `# Causes

Why a target could not be looked at. Evidence and reports carry the id; the sentence is filled in where it is shown.

${sections.join('\n\n')}
`;
}

function section(blame: Blame): string {
  const ids = Object.entries(causes).filter(([, whose]) => whose === blame);
  const texts: Texts = en;
  const rows = ids.map(([id]) => [`\`${id}\``, texts[`cause.${id}`] ?? '', texts[`advice.${id}`] ?? '']);
  return `## ${headings[blame]}\n\n${table(['Cause', 'What is said', 'What to do'], rows)}`;
}
