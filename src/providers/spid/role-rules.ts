// SPDX-License-Identifier: AGPL-3.0-or-later
import type { z } from 'zod';
import type { aggregated, billing, Codes, contact } from './parties.js';
import { roleForms, type RoleForm, type Sector, type ServiceRole } from './roles.js';

interface RoleConfig {
  readonly role: ServiceRole;
  readonly entityId?: string | undefined;
  readonly contact: z.output<typeof contact>;
  readonly aggregated?: z.output<typeof aggregated> | undefined;
  readonly billing?: z.output<typeof billing> | undefined;
}

interface RoleFault {
  readonly path: readonly string[];
  readonly message: string;
}

/** What the role asks of the configuration (AgID Avviso 19 v4 and 29 v3), and what is not there. */
export function roleFaults(config: RoleConfig): readonly RoleFault[] {
  const form = roleForms[config.role];
  return [...entityIdFaults(config, form), ...partyFaults(config, form)].map(([path, message]) => ({
    path: path.split('.'),
    message: `${message} (role ${config.role})`,
  }));
}

type Finding = readonly [path: string, message: string];

const entityIdFaults = ({ entityId }: RoleConfig, { activity }: RoleForm): readonly Finding[] =>
  activity && (!entityId?.includes(activity) || entityId.includes('?'))
    ? [['entityId', `is needed: it contains ${activity} and has no query`]]
    : [];

function partyFaults(config: RoleConfig, form: RoleForm): readonly Finding[] {
  const { role } = config;
  return [
    ...(role === 'public' || role === 'private'
      ? codeFaults('contact', config.contact, form.marker === 'Public' ? 'Public' : 'Private')
      : operatorFaults(config, form)),
    ...(form.represents ? aggregatedFaults(config, form.represents) : []),
    ...(form.billing ? billingFaults(config) : []),
  ];
}

function codeFaults(path: string, codes: Codes, sector: Sector): readonly Finding[] {
  if (sector === 'Public') {
    return codes.ipaCode ? [] : [[`${path}.ipaCode`, 'is needed for a public body']];
  }
  const found: Finding[] = [];
  if (codes.ipaCode) found.push([`${path}.ipaCode`, 'is not for a private body: remove it']);
  if (!codes.vatNumber && !codes.fiscalCode) {
    found.push([`${path}.vatNumber`, 'or fiscalCode is needed for a private body']);
  }
  return found;
}

function operatorFaults({ contact }: RoleConfig, form: RoleForm): readonly Finding[] {
  const needed: readonly (keyof RoleConfig['contact'])[] = form.represents
    ? ['company', ...(form.light ? (['validationCertificate'] as const) : [])]
    : ['ipaCode', 'vatNumber', 'fiscalCode'];
  return needed.filter((key) => !contact[key]).map((key) => [`contact.${key}`, 'is needed']);
}

const aggregatedFaults = (config: RoleConfig, sector: Sector): readonly Finding[] =>
  config.aggregated
    ? codeFaults('aggregated', config.aggregated, sector)
    : [['aggregated', 'is needed: the body that is spoken for']];

function billingFaults({ billing: payer }: RoleConfig): readonly Finding[] {
  if (!payer) return [['billing', 'is needed: who pays']];
  return payer.vatNumber || payer.fiscalCode
    ? []
    : [['billing.vatNumber', 'or fiscalCode is needed']];
}
