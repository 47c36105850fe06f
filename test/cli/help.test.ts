import { CommanderError, type Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { askedLanguage } from '../../src/cli/asked-language.ts';
import { commandTree } from '../../src/cli/command-tree.ts';
import { processContext } from '../../src/cli/context.ts';
import { languages, type Language } from '../../src/model/words.ts';

function treeIn(language: Language, heard: string[]): Command {
  const hear = (text: string | Uint8Array): void => {
    heard.push(String(text));
  };
  return commandTree(() => () => Promise.resolve(), { ...processContext(), language, out: hear, err: hear });
}

async function said(language: Language, words: readonly string[]): Promise<string> {
  const heard: string[] = [];
  await expect(treeIn(language, heard).parseAsync(['node', 'plumbline', ...words])).rejects.toThrow(CommanderError);
  return heard.join('');
}

const commands = treeIn('en', []).commands.map((command) => command.name());

/** Names, formats and file names that are typed as they stand. */
const typed =
  /plumbline-attestations\.json|survey\.xlsx|Excel|plumbline|Ctrl-C|SHA-256|PEM|report\.json|\b(?:text|json|html|docx|xlsx|markdown|csv|run|now|en|zh-CN|major|minor|addresses|names|true|sideEffect|command|manual|evidence|zip|ndjson|system|plan|check|init|explain|validate|observe|attest|judge|report|probes|demo|selftest|make|read|IE|help|a,b|https?)\b/g;

describe('help', () => {
  it.each(commands)('of %s has the same flags in both languages', async (name) => {
    const flags = async (language: Language): Promise<readonly string[]> =>
      [...(await said(language, [name, '--help'])).matchAll(/^ {2}(?:-\w, )?--[\w-]+/gm)].map(([flag]) => flag);
    expect(await flags('zh-CN')).toEqual(await flags('en'));
  });

  it.each(['', ...commands])('of %s has no English sentence in Chinese', async (name) => {
    const shown = await said('zh-CN', name === '' ? ['--help'] : [name, '--help']);
    const [sentences = ''] = shown.split(/示例：|第一次使用：|地址本身|在隔离网络内|检查方案以下面|检查方案中写作/);
    const left = sentences
      .replace(/(?<![\w-])--?[A-Za-z][\w-]*/g, '')
      .replace(typed, '')
      .match(/[A-Za-z]{2,}/g);
    expect(left).toBeNull();
  });

  it('names what a flag takes, and what it takes by default', async () => {
    const shown = await said('zh-CN', ['check', '--help']);
    expect(shown).toContain('--previous <文件>');
    expect(shown).toContain('（可选：major、minor；默认：major）');
  });
});

const wrong: readonly (readonly [words: readonly string[], en: string, zh: string])[] = [
  [['chek'], "unknown command 'chek'\n(Did you mean check?)", '没有名为“chek”的命令\n（是不是 check？）'],
  [['profile'], "unknown command 'profile'", '没有名为“profile”的命令'],
  [['check'], "missing required argument 'profile'", '缺少参数“检查方案”'],
  [['check', 'a', 'b', 'c'], "for 'check'. Expected 2 but got 3.", '“check”的参数过多，最多 2 个，现有 3 个。'],
  [['check', 'a', '--nope'], "unknown option '--nope'", '没有名为“--nope”的选项'],
  [['check', 'a', '--out'], "option '--out <folder>' argument missing", '选项“--out <文件夹>”后面缺少值'],
  [['check', 'a', '--env', ','], 'give at least one name', '请至少写一个名称'],
  [['check', 'a', '--browsers', '0'], 'a whole number from 1 to 10000', '请写 1 到 10000 之间的整数'],
  [['check', 'a', '--fail-on', 'x'], 'Allowed choices are major, minor.', '可选：major、minor。'],
  [['attest', 'a'], "required option '--profile <file>' not specified", '必须写明选项“--profile <文件>”'],
];

describe('a mistake of the call', () => {
  it.each(wrong)('%j is said in both languages', async (words, en, zh) => {
    expect(await said('en', words)).toContain(en);
    const chinese = await said('zh-CN', words);
    expect(chinese).toContain(zh);
    expect(chinese).toContain('（详见 plumbline --help 和 plumbline 命令 --help）');
    expect(chinese).not.toContain('error');
  });
});

describe('the language', () => {
  it.each(languages)('%s is known before the words are parsed', (language) => {
    expect(askedLanguage(['check', 'a', '--lang', language])).toBe(language);
    expect(askedLanguage([`--lang=${language}`, 'check'])).toBe(language);
  });

  it('is left open by what is no language, and by what stands after --', () => {
    expect(askedLanguage(['check', '--lang'])).toBeNull();
    expect(askedLanguage(['check', '--lang', 'fr'])).toBeNull();
    expect(askedLanguage(['check', '--', '--lang', 'zh-CN'])).toBeNull();
  });
});
