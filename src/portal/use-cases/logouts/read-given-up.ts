// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { ClientId } from '../../../kernel/ids.js';
import { listGivenUp } from '../../store/logouts/failures.js';

/** Since when ends of sessions are given up at each active portal that is told of them, for who watches the service. */
export const readGivenUp = ({
  db,
}: {
  readonly db: Db;
}): Promise<ReadonlyMap<ClientId, Date | undefined>> => listGivenUp(db);
