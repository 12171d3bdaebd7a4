// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { reports, work } from './paths.mjs';

const bindings = ['redirect', 'post'];

/**
 * One provider instance for each profile of the validator and each binding: its id names both, and is
 * also the name of its report.
 * @param wanted names of profiles; all when empty
 */
export function readInstances(scheme, { origin, wanted }) {
  const schemes = parse(readFileSync(join(reports, 'profiles.yaml'), 'utf8'));
  if (!schemes[scheme]) throw new Error(`no such scheme: ${Object.keys(schemes).join(', ')}`);
  const { use, common, dropped = {}, attributes = {}, profiles } = schemes[scheme];
  const certificate = readFileSync(join(work, 'saml.crt'), 'utf8');
  return Object.entries(profiles)
    .filter(([profile]) => wanted.length === 0 || wanted.includes(profile))
    .flatMap(([profile, config]) =>
      bindings.map((binding) => {
        const id = `${profile}-${binding}`;
        const own = fill(config, { origin, id, certificate });
        const whole = { ...common, ...own, binding };
        const tried = { dropped: dropped[profile] ?? [], attributes: attributes[profile] };
        return { id, use, profile, config: whole, ...tried };
      }),
    );
}

/** A copy with `{origin}`, `{id}` and `{certificate}` replaced wherever they stand in a text. */
function fill(value, values) {
  if (typeof value === 'string') {
    return value.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, values)]));
}
