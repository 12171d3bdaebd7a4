// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { projectRoot } from '../../kernel/project-root.js';

export const demoConfigFile = join(projectRoot, 'config/demo.yaml');
export const defaultDemoPort = 3000;

/** Where everything of the demonstration is found; every port follows from Piazza's own. */
export interface DemoAddresses {
  readonly piazza: string;
  readonly spid: string;
  /** Google, LinkedIn and other providers, each under a path of its own. */
  readonly social: string;
  readonly mailbox: string;
  readonly smtp: string;
  readonly portalA: string;
  readonly portalB: string;
  /** The federation that CIE belongs to: trust anchor, aggregator and identity provider, each under a path. */
  readonly federation: string;
  /** Piazza's second listener, which asks for the TLS certificates of cards. */
  readonly cards: string;
  /** FedERa, the CIE identity provider, the eIDAS node, a university and the card reader, each under a path of its own. */
  readonly gateway: string;
}

export function demoAddresses(port: number): DemoAddresses {
  const at = (offset: number, scheme = 'http'): string => `${scheme}://localhost:${port + offset}`;
  return {
    piazza: at(0),
    spid: at(1),
    social: at(2),
    mailbox: at(3),
    smtp: at(4, 'smtp'),
    portalA: at(5),
    portalB: at(6),
    federation: at(7),
    cards: at(8, 'https'),
    gateway: at(9),
  };
}

/** The variables that `config/demo.yaml` names: addresses, nothing secret. */
export function demoEnvironment(port: string | undefined): Record<string, string> {
  const addresses = demoAddresses(Number(port ?? defaultDemoPort));
  return {
    PIAZZA_DEMO_ORIGIN: addresses.piazza,
    PIAZZA_DEMO_SMTP: addresses.smtp,
    PIAZZA_DEMO_SPID_REGISTER: `${addresses.spid}/metadata.xml`,
    PIAZZA_DEMO_EIDAS: `${addresses.gateway}/idp/eidas/metadata`,
    PIAZZA_DEMO_CIE_SAML: `${addresses.gateway}/idp/cie/metadata`,
    PIAZZA_DEMO_CIE_ANCHOR: `${addresses.federation}/anchor`,
    PIAZZA_DEMO_CIE_INTERMEDIATE: `${addresses.federation}/intermediate`,
    PIAZZA_DEMO_CIE_PROVIDER: `${addresses.federation}/provider`,
    PIAZZA_DEMO_CARD_READER: `${addresses.gateway}/card-reader`,
    PIAZZA_DEMO_CARD_PORT: new URL(addresses.cards).port,
    PIAZZA_DEMO_FEDERA: `${addresses.gateway}/idp/federa/metadata`,
    PIAZZA_DEMO_FEDERA_LOGOUT: `${addresses.gateway}/federa/logout`,
    PIAZZA_DEMO_UNIVERSITY: `${addresses.gateway}/idp/university`,
    PIAZZA_DEMO_UNIVERSITY_METADATA: `${addresses.gateway}/idp/university/metadata`,
    PIAZZA_DEMO_GOOGLE: `${addresses.social}/google`,
    PIAZZA_DEMO_GOOGLE_AUTHORIZATION: `${addresses.social}/google/o/oauth2/v2/auth`,
    PIAZZA_DEMO_GOOGLE_TOKEN: `${addresses.social}/google/token`,
    PIAZZA_DEMO_GOOGLE_USERINFO: `${addresses.social}/google/v1/userinfo`,
    PIAZZA_DEMO_GOOGLE_KEYS: `${addresses.social}/google/oauth2/v3/certs`,
    ...socialEnvironment(addresses.social),
    PIAZZA_DEMO_PORTAL_A: `${addresses.portalA}/`,
    PIAZZA_DEMO_PORTAL_A_CALLBACK: `${addresses.portalA}/callback`,
    PIAZZA_DEMO_PORTAL_B: `${addresses.portalB}/`,
    PIAZZA_DEMO_PORTAL_B_CALLBACK: `${addresses.portalB}/callback`,
  };
}

const socialEnvironment = (social: string): Record<string, string> => ({
  PIAZZA_DEMO_FACEBOOK: `${social}/facebook`,
  PIAZZA_DEMO_LINKEDIN: `${social}/linkedin`,
  PIAZZA_DEMO_X: `${social}/x`,
  PIAZZA_DEMO_X_AUTHORIZATION: `${social}/x/i/oauth2/authorize`,
  PIAZZA_DEMO_X_TOKEN: `${social}/x/2/oauth2/token`,
  PIAZZA_DEMO_X_PROFILE: `${social}/x/2/users/me?user.fields=confirmed_email`,
  PIAZZA_DEMO_OIDC: `${social}/oidc`,
  PIAZZA_DEMO_OAUTH2: `${social}/oauth2`,
  PIAZZA_DEMO_OAUTH2_AUTHORIZATION: `${social}/oauth2/authorize`,
  PIAZZA_DEMO_OAUTH2_TOKEN: `${social}/oauth2/token`,
  PIAZZA_DEMO_OAUTH2_PROFILE: `${social}/oauth2/user`,
});
