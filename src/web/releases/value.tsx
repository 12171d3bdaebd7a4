// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { z } from 'zod';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

const membership = z.object({
  community: z.string(),
  name: z.string(),
  roles: z.array(z.object({ code: z.string() })),
});
const group = z.object({ gid: z.string() });

/** One entry of a list as a line. */
function lineOf(entry: unknown): string {
  const belonging = membership.safeParse(entry);
  if (belonging.success) {
    const { community, name, roles } = belonging.data;
    return [`${name} (${community})`, ...roles.map(({ code }) => code)].join(', ');
  }
  const named = group.safeParse(entry);
  return named.success ? named.data.gid : String(entry);
}

/** What a claim says, as it is sent: a list has a line for each entry. */
export function Value({
  claim,
  value,
}: {
  readonly claim: string;
  readonly value: unknown;
}): VNode {
  const { t } = useView();
  if (perSignIn.includes(claim)) return <>{t('releases.value.changes')}</>;
  if (claim === 'updated_at' && typeof value === 'number')
    return <Time at={new Date(value * 1_000)} precise />;
  if (typeof value === 'boolean') return <>{t(value ? 'releases.yes' : 'releases.no')}</>;
  const lines = (Array.isArray(value) ? value : [value ?? '']).map(lineOf).filter(Boolean);
  if (lines.length === 0) return <>{t('releases.value.none')}</>;
  return (
    <ul class="list-unstyled mb-0">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Claims of the sign-in, not of the person. */
const perSignIn: readonly string[] = ['acr', 'amr', 'auth_time'];
