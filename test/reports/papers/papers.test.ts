import { describe, expect, it } from 'vitest';
import { writeMarkdown } from '../../../reports/document/markdown.ts';
import { languages } from '../../../src/model/words.ts';
import { accessOf, accessSheetsOf, requirementsOf, textsIn } from '../../support/papers.ts';
import { readDraft, readTexts } from '../../support/read-profile.ts';
import { sampleProfile, sampleSite } from './sample.ts';

const draft = readDraft('clinic.yaml', sampleProfile);
const settled = readTexts('clinic.yaml', sampleProfile, { site: { name: 'site.yaml', content: sampleSite } });

// To renew after a wanted change: npx vitest run test/reports/papers -u, then read the difference.
describe('papers before a run', () => {
  for (const language of languages) {
    it(`say in ${language} what a product needs, of a profile alone`, async () => {
      const written = writeMarkdown(requirementsOf(draft, language));
      await expect(written).toMatchFileSnapshot(`../../../reports/samples/${language}-requirements-draft.md`);
    });

    it(`say in ${language} what a product needs of one customer`, async () => {
      const written = writeMarkdown(requirementsOf(settled, language));
      await expect(written).toMatchFileSnapshot(`../../../reports/samples/${language}-requirements.md`);
    });

    it(`ask in ${language} for access`, async () => {
      const written = writeMarkdown(accessOf(settled, language));
      await expect(written).toMatchFileSnapshot(`../../../reports/samples/${language}-access.md`);
    });

    it(`leave no code unresolved in ${language}, and no value that stands in`, () => {
      const papers = [requirementsOf(draft, language), requirementsOf(settled, language), accessOf(settled, language)];
      const sheets = accessSheetsOf(settled, language).flatMap(({ name, columns, rows }) => [
        name,
        ...columns.map(({ title }) => title),
        ...rows.flat().map(String),
      ]);
      for (const text of [...papers.flatMap(textsIn), ...sheets]) {
        expect(text).not.toMatch(/\b(?:requirements|access|expect|compare|report|postgres|http)\.[a-z]+[.-][a-z]/);
        expect(text).not.toMatch(/\{[A-Za-z]+(?:\|[^}]*)?\}/);
        expect(text).not.toMatch(/given-later|\.invalid|undefined|\[object/);
      }
    });
  }

  it('say in Chinese nothing in English but names', () => {
    const papers = [requirementsOf(draft, 'zh-CN'), requirementsOf(settled, 'zh-CN'), accessOf(settled, 'zh-CN')];
    const words = new Set(
      papers
        .flatMap((paper) => paper.blocks)
        .flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
        .flatMap((text) => text.match(/[A-Za-z]{3,}/g) ?? []),
    );
    expect([...words].sort()).toEqual(['PostgreSQL', 'SQL', 'production', 'ready', 'test'].sort());
  });

  it('name the values that are to be given', () => {
    const texts = textsIn(requirementsOf(draft, 'en'));
    expect(texts).toContain('[clinic database]:5432');
    expect(texts).toContain('at most [room for one year]');
    expect(texts).toContain('equal to [strict mode]');
    expect(texts).toContain('[address of the pages]/');
    expect(texts.join('\n')).toContain('Applies only where: strict: true');
  });

  it('tell what each environment is asked where they differ', () => {
    const texts = textsIn(requirementsOf(settled, 'en'));
    expect(texts).toContain('test: at most 5 GiB\nproduction (Production): at most 50 GiB');
    expect(texts).toContain('test: Minor\nproduction (Production): Blocker');
    expect(texts.join('\n')).toContain('Agreed for this site');
  });

  it('ask for the rights that the facts need', () => {
    const codes = (text: string) =>
      requirementsOf(readDraft('clinic.yaml', text), 'en').blocks.flatMap((block) =>
        block.kind === 'code' ? [block.text] : [],
      );
    expect(codes(sampleProfile).join('\n')).toContain('GRANT pg_read_all_settings TO "ready";');
    const less = sampleProfile.replace('settings.shared_preload_libraries', 'extensions');
    expect(codes(less).join('\n')).toContain('GRANT CONNECT ON DATABASE "clinic" TO "ready";');
    expect(codes(less).join('\n')).not.toContain('pg_read_all_settings');
  });
});
