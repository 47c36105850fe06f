import { en as product } from '../../src/kit/http-json/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...product,
  probe: 'Object storage (S3)',
  'probe.about':
    'Lists one entry of a bucket of an S3 service (MinIO, Ceph RGW, OSS and others): whether the key is right, the bucket is there and the clocks agree. Reads no object and changes nothing.',
  'setting.url': 'address of the service, such as https://minio.example:9000',
  'setting.bucket': 'name of the bucket',
  'setting.region': 'region that goes into the signature, us-east-1 unless said',
  'setting.style': 'where the name of the bucket stands: path (the default) or virtual (before the host; OSS wants it)',
  'setting.accessKey': 'access key; nobody is logged in unless said',
  'setting.secretKey': 'secret key, as ${secret:NAME}; it signs and is not sent',
  's3.wanted-bucket': '2 to 255 letters, digits, points, hyphens and underscores',
  's3.wanted-region': 'letters, digits and hyphens',
  's3.access-key': 'an access key has no blanks and no special characters',
  's3.half-key': 'accessKey and secretKey together, or neither',
  'note.other-region': 'It expects another region, or another address: {region}.',
  'fact.product': 'product',
  'fact.bucketExists': 'bucket there',
  'fact.mayList': 'may list the bucket',
  'fact.empty': 'bucket empty',
  'fact.region': 'region',
  'fact.clock': 'clock of the service',
  'fact.clock.time': 'time of the service',
  'fact.clock.ahead': 'clock of the service ahead of ours',
};
