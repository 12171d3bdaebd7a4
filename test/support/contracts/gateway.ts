// SPDX-License-Identifier: AGPL-3.0-or-later
import cieSaml from '../../../src/providers/cie/saml/index.js';
import saml from '../../../src/providers/generic-saml/index.js';
import federa from '../../../src/providers/federa/index.js';
import type { AnyProviderDefinition } from '../../../src/providers/provider.js';
import spid from '../../../src/providers/spid/index.js';
import type { Issuer } from '../../simulators/spid-idp/issuer.js';
import type { Persona } from '../../simulators/spid-idp/personas.js';
import {
  aGatewayIssuer,
  aPersona,
  cieSamlConfigInput,
  federaConfigInput,
  samlConfigInput,
} from '../builders/gateway.js';
import { aSigningKey, spidConfigInput } from '../builders/spid.js';
import type { ProviderContract, Subject } from '../provider-contract.js';
import { answerTo, readAsked } from '../saml/visit.js';

export async function cieSamlSubject(persona?: Persona): Promise<Subject> {
  const issuer = await aGatewayIssuer('cie');
  const identityProvider = { file: issuer.file };
  return subject(cieSaml, issuer, {
    persona,
    config: cieSamlConfigInput(identityProvider),
    invalidConfigs: [
      {},
      cieSamlConfigInput({ url: 'https://cie.example/metadata' }),
      cieSamlConfigInput(identityProvider, { administrative: { municipality: 'A944' } }),
    ],
  });
}

export async function federaSubject(persona?: Persona): Promise<Subject> {
  const issuer = await aGatewayIssuer('federa');
  const gateway = { file: issuer.file };
  return subject(federa, issuer, {
    persona,
    config: federaConfigInput(gateway),
    invalidConfigs: [
      {},
      federaConfigInput({ url: 'https://federa.example/gw/metadata' }),
      federaConfigInput(gateway, { levels: { 'urn:class': 'low' } }),
      federaConfigInput(gateway, { signature: 'rsa-md5' }),
    ],
  });
}

/** A body's own identity provider, as one that knows its own people. */
export async function samlSubject(): Promise<Subject> {
  const issuer = await aGatewayIssuer('university');
  const metadata = { file: issuer.file };
  const config = (more: object = {}) => samlConfigInput(metadata, [issuer.entityId], more);
  return subject(saml, issuer, {
    config: config({
      trust: 'enterprise',
      levels: { 'https://refeds.org/profile/mfa': 'substantial' },
      emailDomains: ['example.org'],
    }),
    invalidConfigs: [
      {},
      samlConfigInput(metadata, []),
      samlConfigInput({ url: 'https://idp.example/metadata' }, [issuer.entityId]),
      config({ levels: { 'urn:class': 'low' } }),
      config({ level: 'low' }),
    ],
  });
}

/** The eIDAS node behind SPID. */
export async function eidasSubject(): Promise<Subject> {
  const issuer = await aGatewayIssuer('eidas');
  const register = { file: issuer.file };
  return subject(spid, issuer, {
    config: spidConfigInput(register, { eidas: register }),
    invalidConfigs: [spidConfigInput(register, { eidas: { url: 'https://node.example' } })],
    start: { choice: issuer.entityId },
  });
}

interface Own extends Pick<ProviderContract, 'config' | 'invalidConfigs' | 'start'> {
  readonly persona?: Persona | undefined;
}

async function subject(
  definition: AnyProviderDefinition,
  issuer: Issuer,
  { persona: who, ...own }: Own,
): Promise<Subject> {
  const persona = who ?? (await aPersona(issuer.name === 'eidas' ? 'foreigner' : 'citizen'));
  const identifier = persona.fiscalNumber ?? persona.european?.personIdentifier ?? '';
  return {
    definition,
    contract: {
      ...own,
      keys: [await aSigningKey()],
      secrets: [identifier, identifier.replace('TINIT-', ''), persona.email],
      signIn(step, { attempt }) {
        if (step.kind !== 'redirect') throw new Error('the default binding redirects');
        const acs = attempt.replyTo('/acs').href;
        return { body: answerTo(issuer, readAsked(step.to), { persona, acs }) };
      },
    },
  };
}
