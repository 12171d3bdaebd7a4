// SPDX-License-Identifier: AGPL-3.0-or-later
import { startFederation, type Federation } from './cie-federation/index.js';
import { keyOf } from './cie-federation/key.js';
import { readPersonas } from './spid-idp/personas.js';

/**
 * The federation of the demonstration, all of it on one port, with Piazza taken in.
 * @param secretOf what the demonstration made, by its name
 */
export async function startDemoFederation(options: {
  readonly port: number;
  readonly piazza: string;
  readonly secretOf: (name: string) => string;
}): Promise<Federation> {
  const { port, piazza, secretOf } = options;
  const federation = await startFederation({
    ports: port,
    personas: await readPersonas(),
    keys: {
      anchor: secretOf('cie-anchor.key'),
      intermediate: secretOf('cie-intermediate.key'),
      provider: secretOf('cie-provider.key'),
      tokens: secretOf('cie-provider-tokens.key'),
    },
  });
  const { jwk } = await keyOf(secretOf('cie-federation.key'));
  federation.onboard(piazza, [jwk]);
  return federation;
}
