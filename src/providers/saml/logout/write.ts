// SPDX-License-Identifier: AGPL-3.0-or-later
import { minute, later } from '../../../kernel/clock.js';
import type { Step } from '../../provider.js';
import { issuerEntity, nameIdTransient, ns, statusSuccess, type Binding } from '../names.js';
import { formatInstant } from '../request/authn-request.js';
import { postStep, redirectStep } from '../request/send.js';
import { signatureFor, type Signer } from '../signature/sign.js';
import { element, type Markup } from '../xml/write.js';

interface Message {
  readonly id: string;
  readonly issueInstant: Date;
  readonly destination: string;
  readonly issuer: string;
  /** An Issuer without Format and NameQualifier, which SPID wants and SAML core 8.3.6 does not. */
  readonly plain?: boolean | undefined;
}

/** Whom the identity provider knows: every part exactly as its assertion had it. */
export interface NamedSession {
  readonly nameId: string;
  /** Transient when absent. */
  readonly nameIdFormat?: string | undefined;
  readonly nameQualifier?: string | undefined;
  readonly spNameQualifier?: string | undefined;
  readonly sessionIndex?: string | undefined;
}

export type LogoutRequest = Message & NamedSession;

export interface LogoutResponse extends Message {
  readonly inResponseTo: string;
}

type Writer = (signature?: Markup) => Markup;

const common = ({ id, issueInstant, destination }: Message) => ({
  'xmlns:samlp': ns.samlp,
  ID: id,
  Version: '2.0',
  IssueInstant: formatInstant(issueInstant),
  Destination: destination,
});

const issuerOf = ({ issuer, plain = false }: Message): Markup => {
  const qualified = plain ? {} : { Format: issuerEntity, NameQualifier: issuer };
  return element('saml:Issuer', { 'xmlns:saml': ns.saml, ...qualified }, [issuer]);
};

/** A LogoutRequest (SAML core 3.7.1; SPID technical rules, single logout). */
export const writeLogoutRequest =
  (request: LogoutRequest): Writer =>
  (signature) =>
    element(
      'samlp:LogoutRequest',
      { ...common(request), NotOnOrAfter: formatInstant(later(request.issueInstant, 5 * minute)) },
      [
        issuerOf(request),
        signature,
        element(
          'saml:NameID',
          {
            'xmlns:saml': ns.saml,
            Format: request.nameIdFormat ?? nameIdTransient,
            NameQualifier: request.nameQualifier,
            SPNameQualifier: request.spNameQualifier,
          },
          [request.nameId],
        ),
        request.sessionIndex === undefined
          ? undefined
          : element('samlp:SessionIndex', {}, [request.sessionIndex]),
      ],
    );

/** A LogoutResponse that says Success: a service that keeps no session of the person says it too. */
export const writeLogoutResponse =
  (response: LogoutResponse): Writer =>
  (signature) =>
    element('samlp:LogoutResponse', { ...common(response), InResponseTo: response.inResponseTo }, [
      issuerOf(response),
      signature,
      element('samlp:Status', {}, [element('samlp:StatusCode', { Value: statusSuccess })]),
    ]);

export interface Sending {
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  readonly message: Message;
  readonly write: Writer;
  readonly relayState: string | undefined;
}

/** Signs a logout message as its binding wants it: what it says, and the browser's way with it. */
export function sendMessage(
  { parameter, message, write, relayState }: Sending,
  binding: Binding,
  signer: Signer,
): { readonly xml: string; readonly step: Step } {
  const { destination, id } = message;
  if (binding === 'redirect') {
    const { xml } = write();
    const sent = { parameter, xml, relayState };
    return { xml, step: redirectStep(sent, destination, signer) };
  }
  const { xml } = write(signatureFor(write(), id, signer));
  return { xml, step: postStep({ parameter, xml, relayState }, destination) };
}
