// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Draft } from './draft.js';
import { draft } from './draft.js';
import type { Issuer } from './issuer.js';
import type { Attributes } from './manner.js';
import type { Persona } from './personas.js';
import type { ReceivedRequest } from './request.js';
import { draftResponse, encode, signDraft, write, type SigningPlan } from './response.js';

interface Answer {
  readonly issuer: Issuer;
  readonly request: ReceivedRequest;
  readonly now: Date;
}

/** What a test does to an answer. */
export interface Bending {
  /** To the response, before it is signed. */
  readonly bend?: (response: Draft) => void;
  /** With which key, and what: as an honest identity provider signs, unless said otherwise. */
  readonly sign?: Partial<SigningPlan>;
}

/** The fields of the form that brings the person back, signed in. */
export function successFields(
  { issuer, request, now }: Answer,
  { persona, classRef }: { persona: Persona; classRef: string },
  { bend = () => undefined, sign = {} }: Bending = {},
): Readonly<Record<string, string>> {
  const { manner } = issuer;
  const response = draftResponse({
    issuer: issuer.entityId,
    recipient: request.acs,
    audience: request.issuer,
    requestId: request.id,
    now,
    classRef,
    attributes: sentOf(issuer, request, { persona, classRef }),
    ...(manner.keepsSession(classRef) && { sessionIndex: `_${request.id}` }),
    ...(manner.nameId && { nameId: manner.nameId(persona, request.issuer) }),
  });
  manner.dress?.(response);
  bend(response);
  const xml = signDraft(response, { key: issuer.key, ...sign });
  return { SAMLResponse: encode(xml), RelayState: request.relayState };
}

/** Of what the identity provider knows, what the service asked for. */
export function sentOf(
  { manner, name: issuerName }: Issuer,
  { attributes: asked }: ReceivedRequest,
  { persona, classRef }: { persona: Persona; classRef: string },
): Attributes {
  const known = Object.entries(manner.attributes(persona, { issuerName, classRef }));
  return Object.fromEntries(known.filter(([name]) => asked?.includes(name) ?? true));
}

/** The same when the sign-in failed: such answers come unsigned. */
export const errorFields = (
  answer: Answer,
  official: string,
): Readonly<Record<string, string>> => ({
  SAMLResponse: encode(write(draftError(answer, official)).xml),
  RelayState: answer.request.relayState,
});

export function draftError({ issuer, request, now }: Answer, official: string): Draft {
  const response = draftResponse({
    issuer: issuer.entityId,
    recipient: request.acs,
    audience: request.issuer,
    requestId: request.id,
    now,
    classRef: '',
    attributes: {},
  });
  const status = 'urn:oasis:names:tc:SAML:2.0:status';
  const [first] = response.children;
  response.children = [
    ...(first ? [first] : []),
    draft('samlp:Status', {}, [
      draft('samlp:StatusCode', { Value: `${status}:Responder` }, [
        draft('samlp:StatusCode', { Value: `${status}:AuthnFailed` }),
      ]),
      draft('samlp:StatusMessage', {}, [`ErrorCode nr${official}`]),
    ]),
  ];
  return response;
}
