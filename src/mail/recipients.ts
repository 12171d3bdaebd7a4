// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RelayedEvent } from '../database/relay.js';
import { trustId, type MemberId } from '../kernel/ids.js';
import type { NoticeKind } from './template.js';

/** @param others the managers or the staff, where the rule reads them */
export type Recipients = (event: RelayedEvent, others: readonly MemberId[]) => readonly MemberId[];

/** Which mail an event causes, and to whom. */
export interface Rule {
  readonly template: NoticeKind;
  readonly recipients: Recipients;
  /** Whether the managers, the staff, the privacy officers or those who answer for an organisation must be read. */
  readonly managers?: true;
  readonly staff?: true;
  readonly officers?: true;
  /** Or who runs the platform. */
  readonly administrators?: true;
  /** Or those who lead a programme: the one that the event names, else every one that has the community. */
  readonly leads?: true;
  readonly representatives?: true;
  /** Or those at the desk where the report waits. */
  readonly handlers?: true;
  readonly when?: (event: RelayedEvent) => boolean;
  /** One mail the next morning, however many such events concern the organisation until then. */
  readonly oncePerMorning?: true;
  /** Not for members who rest: nothing that they would lose by hearing of it later. */
  readonly canWait?: true;
}

export const subject = ({ subject: member }: RelayedEvent): readonly MemberId[] =>
  member ? [member] : [];

/** All of them, whoever did it. */
export const everyOne: Recipients = (_event, others) => others;

export const managersOnly: Recipients = (event, managers) =>
  managers.filter((manager) => manager !== event.subject);

/** Everybody concerned but the one who did it. */
export const bothSides: Recipients = (event, managers) =>
  [...new Set([...subject(event), ...managers])].filter((one) => one !== event.actor);

/** Whoever the event names in a field of its data. */
export const memberNamed =
  (field: string) =>
  ({ data }: RelayedEvent): readonly MemberId[] => {
    const id = textOf(data[field]);
    return id === undefined ? [] : [trustId(id)];
  };

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;
