import { isJsonList, isJsonObject, type Json } from '../../src/model/json.ts';
import { isSecretRef } from '../../src/model/profile.ts';
import { accountBlocks } from '../access/account-blocks.ts';
import { plain, type Block } from '../document/document.ts';
import { checkWords, environmentWords, type RequirementsPage } from './page.ts';

/** The accounts that have to be there, and the secrets that whoever runs the check has at hand. */
export function accessPart(page: RequirementsPage): readonly Block[] {
  return [...accountPart(page), ...secretPart(page)];
}

function accountPart(page: RequirementsPage): readonly Block[] {
  const { input, voice, naming } = page;
  if (input.accounts.length === 0) return [];
  const accounts = input.accounts.map((account) => ({
    ...account,
    at: account.at.map(naming.text),
    name: naming.text(account.name),
    statements: account.statements.map(naming.text),
  }));
  return [
    { kind: 'heading', level: 1, text: voice.own('requirements.accounts') },
    { kind: 'paragraph', content: plain(voice.own('requirements.accounts-words')) },
    ...accountBlocks(accounts, 2, (name) => environmentWords(name, page), voice),
  ];
}

function secretPart(page: RequirementsPage): readonly Block[] {
  const { input, voice } = page;
  const users = new Map<string, string[]>();
  for (const check of input.profile.checks) {
    const settings = check.environments.flatMap((each) => each.nodes.map((node) => node.settings));
    for (const name of new Set(settings.flatMap(secretsIn))) users.set(name, [...(users.get(name) ?? []), check.name]);
  }
  if (users.size === 0) return [];
  const rows = [...users].map(([name, checks]) => [
    [{ text: name, style: 'code' } as const],
    plain(checks.map((check) => checkWords(check, page)).join(voice.word('report.list-comma'))),
  ]);
  const columns = [
    { title: voice.own('requirements.secret'), share: 40 },
    { title: voice.own('requirements.used-by'), share: 60 },
  ];
  return [
    { kind: 'heading', level: 1, text: voice.own('requirements.secrets') },
    { kind: 'paragraph', content: plain(voice.own('requirements.secrets-words')) },
    { kind: 'table', table: { columns, rows } },
  ];
}

function secretsIn(value: Json): readonly string[] {
  if (isSecretRef(value)) return [value.$secret];
  if (isJsonList(value)) return value.flatMap(secretsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(secretsIn) : [];
}
