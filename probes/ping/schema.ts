import * as z from 'zod';
import { platforms } from '../../src/kit/machine/platform.ts';
import { host } from '../../src/kit/settings.ts';

export const Settings = z.strictObject({
  // a name that begins so would be an option of the program
  host: host().refine((text) => !text.startsWith('-'), 'host'),
  count: z.number().int().min(1).max(20).default(3),
  /** Seconds that the last reply may take. */
  replyWithin: z.number().int().min(1).max(30).default(2).meta({ tuning: true }),
  platform: z.enum(platforms).exactOptional(),
});
export type Settings = z.infer<typeof Settings>;

const milliseconds = () => z.number().meta({ unit: 'milliseconds', volatile: true, examples: [0.4] });

export const Facts = z.strictObject({
  address: z.string().exactOptional().meta({ role: 'address' }).describe('address that answered'),
  sent: z
    .number()
    .meta({ examples: [3] })
    .describe('echo requests sent'),
  received: z
    .number()
    .meta({ examples: [3] })
    .describe('echo replies that came back'),
  lossPercent: z
    .number()
    .meta({ unit: 'percent', examples: [0] })
    .describe('share of requests without a reply'),
  time: z
    .strictObject({
      min: milliseconds().describe('the quickest'),
      average: milliseconds().describe('on average'),
      max: milliseconds().describe('the slowest'),
    })
    .exactOptional()
    .describe('way there and back'),
  ttl: z
    .number()
    .exactOptional()
    .meta({ examples: [64] })
    .describe('hops the first reply could still have gone (TTL); systems begin with 64, 128 or 255'),
});
export type Facts = z.infer<typeof Facts>;
