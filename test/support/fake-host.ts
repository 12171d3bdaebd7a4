// SPDX-License-Identifier: AGPL-3.0-or-later
export * from '../../src/providers/contract/fake-host.js';
