// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { reports } from './paths.mjs';

const bindings = ['redirect', 'post'];

/**
 * One provider instance for each profile of the validator and each binding: its id names both, and is
 * also the name of its report.
 * @param origin of the service; profiles write it as `{origin}`
 */
export function readInstances(origin, wanted = []) {
  const text = readFileSync(join(reports, 'profiles.yaml'), 'utf8').replaceAll('{origin}', origin);
  const { common, profiles } = parse(text);
  return Object.entries(profiles)
    .filter(([profile]) => wanted.length === 0 || wanted.includes(profile))
    .flatMap(([profile, config]) =>
      bindings.map((binding) => ({
        id: `${profile}-${binding}`,
        profile,
        binding,
        config: { ...common, ...config, binding },
      })),
    );
}
