import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { touchListSchema } from '../../src/model/plan.ts';
import { touchDigest } from '../../src/cli/touch-digest.ts';
import { sampleProfile, sampleSite } from '../reports/papers/sample.ts';
import { put, sharedFolder } from '../support/cli-files.ts';
import { builtCommand, runCli } from '../support/cli-run.ts';
import { spawnSync } from 'node:child_process';

const folder = sharedFolder();
const files = (): readonly string[] => [
  put(folder, 'clinic.yaml', sampleProfile),
  put(folder, 'clinic-site.yaml', sampleSite),
];

/** The entries of an office file that standard output held. */
function piped(args: readonly string[]): readonly string[] {
  const ran = spawnSync(process.execPath, [builtCommand, ...args], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  expect(ran.status).toBe(0);
  return Object.keys(unzipSync(ran.stdout));
}

describe('plumbline explain', () => {
  it('writes Markdown to standard output, of a profile alone, in the language asked', async () => {
    const [profile = ''] = files();
    const ran = await runCli(['explain', profile, '--lang', 'zh-CN'], { cwd: folder });
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^# 门诊系统 4\n\n环境要求说明书\n/);
    expect(ran.out).toContain('［门诊库］:5432');
  });

  it('writes HTML and Word files', async () => {
    const html = await runCli(['explain', ...files(), '--format', 'html', '--out', 'r.html'], { cwd: folder });
    expect(html).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(join(folder, 'r.html'), 'utf8')).toContain('City hospital');
    const word = await runCli(['explain', ...files(), '--format', 'docx', '--out', 'new/r.docx'], { cwd: folder });
    expect(word).toMatchObject({ code: 0, out: '' });
    expect(Object.keys(unzipSync(readFileSync(join(folder, 'new/r.docx'))))).toContain('word/document.xml');
    expect(piped(['explain', ...files(), '--format', 'docx'])).toContain('word/document.xml');
  });

  it('tells mistakes like validate does, and writes nothing', async () => {
    put(folder, 'wrong.yaml', 'plumbline: 1\nname: wrong\nchecks:\n  app: { probe: htp }\n');
    const validated = await runCli(['validate', 'wrong.yaml'], { cwd: folder });
    expect(await runCli(['explain', 'wrong.yaml'], { cwd: folder })).toEqual(validated);
    expect(validated).toMatchObject({ code: 2, out: '' });
  });

  it('says where it cannot write', async () => {
    put(folder, 'in-the-way', '');
    const ran = await runCli(['explain', ...files(), '--out', 'in-the-way/r.md'], { cwd: folder });
    expect(ran).toMatchObject({ code: 4, out: '' });
    expect(ran.err).toContain('in-the-way');
  });
});

describe('plumbline plan as an application', () => {
  it('is written in every format, with the digest of the list that can be approved', async () => {
    const json = await runCli(['plan', ...files(), '--format', 'json'], { cwd: folder });
    const digest = touchDigest(touchListSchema.parse(JSON.parse(json.out)));
    const text = await runCli(['plan', ...files()], { cwd: folder });
    expect(text.out).toContain(digest);
    for (const format of ['html', 'markdown']) {
      const ran = await runCli(['plan', ...files(), '--format', format], { cwd: folder });
      expect(ran).toMatchObject({ code: 0, err: '' });
      expect(ran.out).toContain(digest);
      expect(ran.out).toContain('GRANT CONNECT ON DATABASE');
    }
    expect(piped(['plan', ...files(), '--format', 'docx'])).toContain('word/document.xml');
    expect(piped(['plan', ...files(), '--format', 'xlsx'])).toContain('xl/worksheets/sheet5.xml');
  });
});
