import * as z from 'zod';
import { amount, flag, names, text } from '../../src/kit/database/fact-shapes.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';

export const Settings = z.strictObject(serviceSettings(2181));
export type Settings = z.infer<typeof Settings>;

const counter = () => z.number().exactOptional().meta({ volatile: true });
const milliseconds = () =>
  z
    .number()
    .exactOptional()
    .meta({ unit: 'milliseconds', examples: [2000] });

const word = (name: string) => ({ privilege: `4lw.commands.whitelist: ${name}` });

export const Facts = z.strictObject({
  ...serviceFactShapes,
  version: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', role: 'version', examples: ['3.8.4'] })
    .describe('version of the server'),
  mode: text('standalone', 'leader', 'follower', 'observer')
    .exactOptional()
    .describe('standalone, or its part in the ensemble'),
  znodes: counter().describe('znodes it holds'),
  connections: counter().describe('clients connected'),
  outstanding: counter().describe('requests that wait'),
  latency: z
    .strictObject({
      average: z.number().meta({ unit: 'milliseconds', volatile: true }).describe('average, since the start'),
      most: z.number().meta({ unit: 'milliseconds', volatile: true }).describe('longest, since the start'),
    })
    .exactOptional()
    .describe('time to answer requests'),
  ok: flag(true).exactOptional().meta(word('ruok')).describe('it says imok'),
  monitor: z
    .strictObject({
      watches: counter().describe('watches set'),
      ephemerals: counter().describe('znodes that end with their session'),
      dataSize: z.number().exactOptional().meta({ unit: 'bytes', volatile: true }).describe('size of its data'),
      openFiles: counter().describe('files it has open'),
      mostFiles: amount(65536).exactOptional().describe('files it may have open'),
      followers: amount(2).exactOptional().describe('followers and observers of the leader'),
      syncedFollowers: amount(2).exactOptional().describe('followers that keep up with the leader'),
      quorumSize: amount(3).exactOptional().describe('members that vote'),
    })
    .exactOptional()
    .meta(word('mntr'))
    .describe('what mntr tells'),
  configuration: z
    .strictObject({
      serverId: amount(1).exactOptional().describe('number of the server'),
      tickTime: milliseconds().describe('length of a tick'),
      minSessionTimeout: milliseconds().describe('shortest session'),
      maxSessionTimeout: milliseconds().describe('longest session'),
      maxClientCnxns: amount(60).exactOptional().describe('connections admitted from one address; 0: any number'),
      members: names(['server.1=zk-1:2888:3888:participant']).describe('members of the ensemble'),
    })
    .exactOptional()
    .meta(word('conf'))
    .describe('configuration'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
