import { neededSecrets } from '../../src/model/secret-names.ts';
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
  const secrets = neededSecrets(input.profile);
  if (secrets.length === 0) return [];
  const rows = secrets.map(({ name, checks }) => [
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
