// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import express, { type Request, type Response } from 'express';
import { ns } from '../../../src/providers/saml/names.js';
import { descend, readTree } from '../../../src/providers/saml/xml/tree.js';
import { draft, type Draft } from './draft.js';
import type { Issuer } from './issuer.js';
import type { IdpKey } from './keys.js';
import { postPage, signedOutPage } from './pages.js';
import { openPost, openRedirect, type OpenedMessage } from './request.js';
import { encode, intoElement, write } from './response.js';
import { writeSignature } from './signature.js';

const newId = (): string => `_${randomBytes(16).toString('hex')}`;
const instant = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, 'Z');
const entityFormat = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';
const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';

export interface LogoutFacts {
  readonly issuer: string;
  readonly destination: string;
  readonly now: Date;
}

const message = (
  name: string,
  { issuer, destination, now }: LogoutFacts,
  { attributes, children }: Pick<Draft, 'attributes' | 'children'>,
): Draft =>
  draft(
    `samlp:${name}`,
    {
      'xmlns:samlp': ns.samlp,
      ID: newId(),
      Version: '2.0',
      IssueInstant: instant(now),
      Destination: destination,
      ...attributes,
    },
    [draft('saml:Issuer', { 'xmlns:saml': ns.saml, Format: entityFormat }, [issuer]), ...children],
  );

/** What an identity provider sends to every service when a person signs out, not signed yet. */
export const draftLogoutRequest = (
  facts: LogoutFacts,
  { nameId, sessionIndex }: { readonly nameId: string; readonly sessionIndex?: string },
): Draft =>
  message('LogoutRequest', facts, {
    attributes: { NotOnOrAfter: instant(new Date(facts.now.getTime() + 300_000)) },
    children: [
      draft('saml:NameID', { 'xmlns:saml': ns.saml, NameQualifier: facts.issuer }, [nameId]),
      ...(sessionIndex === undefined ? [] : [draft('samlp:SessionIndex', {}, [sessionIndex])]),
    ],
  });

export const draftLogoutResponse = (
  facts: LogoutFacts,
  { inResponseTo, status = success }: { readonly inResponseTo: string; readonly status?: string },
): Draft =>
  message('LogoutResponse', facts, {
    attributes: { InResponseTo: inResponseTo },
    children: [
      draft('samlp:Status', {}, [
        draft(
          'samlp:StatusCode',
          { Value: success },
          status === success ? [] : [draft('samlp:StatusCode', { Value: status })],
        ),
      ]),
    ],
  });

/** With an enveloped signature, for the POST binding: the field of the form. */
export function signForPost(root: Draft, key: IdpKey): string {
  const xml = write(root).xml;
  return encode(intoElement(xml, writeSignature(xml, root.attributes['ID'] ?? '', { key })));
}

/** With a detached signature: the query of the Redirect binding. */
export function signForRedirect(root: Draft, key: IdpKey, relayState?: string): string {
  const parameter = root.name.endsWith('Request') ? 'SAMLRequest' : 'SAMLResponse';
  const deflated = deflateRawSync(Buffer.from(write(root).xml)).toString('base64');
  return signQuery(
    [
      [parameter, deflated],
      ...(relayState === undefined ? [] : ([['RelayState', relayState]] as const)),
      ['SigAlg', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'],
    ],
    key,
  );
}

export function signQuery(pairs: readonly (readonly [string, string])[], key: IdpKey): string {
  const signed = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const signature = sign('sha256', Buffer.from(signed), key.privateKey).toString('base64');
  return `${signed}&Signature=${encodeURIComponent(signature)}`;
}

/** Single logout of an identity provider: verifies what service providers send, and answers. */
export function logoutRoutes(issuerOf: (name: string) => Issuer | undefined): express.Router {
  const router = express.Router();
  const receive = (req: Request, res: Response, opened: OpenedMessage): void => {
    const issuer = issuerOf(String(req.params['issuer']));
    if (!issuer) throw new Error('no such identity provider');
    const root = readTree(Buffer.from(opened.xml));
    if (root.name === 'LogoutResponse') return void res.send(signedOutPage());
    const destination = addressOf(opened);
    const facts = { issuer: issuer.entityId, destination, now: new Date() };
    const inResponseTo = checkRequest(root, `${issuer.entityId}/slo`);
    const response = draftLogoutResponse(facts, { inResponseTo });
    const fields = { SAMLResponse: signForPost(response, issuer.key) };
    res.send(postPage(destination, fields));
  };
  router.get('/idp/:issuer/slo', async (req, res) => {
    receive(req, res, await openRedirect(req.originalUrl.split('?')[1] ?? ''));
  });
  router.post('/idp/:issuer/slo', async (req, res) => {
    receive(req, res, await openPost(req.body));
  });
  return router;
}

const addressOf = ({ metadata }: OpenedMessage): string =>
  descend(metadata, ns.md, 'SPSSODescriptor', 'SingleLogoutService')?.attributes.get('Location') ??
  '';

/** @throws Error when the request is not as the SPID rules want it */
function checkRequest(root: ReturnType<typeof readTree>, destination: string): string {
  const nameId = descend(root, ns.saml, 'NameID');
  const complete =
    root.attributes.get('Destination') === destination &&
    Boolean(nameId?.text) &&
    Boolean(nameId?.attributes.get('NameQualifier')) &&
    Boolean(descend(root, ns.samlp, 'SessionIndex')?.text);
  if (!complete) throw new Error('the logout request is not complete');
  return root.attributes.get('ID') ?? '';
}
