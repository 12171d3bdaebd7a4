// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { configSchema } from '../../config/schema.js';
import { portalGround } from '../../src/compose/portal-ground.js';
import { portalFinder } from '../../src/compose/sign-in.js';
import { systemClock } from '../../src/kernel/clock.js';
import { aPortal } from '../support/builders/portal.js';
import { spidConfigInput } from '../support/builders/spid.js';
import { completeConfiguration } from '../support/configuration.js';
import { useDatabase } from '../support/database.js';

const { db } = useDatabase();

describe('what sign-in knows of the portal that waits', () => {
  it('is the attribute service and the ways in of its record', async () => {
    const find = portalFinder({ db, now: systemClock });
    const { clientId } = await aPortal(db, { attributeService: 3, agreement: null });
    const found = await find(clientId);
    expect(found).toMatchObject({ controller: 'Regione Emilia-Romagna', attributeService: 3 });
    expect(found?.refusalOf({ id: 'spid', isNational: true })).toBe('no_agreement');
    expect(found?.refusalOf({ id: 'email', isNational: false })).toBeUndefined();
  });
});

describe('what records of portals refer to', () => {
  it('are the attribute services of every SPID instance, without those of professionals', async () => {
    const known = ['spidCode', 'fiscalNumber', 'companyFiscalNumber'];
    const attributeSets = [
      { index: 4, name: { it: 'Accesso' }, attributes: known },
      { index: 5, name: { it: 'Lettere' }, attributes: known, purpose: 'P' },
      { index: 6, name: { it: 'Ente' }, attributes: known, purpose: 'PG', professional: true },
    ];
    const config = configSchema.parse({
      ...(await completeConfiguration()),
      providers: [
        { id: 'email', use: 'email-link' },
        { id: 'spid', use: 'spid', config: spidConfigInput({ file: 'x' }, { attributeSets }) },
      ],
    });
    expect(portalGround(config)).toEqual({
      controller: 'Regione di prova',
      loopback: true,
      providers: ['email', 'spid'],
      attributeServices: [
        { index: 4, name: 'Accesso', purpose: undefined },
        { index: 5, name: 'Lettere', purpose: 'P' },
      ],
      fixed: [],
    });
    const production = { ...config, env: 'production' as const };
    expect(portalGround(production).loopback).toBe(false);
  });
});
