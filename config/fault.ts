// SPDX-License-Identifier: AGPL-3.0-or-later

export type Path = readonly PropertyKey[];

/** One thing wrong in the configuration, and what to write instead. */
export interface Fault {
  readonly path: Path;
  readonly message: string;
  /** Which kind of thing is wrong, where it is told. */
  readonly kind?: 'unknown' | 'missing' | 'wrong';
}

/** A start that cannot succeed; its lines are for the operator and hold no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly Fault[];

  constructor(file: string, faults: readonly Fault[], options?: ErrorOptions) {
    super([`${file} cannot be used:`, ...faults.map(faultLine)].join('\n'), options);
    this.faults = faults;
  }
}

const faultLine = ({ path, message }: Fault): string =>
  path.length === 0 ? `  ${message}` : `  ${pathText(path)} ${message}`;

/** `providers[0].config.clientId` */
export function pathText(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
