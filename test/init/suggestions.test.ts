import { describe, expect, it } from 'vitest';
import { loadProbes } from '../../probes/registry.ts';
import { toolbox } from '../../src/assess/toolbox.ts';
import { propose } from '../../src/init/propose.ts';
import { writeProfile } from '../../src/init/write-profile.ts';
import { makeSurvey } from '../../src/init/make-survey.ts';
import { isMistake, parseTarget } from '../../src/init/parse-target.ts';
import { writeSite } from '../../src/init/write-site.ts';
import { lookup, settle } from '../../src/model/catalogue.ts';
import { readFactPath } from '../../src/model/fact-path.ts';
import { pickText } from '../../src/model/say.ts';
import type { Json } from '../../src/model/json.ts';
import { readTexts } from '../support/read-profile.ts';
import { serviceCases } from './suggestion-cases.ts';

const tools = toolbox(await loadProbes());

/** For each kind an address, and facts such as it gives: with them every suggestion is proposed. */
const cases: Readonly<Record<string, readonly [address: string, facts: Json]>> = {
  mysql: [
    'mysql://ready@h/orders',
    {
      product: 'MySQL',
      version: '8.4.5',
      serverUuid: 'a',
      characterSet: { database: 'utf8mb4' },
      collation: { database: 'utf8mb4_bin' },
      lowerCaseTableNames: 0,
      sqlMode: ['STRICT_TRANS_TABLES'],
      maxConnections: 151,
      configuration: { sql_mode: { value: 'ANSI', origin: 'COMPILED' } },
      tables: { withoutPrimaryKey: { count: 0, names: [] }, otherEngine: { count: 2, names: ['o.a', 'o.b'] } },
      autoIncrementUsed: 12.5,
      account: { beyondReading: [], passwordDaysLeft: 90 },
      explicitTimestampDefaults: true,
      migrationState: { failed: [], locked: false },
    },
  ],
  browser: [
    'browser+https://h/',
    {
      pages: [{ name: 'main', status: 200, title: 'a: b', isBlank: false, secureContext: true, loadMs: 12 }],
      exceptionCount: 0,
      failedRequestCount: 0,
      foreignOrigins: [],
      unfitBrowsers: [],
      unknownBrowsers: [],
      doubtfulBrowsers: [],
      differentBrowsers: [],
      needsSecureContext: [],
      minimumChromium: 86,
      needs: { chromium: 86 },
    },
  ],
  files: [
    'file:/opt/a.jar',
    {
      kind: 'file',
      encoding: 'UTF-8',
      format: 'properties',
      sha256: 'ab',
      tree: { sha256: 'cd', outside: 0 },
      version: '2.4.1',
      licence: { daysLeft: 90 },
    },
  ],
  java: ['java:', { count: 2, jvms: { orders: {}, 'a b': {} } }],
  ports: ['ports:', { tcp: { '22': {}, '8080': {} } }],
  host: [
    'host:',
    {
      os: { distribution: 'Kylin', architecture: 'arm64' },
      memory: { total: 17_179_869_184 },
      cpu: { logical: 8 },
      timeZone: 'Asia/Shanghai',
      timeSync: { synchronized: true },
      charset: 'UTF-8',
      fonts: { chinese: ['SimSun'] },
    },
  ],
  ...serviceCases,
};

/** What an environment has one of. */
const alone = /^mysql:|:$/;

describe('what probes suggest', () => {
  it('names facts that there are, with a reason in both languages', () => {
    for (const probe of tools.probes.values()) {
      const schema = tools.forJudge.get(probe.kind)?.entry.facts ?? {};
      for (const { path, because } of probe.suggestions ?? []) {
        const found = lookup(schema, readFactPath(path) ?? []);
        const shape = found.found ? settle(found.schema) : {};
        expect([probe.kind, path, Object.keys(shape).length > 0]).toEqual([probe.kind, path, true]);
        expect(pickText(because, 'en')).toMatch(/^[A-Za-z0-9 ,]+$/);
        expect(pickText(because, 'zh-CN')).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  for (const [kind, [address, facts]] of Object.entries(cases)) {
    it(`can be written into a profile: ${kind}`, () => {
      const targets = ['test/a/n1', 'test/a/n2', 'production/a/n1'].map((place) =>
        parseTarget(`${alone.test(address) ? place.replace(/\/n\d/, '') : place}=${address}`),
      );
      const told = targets.flatMap((each) => (isMistake(each) ? [] : [each]));
      const once = told.filter((each, index) => index !== 1 || each.node !== null);
      const survey = makeSurvey('s', once, []);
      if ('length' in survey) throw new Error(JSON.stringify(survey));
      const schema = tools.forJudge.get(kind)?.entry.facts ?? {};
      const suggestions = tools.probes.get(kind)?.suggestions ?? [];
      const proposals = suggestions.map((each) => propose(each, [{ place: 'test', facts }], schema));
      expect(proposals).not.toContain(null);
      const about = { proposals: proposals.filter((each) => each !== null), remarks: [] };
      const text = writeProfile(survey, { language: 'en', head: 'x', seen: '; seen: ', about: () => about });
      const read = readTexts('p.yaml', text, { site: { name: 's.yaml', content: writeSite(survey, 'x', 'UTC') } });
      expect(read.ok ? [] : [read.mistakes, text]).toEqual([]);
    });
  }
});
