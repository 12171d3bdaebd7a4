// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Difference } from '../../kernel/differences.js';
import type { ErrorCode } from '../../kernel/errors.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { authMethodOf, presentsSecret } from '../domain/auth-method.js';
import { secretPurpose } from '../domain/client-secret.js';
import { portalFaults, type PortalGround } from '../domain/portal-faults.js';
import {
  blankPortal,
  neededOfPortal,
  portalDifferences,
  type PortalDocument,
  type PortalState,
} from '../domain/portal-state.js';
import { trustId } from '../../kernel/ids.js';
import { existingSlugs, readPortalStates, type FoundPortal } from '../store/portal-states.js';
import { otherOfSector } from '../store/sectors.js';

export { agreementState } from '../domain/agreement.js';
export type { PortalState } from '../domain/portal-state.js';
/** Portals by their client ids, as a file says them. */
export type WantedPortals = Readonly<Record<string, PortalDocument>>;

export interface PlannedPortal {
  readonly clientId: string;
  readonly isNew: boolean;
  /** A changed secret is told without either value. */
  readonly changes: readonly Difference[];
  readonly refusal: ErrorCode | undefined;
  /** The field that is refused: `redirectUris.0` */
  readonly field?: string | undefined;
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
 */
export async function planPortals(
  deps: { db: Db; box: SealedBox },
  input: {
    readonly wanted: WantedPortals;
    readonly prune: boolean;
    readonly communities: readonly string[];
    readonly ground: PortalGround;
  },
): Promise<readonly PlannedPortal[]> {
  const { db, box } = deps;
  const { wanted, prune, ground } = input;
  const ids = Object.keys(wanted);
  const found = await readPortalStates(db, prune ? 'all' : ids);
  const byId = new Map<string, FoundPortal>(found.map((one) => [one.clientId, one]));
  const served = Object.values(wanted).flatMap(({ communities = [] }) =>
    communities === 'all' ? [] : communities,
  );
  const communities = new Set([...(await existingSlugs(db, served)), ...input.communities]);
  const sectors = new Map<string, string>();
  const planned: PlannedPortal[] = [];
  for (const clientId of ids) {
    const planning = { clientId, there: byId.get(clientId), wanted: wanted[clientId] ?? {}, box };
    const { target } = portalTarget(planning);
    const other = await otherBody(db, sectors, { clientId, ...target });
    planned.push(planOne({ ...planning, known: { ...ground, communities, otherOfSector: other } }));
  }
  const gone = found
    .filter(({ clientId, state }) => prune && !(clientId in wanted) && state.status === 'active')
    .filter(({ clientId }) => !ground.fixed.includes(clientId))
    .map((there) => {
      const { clientId } = there;
      return planOne({ clientId, there, wanted: { status: 'disabled' }, box });
    });
  return [...planned, ...gone].map((one) =>
    (one.changes.length > 0 || one.refusal) && ground.fixed.includes(one.clientId)
      ? { ...one, changes: [], refusal: 'portal.kept_by_service', field: undefined }
      : one,
  );
}

/** Whose the sector is already, in the register or in the same file. */
async function otherBody(
  db: Db,
  sectors: Map<string, string>,
  {
    clientId,
    sector,
    controller,
  }: Pick<PortalState, 'sector' | 'controller'> & { clientId: string },
): Promise<string | undefined> {
  const said = sectors.get(sector);
  if (said !== undefined && said !== controller) return said;
  sectors.set(sector, controller);
  return otherOfSector(db, { clientId: trustId(clientId), sector, controller });
}

interface Planning {
  readonly clientId: string;
  readonly there: FoundPortal | undefined;
  readonly wanted: PortalDocument;
  readonly box: SealedBox;
  /** Undefined where nothing but its end is wanted. */
  readonly known?: Parameters<typeof portalFaults>[1];
}

function planOne({ clientId, there, wanted, box, known }: Planning): PlannedPortal {
  const refuse = (refusal: ErrorCode, field?: string) => ({
    clientId,
    isNew: false,
    changes: [],
    refusal,
    field,
  });
  const lacking = neededOfPortal.some((field) => wanted[field] === undefined);
  if (!there && lacking) return refuse('portal.incomplete');
  const { target, changes, hasSecret } = portalTarget({ clientId, there, wanted, box });
  // What stands already and stays is not judged anew.
  const isJudged = known && changes.length > 0;
  const [fault] = isJudged ? portalFaults({ ...target, hasSecret }, known) : [];
  if (fault) return refuse(fault.code, fault.field);
  return { clientId, isNew: !there, changes, refusal: undefined };
}

/** What one portal becomes, and by which changes. */
export function portalTarget({ clientId, there, wanted, box }: Omit<Planning, 'known'>): {
  target: PortalState;
  changes: readonly Difference[];
  /** The secret that it gets; undefined where it keeps the one that it has, or has none. */
  otherSecret: string | undefined;
  hasSecret: boolean;
} {
  const actual = there?.state ?? { ...blankPortal, sector: clientId };
  const { secret, ...rest } = wanted;
  const said = Object.entries(rest).filter(([, value]) => value !== undefined);
  const target: PortalState = { ...actual, ...Object.fromEntries(said) };
  const sealed = there?.sealedSecret;
  const keeps = Boolean(sealed) && presentsSecret(authMethodOf({ ...target, hasSecret: true }));
  const stays =
    secret !== undefined &&
    sealed &&
    box.open(secretPurpose, sealed).equals(Buffer.from(secret, 'utf8'));
  const otherSecret = stays ? undefined : secret;
  const hasSecret = secret !== undefined || keeps;
  const to = hasSecret ? '(another)' : null;
  const hidden = { field: 'secret', from: sealed ? '(kept)' : null, to };
  const isOther = otherSecret !== undefined || (Boolean(sealed) && !hasSecret);
  const changes = [...portalDifferences(actual, target), ...(isOther ? [hidden] : [])];
  return { target, changes, otherSecret, hasSecret };
}
