// SPDX-License-Identifier: AGPL-3.0-or-later
import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { Host } from '../provider.js';
import { ruleOf } from './distrust.js';
import type { TrustMarkEntry } from './entity-statement.js';
import { readFromSuperior } from './superior.js';

/** The trust marks that we show to others. */
export interface OwnTrustMarks {
  /** Those that have not expired; asks nobody. */
  current(): Promise<readonly TrustMarkEntry[]>;
  /** Reads what our superiors publish, unless marks are configured; what was known stays when that fails. */
  refresh(): Promise<void>;
}

export interface OwnTrustMarkOptions {
  readonly entityId: string;
  readonly authorityHints: readonly string[];
  /** Given to us otherwise: then nobody is asked. */
  readonly configured: readonly TrustMarkEntry[];
}

type MarkHost = Pick<Host, 'clock' | 'documents' | 'fetch' | 'log'>;

const documentName = 'trust-marks';
const entries = z.array(z.object({ type: z.string(), token: z.string() }));

export function ownTrustMarks(host: MarkHost, options: OwnTrustMarkOptions): OwnTrustMarks {
  const { entityId, authorityHints, configured } = options;
  const holds = ({ token }: TrustMarkEntry): boolean => serves(token, entityId, host.clock.now());
  return {
    async current() {
      if (configured.length > 0) return configured.filter(holds);
      const body = await host.documents.get(documentName);
      return body ? entries.parse(JSON.parse(body.toString('utf8'))).filter(holds) : [];
    },
    async refresh() {
      if (configured.length > 0) return;
      const found: TrustMarkEntry[] = [];
      for (const superior of authorityHints) {
        try {
          const { trust_marks: marks } = await readFromSuperior(host, superior, entityId);
          found.push(...marks.filter(holds));
        } catch (error) {
          const rule = ruleOf(error) ?? 'federation.error';
          host.log.warn('federation.no_trust_marks', { superior, rule });
        }
      }
      if (found.length > 0) {
        await host.documents.put(documentName, Buffer.from(JSON.stringify(found)));
      }
    },
  };
}

/** For us and not expired. Whether it is signed as it should be, whoever it is shown to finds out. */
function serves(token: string, subject: string, now: Date): boolean {
  try {
    const { sub, exp = 0 } = decodeJwt(token);
    return sub === subject && exp * 1_000 > now.getTime();
  } catch {
    return false;
  }
}
