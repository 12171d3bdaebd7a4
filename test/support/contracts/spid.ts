// SPDX-License-Identifier: AGPL-3.0-or-later
import spid from '../../../src/providers/spid/index.js';
import { createIssuers } from '../../simulators/spid-idp/issuer.js';
import { writeRegister } from '../../simulators/spid-idp/metadata.js';
import type { Persona } from '../../simulators/spid-idp/personas.js';
import { aPersona } from '../builders/gateway.js';
import { aSigningKey, spidConfigInput } from '../builders/spid.js';
import type { Subject } from '../provider-contract.js';
import { answerTo, metadataFile, readAsked } from '../saml/visit.js';

/** A SPID identity provider of functions; its register is a file. */
export async function spidSubject(who?: Persona): Promise<Subject> {
  const [issuer] = await createIssuers('https://idp.example', ['alfa']);
  const persona = who ?? (await aPersona('citizen'));
  if (!issuer) throw new Error('the simulator has no issuers');
  const file = metadataFile(writeRegister([issuer]));
  return {
    definition: spid,
    contract: {
      config: spidConfigInput({ file }),
      invalidConfigs: [{}, spidConfigInput({}), spidConfigInput({ file }, { level: 'none' })],
      start: { choice: issuer.entityId },
      keys: [await aSigningKey()],
      secrets: [persona.fiscalNumber ?? 'no fiscal number', persona.email],
      signIn(step, { attempt }) {
        if (step.kind !== 'redirect') throw new Error('the default binding redirects');
        const acs = attempt.replyTo('/acs').href;
        return { body: answerTo(issuer, readAsked(step.to), { persona, acs }) };
      },
    },
  };
}
