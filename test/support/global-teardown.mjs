// SPDX-License-Identifier: AGPL-3.0-or-later
import { rmSync } from 'node:fs';

export default async function teardown() {
  const { server, dataDirectory } = globalThis.piazzaTest;
  await server.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}
