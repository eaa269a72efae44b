import { isCnpj, isCpf } from '@conn-dict/dict';
import { findText } from '../find-text.js';
import type { Repository, TextFile } from '../repository.js';

/** The one list of made-up tax ids. */
export const FAKE_TAX_IDS_PATH = 'libs/dict/test/fake-tax-ids.ts';

const CPF = /(?<![\w+])\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?!\w)/g;
const CNPJ = /(?<![\w+])[\dA-Z]{2}\.?[\dA-Z]{3}\.?[\dA-Z]{3}\/?[\dA-Z]{4}-?\d{2}(?!\w)/g;
/** Payloads of recorded histories. */
const BASE64_FIELD = /(?<="data": ?")[\w+/]{16,}={0,2}(?=")/g;

/** Whatever looks like a person's or a company's tax id may be one: only those of the list stand in the repository. */
export function taxIds(repository: Repository): string[] {
  const fakes = new Set(
    repository
      .filter(({ path }) => path === FAKE_TAX_IDS_PATH)
      .flatMap((file) => taxIdsIn(file).map(({ id }) => id)),
  );
  return repository
    .filter(({ path }) => path !== FAKE_TAX_IDS_PATH)
    .flatMap((file) => [file, ...payloadsOf(file)])
    .flatMap(taxIdsIn)
    .filter(({ id }) => !fakes.has(id))
    .map(({ place }) => `${place} has a valid CPF or CNPJ that is not in ${FAKE_TAX_IDS_PATH}`);
}

function taxIdsIn(file: TextFile): { id: string; place: string }[] {
  return [...findText(file, CPF), ...findText(file, CNPJ)]
    .map(({ place, match: [text] }) => ({ place, id: text.replaceAll(/[./-]/g, '') }))
    .filter(({ id }) => isCpf(id) || isCnpj(id));
}

function payloadsOf(file: TextFile): TextFile[] {
  if (!file.path.endsWith('.json')) return [];
  return findText(file, BASE64_FIELD).map(({ place, match: [data] }) => ({
    path: place,
    text: Buffer.from(data, 'base64').toString('utf8'),
  }));
}
