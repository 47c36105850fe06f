import { readFileSync, writeFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbook, Worksheet } from 'exceljs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { init } from '../../../src/cli/commands/init.ts';
import { processContext, UsageError, type Context } from '../../../src/cli/context.ts';
import type { Flags } from '../../../src/cli/flags.ts';
import { put, sharedFolder } from '../../support/cli-files.ts';
import { readTexts } from '../../support/read-profile.ts';

const profile = `plumbline: 1
name: orders
title: { en: Orders 8.2, zh-CN: 订单系统 8.2 }
parameters:
  db: { type: host, describe: { en: order database, zh-CN: 订单库 } }
  dbPort: { type: port, default: 5432, describe: { en: its port, zh-CN: 端口 } }
  apps: { type: map of url, describe: application nodes }
  release: { type: version }
  tls: { type: boolean, default: false }
  banner: { type: text, default: hello }
checks:
  orders-db:
    probe: postgres
    target: { host: '\${db}', port: '\${dbPort}', database: orders, user: ready, password: '\${secret:ORDERS_DB_PASSWORD}' }
  app:
    probe: release
    forEach: { app: '\${apps}' }
    target: { url: '\${app}', json: version }
    expect: { version: { equals: '\${release}' } }
  plain: { probe: http, when: { tls: false }, target: { url: 'http://h/\${banner}' }, in: [production] }
`;
const shared = sharedFolder();
let count = 0;

interface Bench {
  readonly folder: string;
  readonly said: string[];
  readonly run: (words: readonly string[], flags: Flags) => Promise<number>;
}

function bench(language: Context['language'] = 'en'): Bench {
  const folder = join(shared, String((count += 1)));
  mkdirSync(folder);
  put(folder, 'orders.yaml', profile);
  const said: string[] = [];
  const context: Context = {
    ...processContext(),
    cwd: folder,
    language,
    interactive: false,
    out: () => undefined,
    err: (text) => {
      said.push(text);
    },
  };
  return { folder, said, run: (words, flags) => init(context, words, flags) };
}

/** Makes the form, lets `fill` write into it, and reads it back. */
async function filled(at: Bench, fill: (book: Workbook) => void): Promise<number> {
  expect(await at.run([], { makeSurvey: 'orders.yaml', env: ['test', 'production'] })).toBe(0);
  await change(join(at.folder, 'survey.xlsx'), fill);
  at.said.length = 0;
  return at.run(['orders.yaml'], { survey: 'survey.xlsx', out: 'site' });
}

async function change(path: string, fill: (book: Workbook) => void): Promise<void> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  await book.xlsx.readFile(path);
  fill(book);
  await book.xlsx.writeFile(path);
}

function sheet(book: Workbook, name: string): Worksheet {
  const found = book.getWorksheet(name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
}

/** As Excel has it: a number that is shown as a day. */
function setDate(on: Worksheet, cell: string, day: string): void {
  on.getCell(cell).value = new Date(day);
  on.getCell(cell).numFmt = 'yyyy-mm-dd';
}

/** Values that fit; F and G are the columns of the two environments. */
function goodValues(parameters: Worksheet): void {
  parameters.getCell('F2').value = '10.1.0.9';
  parameters.getCell('G2').value = ' 10．9．0．9 ';
  parameters.getCell('G3').value = 5433;
  parameters.getCell('F4').value = 'app1=http://10.1.0.5:8080';
  parameters.getCell('G4').value = 'app1＝http：//10.9.0.5:8080，app2：http://10.9.0.6:8080/x?a=1&b=2';
  parameters.getCell('F5').value = '1.10';
  parameters.getCell('G5').value = '1.10';
  parameters.getCell('F6').value = '否';
  parameters.getCell('F7').value = 'a: b # "c"';
}

describe('the form for the customer', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    it(`says what is asked, offers choices, and has no place for a secret (${language})`, async () => {
      const at = bench(language);
      expect(await at.run([], { makeSurvey: 'orders.yaml' })).toBe(0);
      const { default: excel } = await import('exceljs');
      const book = new excel.Workbook();
      await book.xlsx.readFile(join(at.folder, 'survey.xlsx'));
      const english = ['How to fill in', 'Environments', 'Parameters', 'Machines', 'Document'];
      const chinese = ['填写说明', '环境', '参数', '机器', '文档信息'];
      expect(book.worksheets.map(({ name }) => name)).toEqual(language === 'en' ? english : chinese);
      const [guide, environments, parameters, ...rest] = book.worksheets;
      const text = JSON.stringify(guide?.getSheetValues());
      expect(text).toContain('ORDERS_DB_PASSWORD');
      expect(text).toContain(language === 'en' ? 'No passwords!' : '请勿填写任何密码！');
      expect(environments?.getCell('A3').value).toBe('production');
      expect(environments?.getCell('C2').dataValidation).toMatchObject({ type: 'list' });
      const row = parameters?.getRow(2).values;
      expect(row).toEqual(
        expect.arrayContaining(
          language === 'en'
            ? ['db', 'order database', 'host name or IP address', '10.1.0.9']
            : ['db', '订单库', '主机名或 IP 地址', '10.1.0.9'],
        ),
      );
      expect(parameters?.getCell('F6').dataValidation).toMatchObject({ type: 'list' });
      const all = [environments, parameters, ...rest].map((each) => JSON.stringify(each?.getSheetValues()));
      expect(all.join('')).not.toContain('PASSWORD');
    });
  }

  it('comes back as the site file of the profile', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const at = bench(language);
      const code = await filled(at, (book) => {
        const [, environments, parameters, machines, document] = book.worksheets;
        if (environments === undefined || parameters === undefined) throw new Error('no sheets');
        environments.getCell('B3').value = '生产 #1';
        environments.getCell('D3').value = language === 'en' ? 'Yes' : '是';
        environments.getCell('E3').value = '22：00-06:00';
        goodValues(parameters);
        machines?.addRow([
          'production',
          'app1',
          'app1-host',
          { text: '10.9.0.5', hyperlink: 'http://10.9.0.5' },
          'dmz',
        ]);
        document?.addRow(['部门: a', 'x']);
        if (document !== undefined) setDate(document, 'B6', '2026-11-20');
      });
      expect(at.said.join('')).toContain('Next'.slice(0, language === 'en' ? 4 : 0));
      expect(code).toBe(0);
      const site = readFileSync(join(at.folder, 'site/orders-site.yaml'), 'utf8');
      expect(site).toContain(language === 'en' ? "db: '10.9.0.9' # order database" : "db: '10.9.0.9' # 订单库");
      const outcome = readTexts('orders.yaml', profile, { site: { name: 's.yaml', content: site } });
      if (!outcome.ok) throw new Error('not read');
      const [test, production] = outcome.profile.environments;
      expect(test).toMatchObject({ name: 'test', gate: false, protected: false });
      expect(production).toMatchObject({ title: '生产 #1', gate: true, protected: true });
      expect(production?.window?.written).toBe('22:00-06:00');
      expect(production?.machines).toEqual([{ key: 'app1', hostname: 'app1-host', address: '10.9.0.5', zone: 'dmz' }]);
      const [db, app, plain] = outcome.profile.checks;
      expect(db?.environments.map(({ nodes }) => nodes[0]?.settings)).toMatchObject([
        { host: '10.1.0.9', port: 5432 },
        { host: '10.9.0.9', port: 5433 },
      ]);
      expect(app?.environments[1]?.nodes.map(({ key, settings }) => [key, settings['url']])).toEqual([
        ['app1', 'http://10.9.0.5:8080'],
        ['app2', 'http://10.9.0.6:8080/x?a=1&b=2'],
      ]);
      expect(app?.environments[0]?.nodes[0]?.expect[0]?.written).toContain('1.10');
      expect(plain?.environments.map(({ environment }) => environment)).toEqual(['production']);
      expect(outcome.profile.document).toMatchObject({ '部门: a': 'x', contract: '2026-11-20' });
      expect(readFileSync(join(at.folder, 'site/orders.env.example'), 'utf8')).toContain('ORDERS_DB_PASSWORD=\n');
    }
  });

  it('names sheet and cell of everything that is wrong, all at once, and writes nothing', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const at = bench(language);
      const code = await filled(at, (book) => {
        const [, environments, parameters, machines] = book.worksheets;
        if (environments === undefined || parameters === undefined) throw new Error('no sheets');
        goodValues(parameters);
        environments.addRow(['test', '', 'maybe']);
        parameters.getCell('F2').value = null;
        parameters.getCell('F3').value = '54 32';
        parameters.getCell('G3').value = { formula: '1+1', result: 2 };
        parameters.getCell('F4').value = 'http://x';
        parameters.getCell('F5').value = 1.1;
        setDate(parameters, 'G5', '2026-02-08');
        parameters.getCell('F7').value = 'jdbc:x?password=tiger';
        parameters.getCell('G7').value = { error: '#REF!' };
        parameters.getCell('I1').value = 'prod';
        parameters.addRow(['bogus', 'x']);
        parameters.mergeCells('B8:C8');
        machines?.addRow(['uat', 'm']);
        book.addWorksheet('Mine').getCell('A1').value = 'x';
      });
      expect(code).toBe(2);
      const text = at.said.join('');
      const places = language === 'en' ? ['Environments', 'Parameters', 'Machines'] : ['环境', '参数', '机器'];
      const [environments, parameters, machines] = places;
      for (const cell of ['A4', 'C4']) expect(text).toContain(`${environments}!${cell}: `);
      for (const cell of ['F2', 'F3', 'G3', 'F4', 'F5', 'G5', 'F7', 'G7', 'I1', 'A8', 'B8:C8'])
        expect(text).toContain(`\n${parameters}!${cell}: `);
      expect(text).toContain(`${machines}!A2: `);
      expect(text).toContain('Mine');
      expect(text).toMatch(language === 'en' ? /F3: .*must be a port/ : /F3: .*端口/);
      expect(text).not.toContain('tiger');
      expect(text).not.toMatch(/form\.[a-z]|undefined|\{\w+\}/);
      expect(existsSync(join(at.folder, 'site'))).toBe(false);
    }
  });

  it('finds renamed columns, missing sheets and rows', async () => {
    const at = bench();
    const code = await filled(at, (book) => {
      goodValues(sheet(book, 'Parameters'));
      sheet(book, 'Environments').getCell('B1').value = 'Titel';
      sheet(book, 'Parameters').getCell('G1').value = 'prod';
      sheet(book, 'Parameters').getCell('A2').value = null;
      sheet(book, 'Machines').name = 'Boxes';
    });
    expect(code).toBe(2);
    const text = at.said.join('');
    for (const part of [
      'Environments!B1: “Titel” is no column',
      'Parameters!G1: “prod” is no environment',
      'Parameters!H1: There is no column for the environment “production”',
      'Parameters!A2: The name is missing',
      'The row of the parameter “db” is missing',
    ])
      expect(text).toContain(part);
  });

  it('refuses what is no form, and what is larger than one', async () => {
    const at = bench();
    expect(await at.run([], { makeSurvey: 'orders.yaml' })).toBe(0);
    const good = unzipSync(readFileSync(join(at.folder, 'survey.xlsx')));
    const rows = (text: string): Record<string, Uint8Array> => ({ ...good, 'xl/worksheets/sheet2.xml': strToU8(text) });
    const xml = (inner: string): string =>
      `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inner}</worksheet>`;
    const cases: readonly (readonly [Uint8Array, RegExp])[] = [
      [strToU8('PK no zip'), /no Excel workbook/],
      [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), /old Excel file/],
      [zipSync({ 'a.txt': strToU8('x') }), /no Excel workbook/],
      [zipSync({ ...good, 'xl/sharedStrings.xml': new Uint8Array(40 * 1024 * 1024) }), /larger than a form/],
      [zipSync(rows(xml('<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'))), /larger/],
      [zipSync(rows(xml('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))), /larger/],
      [zipSync(rows(xml(`<sheetData>${'<row r="1"><c r="A1"/></row>'.repeat(150_000)}</sheetData>`))), /larger/],
      [zipSync({ ...good, 'xl/workbook.xml': strToU8('<workbook><') }), /no Excel workbook/],
    ];
    for (const [bytes, said] of cases) {
      writeFileSync(join(at.folder, 'bad.xlsx'), bytes);
      const run = at.run(['orders.yaml'], { survey: 'bad.xlsx', out: 'site' });
      await expect(run).rejects.toThrow(UsageError);
      await expect(run).rejects.toThrow(said);
    }
    // Ranges that the library would write out cell by cell are not even read.
    const wide =
      '<cols><col min="1" max="999999999"/></cols><sheetData/><dataValidations><dataValidation sqref="A1:XFD1048576" type="list"/></dataValidations>';
    writeFileSync(join(at.folder, 'wide.xlsx'), zipSync(rows(xml(wide))));
    expect(await at.run(['orders.yaml'], { survey: 'wide.xlsx', out: 'site' })).toBe(2);
    expect(readdirSync(at.folder)).not.toContain('site');
  });

  it('asks for one thing at a time, and overwrites nothing', async () => {
    const at = bench();
    await expect(at.run(['orders.yaml'], {})).rejects.toThrow(UsageError);
    await expect(at.run([], { survey: 'survey.xlsx' })).rejects.toThrow(UsageError);
    await expect(at.run([], { survey: 's.xlsx', makeSurvey: 'orders.yaml' })).rejects.toThrow(UsageError);
    expect(await at.run([], { makeSurvey: 'orders.yaml' })).toBe(0);
    await expect(at.run([], { makeSurvey: 'orders.yaml' })).rejects.toThrow(/there already/);
    expect(await at.run([], { makeSurvey: 'orders.yaml', force: true })).toBe(0);
    put(
      at.folder,
      'own.yaml',
      `${profile}environments: { production: { with: { db: h, apps: { x: 'http://x' }, release: '1' } } }\n`,
    );
    await expect(at.run([], { makeSurvey: 'own.yaml', out: 'own.xlsx' })).rejects.toThrow(/environments of its own/);
  });
});
