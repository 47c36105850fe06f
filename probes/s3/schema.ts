import * as z from 'zod';
import { flag, text } from '../../src/kit/database/fact-shapes.ts';
import { httpJsonSettings } from '../../src/kit/http-json/settings.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { secret } from '../../src/kit/settings.ts';

export const Settings = z
  .strictObject({
    ...httpJsonSettings(),
    bucket: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/, 's3.wanted-bucket'),
    /** Region that goes into the signature. */
    region: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,64}$/, 's3.wanted-region')
      .default('us-east-1'),
    /** Where the name of the bucket stands: behind the host, or before it. */
    style: z.enum(['path', 'virtual']).default('path'),
    accessKey: z
      .string()
      .regex(/^[\w+/=.-]{1,128}$/, 's3.access-key')
      .exactOptional(),
    secretKey: secret().exactOptional(),
  })
  .superRefine(({ accessKey, secretKey }, context) => {
    if ((accessKey === undefined) === (secretKey === undefined)) return;
    const path = [accessKey === undefined ? 'accessKey' : 'secretKey'];
    context.addIssue({ code: 'custom', path, message: 's3.half-key' });
  });
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  product: text('MinIO', 'Ceph RGW', 'Amazon S3', 'Alibaba Cloud OSS')
    .exactOptional()
    .meta({ spelling: 'free' })
    .describe('product that answered, as far as its headers tell'),
  bucketExists: flag(true).exactOptional().describe('the bucket is there'),
  mayList: flag(true).exactOptional().describe('the key may list the bucket'),
  empty: flag(false)
    .exactOptional()
    .meta({ privilege: 's3:ListBucket', volatile: true })
    .describe('there is nothing in the bucket'),
  region: text('us-east-1').exactOptional().describe('region of the bucket, as the service says'),
  clock: z
    .strictObject({
      time: z
        .string()
        .meta({ unit: 'instant', volatile: true, examples: ['2026-11-22T08:00:00.000Z'] })
        .describe('time of the service when it answered, to the second'),
      ahead: z
        .number()
        .meta({ unit: 'milliseconds', volatile: true, examples: [300] })
        .describe('time of the service less the time of the machine that looked; accurate to a second'),
    })
    .exactOptional()
    .describe('clock of the service'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
