import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../../src/model/json.ts';
import type { Voice } from '../../voice.ts';
import { TitledTable } from '../parts/table.tsx';

const mostLinks = 20;

/** Whether a fact is a chain of certificates: a list of things with holder, issuer and last day. */
export function isChain(chain: Json): chain is readonly JsonObject[] {
  return (
    isJsonList(chain) &&
    chain.length > 0 &&
    chain.every((link) => isJsonObject(link) && 'subject' in link && 'issuer' in link && 'notAfter' in link)
  );
}

/** The certificates from the server’s own to the authority. */
export function CertificateChain({ chain, voice }: { readonly chain: Json; readonly voice: Voice }) {
  if (!isChain(chain)) return null;
  const head = (['chain-holder', 'chain-issuer', 'chain-from', 'chain-until', 'chain-key', 'chain-sent'] as const).map(
    (word) => voice.word(`report.${word}`),
  );
  return (
    <TitledTable
      caption={voice.word('report.chain')}
      head={head}
      rows={chain.slice(0, mostLinks).map((link) => [
        <>
          {text(link['subject'], voice)} <code class="digest">SHA-256 {text(link['fingerprint'], voice)}</code>
        </>,
        text(link['issuer'], voice),
        instant(link['notBefore'], voice),
        instant(link['notAfter'], voice),
        keyWords(link, voice),
        sentWords(link['sent'], voice),
      ])}
    />
  );
}

function text(value: Json | undefined, voice: Voice): string {
  return value === undefined || value === null ? '–' : voice.value(value);
}

function instant(value: Json | undefined, voice: Voice): string {
  return value === undefined || value === null ? '–' : voice.value(value, 'instant');
}

function keyWords(link: JsonObject, voice: Voice): string {
  const parts = [link['keyType'], link['keySize'], link['signature']];
  const known = parts.filter((part) => part !== undefined && part !== null).map((part) => voice.value(part));
  return known.length === 0 ? '–' : known.join(' · ');
}

function sentWords(sent: Json | undefined, voice: Voice): string {
  if (typeof sent !== 'boolean') return '–';
  return voice.word(sent ? 'report.chain-by-server' : 'report.chain-from-store');
}
