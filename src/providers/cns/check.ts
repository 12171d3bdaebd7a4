// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../kernel/clock.js';
import type { CheckFinding, Host } from '../provider.js';
import type { Anchors } from './anchors/anchors.js';
import type { CnsDeps } from './reply.js';

const soon = 60 * day;
const warning = (message: string): CheckFinding => ({ severity: 'warning', message });
const date = (at: Date): string => at.toISOString().slice(0, 10);

/** What the operator should know: nobody to trust, a trusted list or a revocation list out of date. */
export async function check(deps: CnsDeps): Promise<readonly CheckFinding[]> {
  const { anchors, host, lists } = deps;
  const now = host.clock.now();
  const outOfDate = (await lists.states()).filter(
    ({ nextUpdate }) => nextUpdate === undefined || nextUpdate < now,
  );
  return [
    ...(await checkAnchors(anchors, host)),
    ...outOfDate.map(({ url }) => warning(`the revocation list ${url} is out of date`)),
  ];
}

const fault = (message: string): CheckFinding => ({ severity: 'error', message });

async function checkAnchors(anchors: Anchors, { clock }: Host): Promise<readonly CheckFinding[]> {
  try {
    const current = await anchors.current();
    const now = clock.now();
    const live = current.filter(({ x509 }) => x509.validToDate > now);
    const ending = live.filter(({ x509 }) => x509.validToDate < later(now, soon));
    return [
      ...(live.length > 0 ? [] : [fault('no authority is trusted: nobody can sign in')]),
      ...ending.map(({ x509 }) =>
        warning(`an authority ends on ${date(x509.validToDate)}: ${oneLine(x509.subject)}`),
      ),
      ...(await checkList(anchors, now)),
    ];
  } catch (error) {
    return [fault(`the trusted authorities cannot be read: ${String(error)}`)];
  }
}

const oneLine = (name: string): string => name.replaceAll('\n', ', ');

/** A list past its date goes on being used: it names keys, and none of them is safer for being forgotten. */
async function checkList({ list }: Anchors, now: Date): Promise<readonly CheckFinding[]> {
  if (!list) return [];
  const { nextUpdate, signer, unreadable } = await list.current();
  return [
    ...(nextUpdate && nextUpdate < now
      ? [warning(`the trusted list is past its date, ${date(nextUpdate)}`)]
      : []),
    ...(signer && signer.validTo < later(now, soon)
      ? [warning(`the certificate of the trusted list ends on ${date(signer.validTo)}`)]
      : []),
    ...(unreadable > 0
      ? [warning(`${unreadable} certificates of the trusted list cannot be read`)]
      : []),
  ];
}
