import { described, strictMap, textRef, words, type SchemaNode } from './schema-node.ts';

const machine = strictMap({
  hostname: { description: 'as the machine itself says it', type: ['string', 'number'] },
  address: { description: 'one of its addresses', type: 'string' },
  zone: { description: 'part of the network, for `from`', type: ['string', 'number'] },
});

const environment = strictMap({
  title: described('for the report', textRef),
  gate: { description: 'its verdict is the overall one; the last environment unless said', type: 'boolean' },
  protected: { description: 'one task at a time in the whole environment', type: 'boolean' },
  capture: {
    description:
      'whether screenshots and raw bodies are kept; none in the gate and in protected environments unless said',
    enum: ['none', 'all'],
  },
  window: { description: 'hours in which tasks may start: "22:00-06:00"', type: 'string' },
  with: { description: 'values of the parameters', type: 'object' },
  machines: { description: 'machines by key', type: 'object', additionalProperties: machine },
});

const notApplicable = strictMap(
  {
    check: { description: 'name of the check', type: 'string' },
    in: words('only in these environments; everywhere unless said'),
    because: described('why', textRef),
    owner: described('who decided it', textRef),
  },
  ['check', 'because'],
);

const waiver = strictMap(
  {
    finding: { description: 'check/ID/environment, with /node where there are nodes', type: 'string' },
    because: described('why it is accepted', textRef),
    owner: described('who accepts it', textRef),
    ticket: { description: 'number of the ticket', type: ['string', 'number'] },
    until: { description: 'last day: 2027-01-31', type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  },
  ['finding', 'because', 'owner', 'until'],
);

const action = strictMap(
  {
    finding: {
      description: 'check/ID/environment, with /node where one node is meant; or the check alone, for all of it',
      type: 'string',
    },
    owner: described('who mends it, instead of the owner that the profile names', textRef),
    due: { description: 'by which day: 2027-01-31', type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  },
  ['finding'],
);

/** What stands at the top of a site file. */
export const siteProperties: Readonly<Record<string, SchemaNode>> = {
  environments: {
    description: 'in the order in which a version travels: test, uat, production',
    type: 'object',
    additionalProperties: { anyOf: [environment, { type: 'null' }] },
    minProperties: 1,
  },
  gates: { description: 'all: the overall verdict is the worst of all environments', enum: ['gate', 'all'] },
  timeZone: { description: 'IANA name in which days and windows are counted: Asia/Shanghai', type: 'string' },
  'not-applicable': { description: 'checks that do not concern an environment', type: 'array', items: notApplicable },
  override: {
    description: 'what is asked here instead of what the product asks',
    type: 'array',
    items: { $ref: '#/$defs/override' },
  },
  waivers: { description: 'findings that somebody accepts', type: 'array', items: waiver },
  actions: { description: 'who mends what until when', type: 'array', items: action },
  document: { description: 'free data for the cover of the report', type: 'object' },
};
