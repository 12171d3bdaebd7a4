// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Subject } from '../../src/providers/contract/contract.js';
import { arrive, openWorld } from '../../src/providers/contract/world.js';
import type { VerifiedProfile } from '../../src/providers/provider.js';
import { builtIn } from '../../src/providers/registry.js';
import type { Persona } from '../simulators/spid-idp/personas.js';
import { aPersona } from '../support/builders/gateway.js';
import { cieOidcSubject, spidOidcSubject } from '../support/contracts/cie-oidc.js';
import { cnsSubject } from '../support/contracts/cns.js';
import { cieSamlSubject, federaSubject } from '../support/contracts/gateway.js';
import { spidSubject } from '../support/contracts/spid.js';

const citizen = await aPersona('citizen');
const called = (code: string): Persona => ({ ...citizen, fiscalNumber: `TINIT-${code}` });
const plain = 'BSSGLI88D52M990F';
/** The same birth, had another person had that code before: a letter for the last digit. */
const omocodic = 'BSSGLI88D52M99LI';

type Row = readonly [kind: string, make: (who: Persona) => Promise<Subject>, rule: string];
/** Every kind that knows people by it, and the rule by which each refuses what is none. */
const kinds: readonly Row[] = [
  ['spid', spidSubject, 'attributes.fiscal_number_form'],
  ['cie-saml', cieSamlSubject, 'attributes.fiscal_number_form'],
  ['federa', federaSubject, 'attributes.fiscal_number_form'],
  ['cie-oidc', cieOidcSubject, 'attributes.fiscal_number_form'],
  ['spid-oidc', spidOidcSubject, 'attributes.fiscal_number_form'],
  ['cns', cnsSubject, 'subject.common_name_check_character'],
];

async function come(make: Row[1], code: string): Promise<VerifiedProfile> {
  const subject = await make(called(code));
  const { attempt, route, reply } = await arrive(await openWorld(subject), subject);
  return route.verify(reply, attempt);
}

describe('a fiscal code that is given', () => {
  it.each(kinds)('by %s names a person, and its omocodic form another', async (_kind, make) => {
    for (const code of [plain, omocodic]) {
      const { personKeys } = await come(make, code);
      expect(personKeys).toEqual([{ scheme: 'it-fiscal-code', value: `IT:${code}` }]);
    }
  });

  it.each(kinds)('by %s with a wrong check character is refused', async (_kind, make, rule) => {
    for (const code of [`${plain.slice(0, 15)}G`, 'BSSGLI88D52M99LF']) {
      const refused = await come(make, code).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'malformed', detail: { rule } });
      expect(String(refused)).not.toContain('BSSGLI');
    }
  });

  it('is refused so by every kind that gives one', () => {
    const giving = builtIn.filter(({ trust }) => trust.personKeys.includes('it-fiscal-code'));
    expect(kinds.map(([kind]) => kind).toSorted()).toEqual(
      giving.map(({ kind }) => kind).toSorted(),
    );
  });
});
