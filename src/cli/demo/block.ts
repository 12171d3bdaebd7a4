// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DemoAddresses } from './environment.js';
import type { Persona } from './personas.js';

/** What the demonstration prints once everything answers. */
export function demoBlock(addresses: DemoAddresses, personas: readonly Persona[]): string {
  const row = (name: string, value: string): string => `  ${name.padEnd(24)} ${value}`;
  return [
    '',
    `Piazza is ready: ${addresses.piazza}`,
    '',
    row('portal A', `${addresses.portalA}  PartecipAzioni (demo)`),
    row('portal B', `${addresses.portalB}  of another controller`),
    row('mailbox', `${addresses.mailbox}  every mail that Piazza sends`),
    row('SPID simulator', addresses.spid),
    row('social simulators', addresses.social),
    row('CIE federation', `${addresses.federation}/anchor/list`),
    row('FedERa, CIE, eIDAS, SAML', addresses.gateway),
    row('card reader', `${addresses.gateway}/card-reader`),
    row('asks for certificates', `${addresses.cards}  cards only`),
    '',
    'People to choose at the simulators:',
    ...personas.map((one) => row(`${one.givenName} ${one.familyName}`, one.label.en)),
    '',
    'Ctrl-C stops everything.',
    '',
  ].join('\n');
}
