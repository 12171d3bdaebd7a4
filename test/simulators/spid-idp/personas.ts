// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../../src/kernel/project-root.js';

/** A person of the demo, as in `config/demo/personas.json`. */
export interface Persona {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthdate: string;
  readonly gender: 'F' | 'M';
  /** Absent for people whom another state of the Union identifies. */
  readonly fiscalNumber?: string;
  /** What the other state says of them. */
  readonly european?: {
    /** Nationality, destination, identifier (eIDAS SAML attribute profile, 2.2.3). */
    readonly personIdentifier: string;
    /** The name in its own script, where that is not the Latin one. */
    readonly native?: { readonly givenName: string; readonly familyName: string };
  };
  readonly email: string;
  /** The organisation that gave them an identity for professional use. */
  readonly professional?: { readonly companyName: string; readonly taxCode: string };
  readonly label: { readonly it: string; readonly en: string };
}

/** The same people wherever the simulator is started from. */
export async function readPersonas(): Promise<readonly Persona[]> {
  const text = await readFile(path.join(projectRoot, 'config/demo/personas.json'), 'utf8');
  return JSON.parse(text) as Persona[];
}

/** What an identity provider would assert of this person; each gives its own spidCode. */
export const attributesOf = (
  persona: Persona,
  issuerName: string,
): Readonly<Record<string, string>> => ({
  spidCode: spidCode(persona.id, issuerName),
  name: persona.givenName,
  familyName: persona.familyName,
  ...(persona.fiscalNumber && { fiscalNumber: persona.fiscalNumber }),
  dateOfBirth: persona.birthdate,
  gender: persona.gender,
  email: persona.email,
  ...(persona.professional && {
    companyName: persona.professional.companyName,
    companyFiscalNumber: `TINIT-${persona.professional.taxCode}`,
    ivaCode: `VATIT-${persona.professional.taxCode}`,
  }),
});

/** Four letters of the identity provider and ten characters, the same at every start. */
export function spidCode(personaId: string, issuerName: string): string {
  const hash = createHash('sha256').update(`${issuerName}/${personaId}`).digest('hex');
  return issuerName.slice(0, 4).padEnd(4, 'x').toUpperCase() + hash.slice(0, 10).toUpperCase();
}
