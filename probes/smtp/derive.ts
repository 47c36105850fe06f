import { deriveService } from '../../src/kit/service/derive-service.ts';
import { productIn, type ProductSign } from '../../src/kit/service/product-in.ts';
import type { Derive } from '../../src/model/derive.ts';

/** Product by its greeting, and the version in it where it tells one. Checked in this order. */
const products: readonly ProductSign[] = [
  [/\bPostfix\b(?: \(?(\d[\d.]*)\)?)?/, 'Postfix'],
  [/\bExim (\d[\d.]*)/, 'Exim'],
  [/\bSendmail (\d[\d.]*)/, 'Sendmail'],
  [/\bOpenSMTPD\b/, 'OpenSMTPD'],
  [/Microsoft ESMTP MAIL Service(?:, Version: (\d[\d.]*))?/, 'Microsoft Exchange / IIS'],
  [/\bCoremail\b/i, 'Coremail'],
  [/\bMDaemon (\d[\d.]*)/, 'MDaemon'],
  [/\bIceWarp (\d[\d.]*)/, 'IceWarp'],
  [/\bHaraka(?:\/| )?(\d[\d.]*)?/, 'Haraka'],
  [/\bJAMES SMTP Server(?: (\d[\d.]*))?/i, 'Apache James'],
  [/\bhMailServer\b/i, 'hMailServer'],
  [/\bKerio Connect (\d[\d.]*)/, 'Kerio Connect'],
  [/\bLotus Domino Release (\d[\d.]*)|\bHCL Domino Release (\d[\d.]*)/, 'Domino'],
  [/\bMailEnable Service, Version: (\d[\d.]*)/, 'MailEnable'],
];

/** What follows from the greeting. Pure. */
export const derive: Derive = (facts, context) => {
  const service = deriveService(facts, context).facts;
  const { greeting } = facts;
  if (typeof greeting !== 'string') return { facts: service };
  const { facts: told, gaps } = productIn(greeting, products, {
    product: 'smtp.gap.product',
    version: 'smtp.gap.version',
  });
  return { facts: { ...service, ...told }, gaps };
};
