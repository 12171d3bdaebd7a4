// SPDX-License-Identifier: AGPL-3.0-or-later
import spid from '../../../src/providers/spid/index.js';
import { createIssuers } from '../../simulators/spid-idp/issuer.js';
import { writeRegister } from '../../simulators/spid-idp/metadata.js';
import { readPersonas } from '../../simulators/spid-idp/personas.js';
import { aSigningKey, spidConfigInput } from '../builders/spid.js';
import type { Subject } from '../provider-contract.js';
import { answerTo, metadataFile, readAsked } from '../saml/visit.js';

/** A SPID identity provider of functions; its register is a file. */
export async function spidSubject(): Promise<Subject> {
  const [issuer] = await createIssuers('https://idp.example', ['alfa']);
  const [persona] = await readPersonas();
  if (!issuer || !persona) throw new Error('the simulator has no issuers or no people');
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
