import { createHash } from 'node:crypto';
import { newRemembered } from '../../../src/kit/ladder/remembered.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Touch } from '../../../src/model/plan.ts';
import type { BrokenRule, CompileSchema, Validate } from './json-schema.ts';
import { anotherFile, ours, readContractFile, said, unusable, type ContractDocument } from './contract-file.ts';
import { describeReply, findOperation, isOpenApi, isOpenApi30, isSwagger2, operationElsewhere } from './open-api.ts';
import { fromOpenApi30 } from './from-open-api-3-0.ts';
import { fromSwagger2 } from './from-swagger-2.ts';
import { OutsideReference } from './outside-reference.ts';
import type { ReplySettings } from './settings.ts';

/** What is asked of a reply. */
export interface ReplyHead {
  readonly status: number;
  /** Media type in lower case, without parameters; null: none was sent. */
  readonly type: string | null;
}

/** A contract that was read, ready to be held against a reply. */
export interface Contract {
  /**
   * How the body is judged: by a schema, or not at all because the head already breaks the contract or nothing is said of
   * the body. Throws `settings-invalid` where the schema for this reply cannot be used.
   */
  readonly judge: (head: ReplyHead) => Validate | readonly BrokenRule[];
}

/**
 * Reads a contract before anything is sent: a mistake in it is no matter of the target.
 *
 * @throws ProbeFailure `file-missing`, `settings-invalid`.
 */
export async function readContract(
  written: NonNullable<ReplySettings['contract']>,
  touched: (touch: Touch) => void,
): Promise<Contract> {
  const { compileSchema } = await import('./json-schema.ts');
  if ('openapi' in written) {
    touched({ kind: 'file', path: written.openapi });
    return openApiContract(written.openapi, written.operation, compileSchema);
  }
  const { schema } = written;
  if (typeof schema === 'string') touched({ kind: 'file', path: schema });
  const path = typeof schema === 'string' ? schema : 'contract.schema';
  const read = typeof schema === 'string' ? await readContractFile(schema, 'schema', (whole) => whole) : inline(schema);
  const validate = usable(path, read, '', () => compileSchema(read.document, '', true));
  return { judge: () => validate };
}

function inline(document: JsonObject): ContractDocument {
  return { document, digest: `inline:${createHash('sha256').update(JSON.stringify(document)).digest('hex')}` };
}

async function openApiContract(path: string, operation: string, compileSchema: CompileSchema): Promise<Contract> {
  const read = await readContractFile(path, 'openapi', (whole) => {
    if (isSwagger2(whole)) return fromOpenApi30(fromSwagger2(whole));
    if (!isOpenApi(whole)) throw unusable(path, ours('no-openapi'));
    return isOpenApi30(whole) ? fromOpenApi30(whole) : whole;
  });
  const { document } = read;
  const at = findOperation(document, operation);
  const elsewhere = at === null ? operationElsewhere(document, operation) : null;
  if (elsewhere !== null) throw unusable(path, anotherFile(elsewhere));
  if (at === null) throw unusable(path, ours('no-operation'));
  return {
    judge: ({ status, type }) => {
      const described = describeReply(document, at, status, type);
      if (described.kind === 'no-schema') return [];
      if (described.kind === 'elsewhere') throw unusable(path, anotherFile(described.ref));
      if (described.kind === 'status-unknown')
        return [{ path: '', rule: 'status', said: `${String(status)}; ${described.described.join(', ')}` }];
      if (described.kind === 'type-unknown')
        return [{ path: '', rule: 'content-type', said: `${type ?? '-'}; ${described.described.join(', ')}` }];
      return usable(path, read, described.at, () => compileSchema(document, described.at, false));
    },
  };
}

/** Compiling costs more than asking, too. */
const compiled = newRemembered<Validate>(50);

function usable(path: string, { digest }: ContractDocument, at: string, compile: () => Validate): Validate {
  try {
    return compiled.get(`${digest}${at}`, compile);
  } catch (error) {
    throw unusable(path, error instanceof OutsideReference ? anotherFile(error.document) : said(error), error);
  }
}
