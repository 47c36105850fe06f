import type { JsonObject } from '../../../src/model/json.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { factName } from '../../fact-title.ts';
import { factRows } from '../../fact-rows.ts';
import { lookupKind } from '../../lookup-kind.ts';
import { Remark } from '../parts/folded.tsx';
import { TitledTable } from '../parts/table.tsx';
import type { PageProps } from '../parts/chapter.ts';
import { isChain } from './certificate-chain.tsx';

/** The facts of one look with their names, paths and units; the chain of certificates has a table of its own. */
export function Facts({
  observation,
  share,
  page,
}: PageProps & { readonly observation: Observation; readonly share: number }) {
  const { voice } = page;
  const { facts, probe } = observation;
  if (Object.keys(facts).length === 0) return <Remark>{voice.word('report.no-facts')}</Remark>;
  const schema = lookupKind(voice.context.catalogue, probe);
  const found = factRows(withoutChain(facts), schema, share + 1);
  const rows = found.slice(0, share).map((row) => {
    const name = factName(probe, row.path, voice);
    return [
      <>
        {name !== null && <>{name} </>}
        <code>{voice.raw(row.path)}</code>
      </>,
      voice.value(row.value, row.unit),
    ];
  });
  return (
    <>
      <TitledTable
        caption={voice.word('report.facts')}
        head={[voice.word('report.fact'), voice.word('report.value')]}
        rows={rows}
        look="facts"
      />
      {found.length > share && <Remark>{voice.word('report.more-facts', { n: share })}</Remark>}
    </>
  );
}

function withoutChain(facts: JsonObject): JsonObject {
  const { chain, ...rest } = facts;
  return chain !== undefined && isChain(chain) ? rest : facts;
}
