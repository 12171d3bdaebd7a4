// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Draft } from './draft.js';
import { attributesOf, type Persona } from './personas.js';

/** One value, or several. */
export type Attributes = Readonly<Record<string, string | readonly string[]>>;

export interface NameId {
  readonly format: string;
  readonly value: string;
}

/** How one scheme lets people in, and how it writes about them. */
export interface Manner {
  /** Whom it knows. */
  readonly admits: (persona: Persona) => boolean;
  /** AuthnContextClassRef, and what the page calls it. */
  readonly levels: Readonly<Record<string, string>>;
  /** What can go wrong, by official code. */
  readonly outcomes: Readonly<Record<string, string>>;
  readonly attributes: (
    persona: Persona,
    how: { issuerName: string; classRef: string },
  ) => Attributes;
  /** Whether the person keeps a session here that other services share. */
  readonly keepsSession: (classRef: string) => boolean;
  /** How it calls a person to a service; by a transient name unless it says otherwise. */
  readonly nameId?: (persona: Persona, service: string) => NameId;
  /** Makes of a right SPID response one of this scheme, before it is signed. */
  readonly dress?: (response: Draft) => void;
}

export const agidLevels = {
  'https://www.spid.gov.it/SpidL1': 'livello 1',
  'https://www.spid.gov.it/SpidL2': 'livello 2',
  'https://www.spid.gov.it/SpidL3': 'livello 3',
} as const;

export const spidManner: Manner = {
  admits: ({ fiscalNumber }) => fiscalNumber !== undefined,
  levels: agidLevels,
  outcomes: {
    '19': 'troppi tentativi con credenziali sbagliate',
    '20': 'nessuna credenziale del livello richiesto',
    '21': 'tempo scaduto',
    '22': 'consenso negato all’invio dei dati',
    '23': 'identità sospesa o revocata',
    '25': 'accesso annullato dalla persona',
    '30': 'tipo di identità diverso da quello atteso',
  },
  attributes: (persona, { issuerName }) => attributesOf(persona, issuerName),
  keepsSession: (classRef) => classRef.endsWith('L1'),
};
