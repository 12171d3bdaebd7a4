// SPDX-License-Identifier: AGPL-3.0-or-later
import { trustId, type Slug } from '../../../kernel/ids.js';
import { putInProgramme, takeFromProgramme } from '../programmes/place-community.js';
import type { Stepping } from './stepping.js';

interface Placed {
  readonly programmes: readonly string[];
}

/** Into the programmes that it is to belong to, and out of the others. */
export async function place({
  deps,
  actor,
  slug,
  from,
  to,
}: Pick<Stepping, 'deps' | 'actor' | 'slug'> & {
  readonly from: Placed;
  readonly to: Placed;
}): Promise<void> {
  const of = (programme: string) => ({
    actor,
    programme: trustId<Slug>(programme),
    community: slug,
  });
  const into = to.programmes.filter((one) => !from.programmes.includes(one));
  for (const programme of into) await putInProgramme(deps, of(programme));
  const outOf = from.programmes.filter((one) => !to.programmes.includes(one));
  for (const programme of outOf) await takeFromProgramme(deps, of(programme));
}
