import * as z from 'zod';
import { filePath } from '../../src/kit/settings.ts';
import { formats } from './formats/format-names.ts';
import { isGlob } from './glob.ts';
import { groups } from './groups.ts';

const globs = () => z.array(z.string().min(1).max(500).refine(isGlob, 'glob')).max(200).default([]);

export const Settings = z.strictObject({
  /** File, or folder with `/` at its end; the root that nothing leaves. */
  path: filePath(),
  /** Folder that `path` must not leave once links are followed. */
  within: filePath().exactOptional(),
  /** Folder or archive: only entries whose path below the root fits one of these. */
  include: globs(),
  /** Folder or archive: without entries whose path below the root fits one of these. */
  exclude: globs(),
  /** Groups of facts to collect; the facts of the others are gaps. */
  read: z
    .array(z.enum(groups))
    .min(1)
    .default([...groups]),
  format: z.enum(['auto', ...formats]).default('auto'),
  encoding: z.enum(['auto', 'UTF-8', 'UTF-16LE', 'UTF-16BE', 'GB18030']).default('auto'),
  /** Most entries kept in `manifest`; the tree digest covers all of them. */
  entries: z.number().int().min(0).max(50_000).default(5000),
});
export type Settings = z.infer<typeof Settings>;

const digest = () => z.string().nullable().exactOptional();
const text = () => z.string().nullable().exactOptional();
const amount = () => z.number().exactOptional();
const bytes = () => z.number().nullable().exactOptional().meta({ unit: 'bytes' });

const Entry = z.strictObject({
  path: z.string().describe('path below the root, with `/` on every system'),
  kind: z.enum(['file', 'folder', 'link', 'special']).describe('what it is; a link is never followed'),
  size: bytes().describe('size; none where it is no file'),
  sha256: digest().describe('digest of the content; none where it is no file'),
  linksTo: z.string().exactOptional().describe('where a link points, as it is written'),
  outside: z
    .boolean()
    .exactOptional()
    .describe('true: a link that leads out of the root, or an archive entry that would'),
});
export type Entry = z.infer<typeof Entry>;

const Tree = z.strictObject({
  files: amount().describe('files in the folder or archive that the globs take'),
  folders: amount().describe('folders in it'),
  links: amount().describe('symbolic links in it'),
  outside: amount().describe('entries that lead out of the root; none of them was opened'),
  size: z.number().exactOptional().meta({ unit: 'bytes' }).describe('all files together, unpacked'),
  sha256: z
    .string()
    .exactOptional()
    .describe('digest of paths and contents of all files; the same on every system and for a folder and its archive'),
});
export type Tree = z.infer<typeof Tree>;

const Dated = z.strictObject({
  key: z.string().describe('name or words before the date'),
  at: z.string().meta({ unit: 'instant' }).describe('the moment; a day where no time is written'),
  text: z.string().describe('the date as it is written'),
});
export type Dated = z.infer<typeof Dated>;

export const Facts = z.strictObject({
  exists: z.boolean().exactOptional().describe('there is something at the path; a link that leads nowhere is nothing'),
  kind: z
    .enum(['file', 'folder', 'link', 'special'])
    .nullable()
    .exactOptional()
    .meta({ examples: ['file', 'folder'] })
    .describe('what stands there, links followed; link: it leads nowhere; special: device, pipe, socket'),
  linksTo: text().describe('where it really is, when the path is a link; null: it is none'),
  size: bytes()
    .meta({ examples: [1048576] })
    .describe('size of the file'),
  modifiedAt: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ unit: 'instant', volatile: true })
    .describe('when the content was changed last, as the file system says'),
  mode: text()
    .meta({ examples: ['0640'] })
    .describe('permissions in octal; not on Windows'),
  uid: z.number().nullable().exactOptional().describe('number of the owning account; not on Windows'),
  gid: z.number().nullable().exactOptional().describe('number of the owning group; not on Windows'),
  sha256: digest().describe('SHA-256 of the file, in lower-case hex'),
  encoding: text()
    .meta({ examples: ['UTF-8', 'GB18030', 'binary'] })
    .describe('UTF-8, UTF-16LE, UTF-16BE, GB18030; binary: no text'),
  bom: z.boolean().nullable().exactOptional().describe('the text begins with a byte order mark'),
  lineEndings: z
    .enum(['lf', 'crlf', 'cr', 'mixed', 'none'])
    .nullable()
    .exactOptional()
    .meta({ examples: ['lf'] })
    .describe('how lines end'),
  format: z.enum(formats).nullable().exactOptional().describe('what the text was read as'),
  keys: z
    .record(z.string(), z.json())
    .nullable()
    .exactOptional()
    .meta({ examples: [{ 'spring.datasource.url': 'jdbc:postgresql://db:5432/orders', 'server.port': 8080 }] })
    .describe('settings in the file, flat; values of secret-looking keys are withheld'),
  duplicateKeys: z
    .array(z.string())
    .nullable()
    .exactOptional()
    .describe('keys that stand there twice; the last one holds'),
  connections: z
    .array(
      z.strictObject({
        key: z.string().describe('key whose value is the connection text'),
        scheme: z.string().describe('jdbc:postgresql, redis, amqp, https ...'),
        host: z.string().describe('server it names; several with commas'),
        port: z.number().nullable().describe('port it names'),
        path: z.string().nullable().describe('database, service or path it names, without parameters'),
      }),
    )
    .nullable()
    .exactOptional()
    .meta({ key: 'key' })
    .describe('servers that the settings name, without user and password'),
  dates: z
    .array(Dated)
    .nullable()
    .exactOptional()
    .meta({ key: 'key' })
    .describe('dates in the file with what stands before them'),
  manifest: z.array(Entry).nullable().exactOptional().meta({ key: 'path' }).describe('entries of a folder or archive'),
  tree: Tree.nullable().exactOptional().describe('folder or archive as a whole'),
  attributes: z
    .record(z.string(), z.string())
    .nullable()
    .exactOptional()
    .meta({ examples: [{ 'Implementation-Version': '2.4.1', 'Build-Time': '2026-11-02T03:04:05Z' }] })
    .describe('main attributes of META-INF/MANIFEST.MF'),
  libraries: z
    .record(z.string(), z.string().meta({ dialect: 'loose' }))
    .nullable()
    .exactOptional()
    .meta({ examples: [{ postgresql: '42.7.4' }] })
    .describe('versions of the jars in WEB-INF/lib, BOOT-INF/lib or lib, by their file names'),
});
export type Facts = z.infer<typeof Facts>;

export const DerivedFacts = z.strictObject({
  version: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ dialect: 'loose', role: 'version', examples: ['2.4.1'] })
    .describe('version of the archive, by its manifest'),
  licence: z
    .strictObject({
      key: z.string().describe('which of the dates says the end'),
      endsAt: z.string().meta({ unit: 'instant' }).describe('the end that comes first'),
      daysLeft: z
        .number()
        .meta({ unit: 'days', volatile: true, examples: [90] })
        .describe('whole days until it ends'),
    })
    .nullable()
    .exactOptional()
    .describe('the first end date in the file: notAfter, expire, 有效期至 ...'),
});
