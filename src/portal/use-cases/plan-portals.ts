// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Difference } from '../../kernel/differences.js';
import type { ErrorCode } from '../../kernel/errors.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { lacksPkce } from '../domain/pkce.js';
import { secretPurpose } from '../domain/portal.js';
import {
  blankPortal,
  neededOfPortal,
  portalDifferences,
  type PortalDocument,
  type PortalState,
} from '../domain/portal-state.js';
import { existingSlugs, readPortalStates, type FoundPortal } from '../store/portal-states.js';

export type { PortalState } from '../domain/portal-state.js';
/** Portals by their client ids, as a file says them. */
export type WantedPortals = Readonly<Record<string, PortalDocument>>;

export interface PlannedPortal {
  readonly clientId: string;
  readonly isNew: boolean;
  /** A changed secret is told without either value. */
  readonly changes: readonly Difference[];
  readonly refusal: ErrorCode | undefined;
}

/** Every portal without its secret. */
export async function exportPortals({ db }: { db: Db }): Promise<ReadonlyMap<string, PortalState>> {
  const found = await readPortalStates(db, 'all');
  return new Map(found.map(({ clientId, state }) => [clientId, state]));
}

/**
 * What a file would change of the portals, without changing it.
 * @param input.communities addresses that the same file brings into being
 * @param input.prune whether portals that the file does not mention are disabled
 * @param input.fixed client ids that the configuration of the service keeps: it would undo any change
 */
export async function planPortals(
  { db, box }: { db: Db; box: SealedBox },
  input: {
    readonly wanted: WantedPortals;
    readonly prune: boolean;
    readonly communities: readonly string[];
    readonly fixed: readonly string[];
  },
): Promise<readonly PlannedPortal[]> {
  const { wanted, prune, fixed } = input;
  const ids = Object.keys(wanted);
  const found = await readPortalStates(db, prune ? 'all' : ids);
  const byId = new Map<string, FoundPortal>(found.map((one) => [one.clientId, one]));
  const served = Object.values(wanted).flatMap(({ communities = [] }) =>
    communities === 'all' ? [] : communities,
  );
  const known = new Set([...(await existingSlugs(db, served)), ...input.communities]);
  const planned = ids.map((clientId) =>
    planOne({ clientId, there: byId.get(clientId), wanted: wanted[clientId] ?? {}, box, known }),
  );
  const gone = found
    .filter(({ clientId, state }) => prune && !(clientId in wanted) && state.status === 'active')
    .filter(({ clientId }) => !fixed.includes(clientId))
    .map((there) => {
      const { clientId } = there;
      return planOne({ clientId, there, wanted: { status: 'disabled' }, box, known });
    });
  return [...planned, ...gone].map((one) =>
    (one.changes.length > 0 || one.refusal) && fixed.includes(one.clientId)
      ? { ...one, changes: [], refusal: 'portal.kept_by_service' }
      : one,
  );
}

interface Planning {
  readonly clientId: string;
  readonly there: FoundPortal | undefined;
  readonly wanted: PortalDocument;
  readonly box: SealedBox;
  readonly known: ReadonlySet<string>;
}

function planOne({ clientId, there, wanted, box, known }: Planning): PlannedPortal {
  const refuse = (refusal: ErrorCode) => ({ clientId, isNew: false, changes: [], refusal });
  const lacking = neededOfPortal.some((field) => wanted[field] === undefined);
  if (!there && lacking) return refuse('portal.incomplete');
  const { communities = [] } = wanted;
  if (communities !== 'all' && communities.some((slug) => !known.has(slug))) {
    return refuse('portal.community_unknown');
  }
  const { target, changes } = portalTarget({ clientId, there, wanted, box });
  const hasSecret = Boolean(wanted.secret ?? there?.sealedSecret);
  if (lacksPkce({ ...target, hasSecret })) return refuse('portal.pkce_needed');
  return { clientId, isNew: !there, changes, refusal: undefined };
}

/** What one portal becomes, and by which changes. */
export function portalTarget({ clientId, there, wanted, box }: Omit<Planning, 'known'>): {
  target: PortalState;
  changes: readonly Difference[];
} {
  const actual = there?.state ?? { ...blankPortal, sector: clientId };
  const { secret, ...rest } = wanted;
  const said = Object.entries(rest).filter(([, value]) => value !== undefined);
  const target: PortalState = { ...actual, ...Object.fromEntries(said) };
  const sealed = there?.sealedSecret;
  const isOther =
    secret !== undefined &&
    !(sealed && box.open(secretPurpose, sealed).equals(Buffer.from(secret)));
  const hidden = { field: 'secret', from: sealed ? '(kept)' : null, to: '(another)' };
  return { target, changes: [...portalDifferences(actual, target), ...(isOther ? [hidden] : [])] };
}
