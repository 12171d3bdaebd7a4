// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AppealId, MeasureId, MemberId } from '../../../kernel/ids.js';

export type AppealStatus = 'open' | 'upheld' | 'dismissed' | 'withdrawn';

/** The person asks the regional staff to look at a decision again. Once, and decided once. */
export interface Appeal {
  readonly id: AppealId;
  readonly measureId: MeasureId;
  readonly memberId: MemberId;
  /** Those whose decision it is: they never judge it. */
  readonly imposedBy: MemberId;
  readonly confirmedBy: MemberId | undefined;
  readonly status: AppealStatus;
  readonly openedAt: Date;
  readonly decidedAt: Date | undefined;
  readonly reason: string | undefined;
}

/** 3 to 5,000 characters; undefined for anything else. */
export function cleanMessage(raw: string): string | undefined {
  const text = raw.trim();
  return text.length >= 3 && text.length <= 5_000 ? text : undefined;
}
