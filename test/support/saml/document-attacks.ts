// SPDX-License-Identifier: AGPL-3.0-or-later
import { deflateRawSync } from 'node:zlib';
import { aResponse, responseFacts } from '../builders/saml.js';
import { encode, signDraft } from '../../simulators/spid-idp/response.js';
import { attack, type Attack, type AttackKeys } from './attack.js';

/** Documents that are no plain XML. */
export function documentAttacks({ idp }: AttackKeys): readonly Attack[] {
  const good = signDraft(aResponse(), { key: idp });
  const code = responseFacts.attributes.spidCode;
  const entity = '<!DOCTYPE samlp:Response [<!ENTITY e "ALFA1234567890">]>';
  return [
    attack(
      'a comment inside an attribute value',
      'document.comment_in_value',
      good.replace(code, 'ALFA12<!-- x -->34567890'),
    ),
    attack(
      'a comment before a value',
      'document.comment_in_value',
      good.replace(code, `<!-- x -->${code}`),
    ),
    attack(
      'a processing instruction inside a value',
      'document.processing_instruction',
      good.replace(code, 'ALFA12<?x y?>34567890'),
    ),
    attack(
      'a CDATA section for a value',
      'document.doctype_or_cdata',
      good.replace(code, `<![CDATA[${code}]]>`),
    ),
    attack('a DOCTYPE', 'document.doctype_or_cdata', `<!DOCTYPE samlp:Response>${good}`),
    attack(
      'an entity for a value',
      'document.doctype_or_cdata',
      entity + good.replace(code, '&e;'),
    ),
    attack(
      'an external entity',
      'document.doctype_or_cdata',
      `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>${good.replace(code, '&e;')}`,
    ),
    attack('an undefined entity', 'document.not_well_formed', good.replace(code, '&e;')),
    attack('two roots', 'document.not_well_formed', good + good),
    attack('text after the root', 'document.not_well_formed', `${good}x`),
    attack('half a document', 'document.not_well_formed', good.slice(0, good.length / 2)),
    attack(
      'a stylesheet instruction',
      'document.processing_instruction',
      `<?xml-stylesheet href="x"?>${good}`,
    ),
    attack(
      'another encoding',
      'document.processing_instruction',
      `<?xml version="1.0" encoding="UTF-7"?>${good}`,
    ),
    attack(
      'not a Response',
      'document.not_a_response',
      good.replaceAll('samlp:Response', 'samlp:LogoutResponse'),
    ),
    attack(
      'too many elements',
      'document.too_many_elements',
      good.replace('</samlp:Response>', `${'<a/>'.repeat(3_000)}</samlp:Response>`),
    ),
    attack(
      'too deep',
      'document.too_deep',
      good.replace(
        '</samlp:Response>',
        `${'<a>'.repeat(1_000)}${'</a>'.repeat(1_000)}</samlp:Response>`,
      ),
    ),
    attack(
      'an attribute twice',
      'document.not_well_formed',
      good.replace('Version="2.0"', 'Version="2.0" Version="2.0"'),
    ),
  ];
}

/** Fields that are not even base64 of UTF-8. */
export function rawAttacks({ idp }: AttackKeys): readonly Attack[] {
  const good = encode(signDraft(aResponse(), { key: idp }));
  const raw = (name: string, rule: string, samlResponse: string): Attack => ({
    name,
    rule,
    samlResponse,
  });
  return [
    raw('nothing', 'document.not_base64', ''),
    raw('no base64', 'document.not_base64', `${good.slice(0, 40)}*${good.slice(40)}`),
    raw('base64 with rubbish at its end', 'document.not_base64', `${good}====`),
    raw('no UTF-8', 'document.not_utf8', Buffer.from([0x3c, 0xff, 0xfe]).toString('base64')),
    raw('a megabyte', 'document.too_large', Buffer.alloc(1_048_576, 'a').toString('base64')),
    raw('256 kB of opening tags', 'document.too_deep', encode('<a>'.repeat(80_000))),
    raw(
      '256 kB of comments',
      'document.comment_in_value',
      encode(`<a>${'<!---->'.repeat(36_000)}`),
    ),
    raw('256 kB of attributes', 'document.not_a_response', encode(`<a ${manyAttributes()}/>`)),
    raw('256 kB of namespaces', 'document.not_a_response', encode(`<a ${manyNamespaces()}/>`)),
  ];
}

/** Redirect binding: small on the wire, large once inflated. */
export const inflateBombs = (): readonly Attack[] => [
  {
    name: '64 MB of one letter',
    rule: 'document.too_large',
    samlResponse: deflateRawSync(Buffer.alloc(67_108_864, 'a')).toString('base64'),
  },
  {
    name: 'one byte more than a message may have',
    rule: 'document.too_large',
    samlResponse: deflateRawSync(Buffer.alloc(262_145, 'a')).toString('base64'),
  },
  {
    name: 'a megabyte that is not deflated',
    rule: 'document.too_large',
    samlResponse: Buffer.alloc(1_048_576, 'a').toString('base64'),
  },
];

const manyAttributes = (): string =>
  Array.from({ length: 20_000 }, (_, index) => `a${index}="x"`).join(' ');
const manyNamespaces = (): string =>
  Array.from({ length: 15_000 }, (_, index) => `xmlns:a${index}="x"`).join(' ');
