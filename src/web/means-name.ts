// SPDX-License-Identifier: AGPL-3.0-or-later

/** What people call a means, and what tells it from others of its kind. */
export interface MeansName {
  readonly name: string;
  readonly label: string;
}

/** People whom another state knows come through the SPID gateway with that state's identity, not with SPID. */
export function meansName(name: string, label: string): MeansName {
  const [, state] = /^eIDAS (.+)$/.exec(label) ?? [];
  return state === undefined ? { name, label } : { name: 'eIDAS', label: state };
}
