// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { levels } from '../../kernel/level.js';
import { memberLists, participations, visibilities } from '../../membership/domain/community.js';
import { mostServiceDays } from '../../membership/domain/join-request.js';
import { type JoinWay, wayPaths } from '../../membership/domain/joining/ways.js';
import type { SettingsView } from '../../membership/use-cases/settings/read-settings.js';

const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const ticked = z.literal('yes').optional();
const domains = z.string().max(1_000).transform(toDomains).default([]);
const way = z.object({
  on: ticked,
  level: z.union([z.literal(''), z.enum(levels).exclude(['none'])]).default(''),
  domains,
  adults: ticked,
});

const fixed = {
  revision: z.coerce.number().int().min(0),
  visibility: z.enum(visibilities),
  participation: z.enum(participations),
  member_list: z.enum(memberLists),
  minimum_level: z.enum(levels),
  cool_down_days: z.coerce.number().int().min(0).max(365),
  service_days: z.coerce.number().int().min(1).max(mostServiceDays),
};

/** The names of the fields of each way, for the providers that are configured. */
function wayFields(providers: readonly string[]): Record<string, z.ZodType> {
  const fields = wayPaths.flatMap((path) => [
    [`${path}_on`, ticked] as const,
    [`${path}_level`, way.shape.level] as const,
    [`${path}_domains`, domains] as const,
    [`${path}_adults`, ticked] as const,
    ...providers.map((id) => [`${path}_with_${id}`, ticked] as const),
  ]);
  return Object.fromEntries(fields);
}

/** Reads the whole policy: plain fields, and each way that is switched on. */
export function policyForm(providers: readonly string[]) {
  return z.strictObject({ ...wayFields(providers), ...fixed }).transform((form) => {
    const values = form as Record<string, unknown>;
    const { visibility, participation, minimum_level: minimumLevel } = form;
    const policy = {
      visibility,
      participation,
      minimumLevel,
      memberList: form.member_list,
      coolDownDays: form.cool_down_days,
      serviceDays: form.service_days,
      ways: waysOf(values, providers),
    };
    return { revision: form.revision, policy };
  });
}

function waysOf(values: Record<string, unknown>, providers: readonly string[]): JoinWay[] {
  return wayPaths.flatMap((path): JoinWay[] => {
    const own = way.parse({
      on: values[`${path}_on`],
      level: values[`${path}_level`],
      adults: values[`${path}_adults`],
    });
    if (own.on !== 'yes') return [];
    const read = values[`${path}_domains`];
    const emailDomains = Array.isArray(read) ? read.map(String) : [];
    const admitted = providers.filter((id) => values[`${path}_with_${id}`] === 'yes');
    return [
      {
        path,
        ...(own.level ? { minimumLevel: own.level } : {}),
        ...(emailDomains.length > 0 ? { emailDomains } : {}),
        ...(admitted.length > 0 ? { providers: admitted } : {}),
        ...(own.adults ? { adults: true as const } : {}),
      },
    ];
  });
}

/** What stands in the form before anything was typed. */
export function policyValues({ community }: SettingsView): Record<string, string> {
  const ways = community.ways.flatMap((one) => [
    [`${one.path}_on`, 'yes'],
    [`${one.path}_level`, one.minimumLevel ?? ''],
    [`${one.path}_domains`, (one.emailDomains ?? []).join(', ')],
    ...(one.adults ? [[`${one.path}_adults`, 'yes']] : []),
    ...(one.providers ?? []).map((id) => [`${one.path}_with_${id}`, 'yes']),
  ]);
  return {
    ...Object.fromEntries(ways),
    visibility: community.visibility,
    participation: community.participation,
    member_list: community.memberList,
    minimum_level: community.minimumLevel,
    cool_down_days: String(community.coolDownDays),
    service_days: String(community.serviceDays),
  };
}

function toDomains(raw: string, context: z.RefinementCtx): string[] {
  const words = raw.split(/[\s,;]+/).map((one) => one.toLowerCase().replace(/^@/, ''));
  const found = [...new Set(words.filter(Boolean))];
  if (found.length <= 50 && found.every((one) => domain.test(one))) return found;
  context.addIssue({ code: 'custom', message: 'not domains' });
  return z.NEVER;
}
