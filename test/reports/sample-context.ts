import { sampleTexts } from './sample-texts.ts';
import type { FactCatalogue } from '../../src/model/catalogue.ts';
import type { Language } from '../../src/model/words.ts';
import type { ReportContext } from '../../reports/report-format.ts';

const catalogue: FactCatalogue = {
  postgres: {
    kind: 'postgres',
    factsVersion: 1,
    lifecycle: 'stable',
    headline: 'version',
    derived: [],
    facts: {
      type: 'object',
      properties: {
        disks: {
          type: 'array',
          key: 'mount',
          items: { type: 'object', properties: { mount: { type: 'string' }, free: { type: 'number', unit: 'bytes' } } },
        },
        certificate: { type: 'object', properties: { notAfter: { type: 'string', unit: 'instant' } } },
      },
    },
  },
};

/** The context all samples are written with. */
export function sampleContext(language: Language): ReportContext {
  return { language, texts: sampleTexts[language], timeZone: 'Asia/Shanghai', catalogue };
}
