import { notSupported } from '../../src/kit/machine/missed.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import type { Derive } from '../../src/model/derive.ts';
import { isJsonObject } from '../../src/model/json.ts';

/** Libraries by the version name they give; their digits stand one for each part. Checked in this order. */
const products: readonly (readonly [RegExp, string])[] = [
  [/^OFFIS_DCMTK_(\d)(\d)(\d)/, 'DCMTK'],
  [/^PYNETDICOM_(\d)(\d)(\d)/i, 'pynetdicom'],
  [/^dcm4che-(\d[\d.]*)/i, 'dcm4che'],
  [/^fo-dicom (\d[\d.]*)/i, 'fo-dicom'],
];

/** Software and version by the implementation version name. Pure. */
export const derive: Derive = (facts, context) => {
  const service = deriveService(facts, context).facts;
  const { implementation } = facts;
  if (!isJsonObject(implementation)) return { facts: service };
  const name = implementation['versionName'];
  for (const [sign, product] of products) {
    const found = typeof name === 'string' ? sign.exec(name) : null;
    if (found !== null) return { facts: { ...service, product, version: found.slice(1).join('.') } };
  }
  return { facts: service, gaps: ['product', 'version'].map((path) => notSupported(path, 'dicom.gap.product')) };
};
