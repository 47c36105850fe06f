import type { Format } from './format-names.ts';
import type { KeySink } from './key-sink.ts';

type Reader = (text: string, sink: KeySink) => void;

/** The reader of a format, loaded when it is needed; null: a plain text has no keys. */
export async function loadReader(format: Format): Promise<Reader | null> {
  switch (format) {
    case 'properties':
      return (await import('./properties.ts')).readProperties;
    case 'ini':
      return (await import('./ini.ts')).readIni;
    case 'yaml':
      return (await import('./yaml.ts')).readYaml;
    case 'json':
      return (await import('./json.ts')).readJson;
    case 'xml':
      return (await import('./xml.ts')).readXml;
    case 'nginx':
      return (await import('./nginx.ts')).readNginx;
    case 'tnsnames':
      return (await import('./tnsnames.ts')).readTnsnames;
    case 'text':
      return null;
  }
}
