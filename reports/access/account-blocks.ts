import { canonical } from '../../src/model/canonical.ts';
import { plain, type Block, type Inline } from '../document/document.ts';
import { spoken } from '../voice.ts';
import type { AccessVoice } from './access-texts.ts';
import type { AccountRequest } from './access-input.ts';

/** The same account at the same place with the same script, in one or several environments. */
interface SameAccount extends AccountRequest {
  readonly environments: readonly string[];
}

/**
 * Every account with its place, its script and what to know about it. What is the same in several environments stands
 * once.
 *
 * @param level of the headings
 * @param environmentName how an environment is called in the paper
 */
export function accountBlocks(
  accounts: readonly AccountRequest[],
  level: 2 | 3,
  environmentName: (name: string) => string,
  voice: AccessVoice,
): readonly Block[] {
  return together(accounts).flatMap((account) => blocksOf(account, level, environmentName, voice));
}

function blocksOf(
  account: SameAccount,
  level: 2 | 3,
  environmentName: (name: string) => string,
  voice: AccessVoice,
): readonly Block[] {
  const comma = voice.word('report.list-comma');
  const params = {
    product: spoken(voice.sentence(`${account.probe}.probe`) ?? voice.raw(account.probe)),
    name: account.name,
    at: spoken(account.at.map((each) => voice.raw(each)).join(comma)),
    tool: account.tool,
    environments: spoken(account.environments.map(environmentName).join(comma)),
  };
  const head: Block = { kind: 'heading', level, text: voice.own('access.script-head', params) };
  const code = account.tool === null ? 'access.no-script' : 'access.script-where';
  const where: Block = { kind: 'paragraph', content: plain(voice.own(code, params)) };
  const notes: readonly Inline[] = account.notes.map((note) => plain(voice.say(note)));
  return [
    head,
    where,
    ...(account.statements.length === 0 ? [] : [{ kind: 'code', text: account.statements.join('\n') } as const]),
    ...(notes.length === 0 ? [] : [{ kind: 'list', ordered: false, items: notes } as const]),
  ];
}

function together(accounts: readonly AccountRequest[]): readonly SameAccount[] {
  const same = new Map<string, SameAccount>();
  for (const account of accounts) {
    const { probe, tool, at, name, statements } = account;
    const key = canonical([probe, tool, at, name, statements]);
    const known = same.get(key);
    const environments = [...new Set([...(known?.environments ?? []), account.environment])];
    same.set(key, { ...(known ?? account), environments });
  }
  return [...same.values()];
}
