// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { PiazzaError } from '../../../src/kernel/errors.js';
import { trustId, type ClientId } from '../../../src/kernel/ids.js';
import { addPortal } from '../../../src/portal/use-cases/add-portal.js';
import { editPortal } from '../../../src/portal/use-cases/edit-portal.js';
import { readPortalToEdit } from '../../../src/portal/use-cases/read-portal.js';
import { actorOf } from '../../support/builders/membership.js';
import { aCommunity, someMember } from '../../support/builders/membership.js';
import { anAgreement, aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { keeping } from '../../support/portal/webhooks.js';

const { db } = useDatabase();
const deps = keeping(db);
const asStaff = async () => ({ actor: actorOf(await someMember(db)) });

const toldOf = async (clientId: ClientId) => {
  const about = JSON.stringify({ clientId }) as never;
  const [audit, events] = await Promise.all([
    db
      .selectFrom('audit_entry')
      .select(['action', 'actor', 'data'])
      .where('data', '@>', about)
      .orderBy('seq')
      .execute(),
    db
      .selectFrom('outbox')
      .select(['type', 'actor'])
      .where('data', '@>', about)
      .orderBy('id')
      .execute(),
  ]);
  return { audit, events };
};

describe('changing a portal', () => {
  it('changes what is said and nothing else, with one entry and one event', async () => {
    const community = await aCommunity(db);
    const { clientId } = await aPortal(db, { agreement: null });
    const staff = await asStaff();
    const before = await readPortalToEdit(deps, { ...staff, clientId });
    const said = {
      name: 'Nuovo',
      agreement: anAgreement,
      communities: [community.slug],
      attributeService: 3,
    };
    await editPortal(deps, { ...staff, clientId, tag: before.tag, said });

    const after = await readPortalToEdit(deps, { ...staff, clientId });
    expect(after.state).toEqual({ ...before.state, ...said });
    expect(after).toMatchObject({ hasSecret: true, isFixed: false, agreementState: 'in_force' });
    const { audit, events } = await toldOf(clientId);
    expect(audit.map(({ action }) => action)).toEqual(['portal.register', 'portal.configure']);
    expect(audit[1]).toMatchObject({ actor: staff.actor.memberId });
    expect(JSON.stringify(audit[1]?.data)).not.toContain('Nuovo');
    expect(events.map(({ type }) => type)).toEqual(['portal.registered', 'portal.changed']);
  });

  it('is refused to whoever looked at it before somebody else changed it, and loses nothing', async () => {
    const { clientId } = await aPortal(db);
    const staff = await asStaff();
    const { tag } = await readPortalToEdit(deps, { ...staff, clientId });
    await editPortal(deps, { ...staff, clientId, tag, said: { name: 'Primo' } });
    const late = editPortal(deps, { ...staff, clientId, tag, said: { controller: 'Secondo' } });
    await expect(late).rejects.toMatchObject({ code: 'portal.changed_meanwhile' });
    const { state } = await readPortalToEdit(deps, { ...staff, clientId });
    expect(state).toMatchObject({ name: 'Primo', controller: 'Regione Emilia-Romagna' });
  });

  it('is nothing where all of it stands already', async () => {
    const { clientId, name } = await aPortal(db);
    await editPortal(deps, { clientId, said: { name } });
    expect((await toldOf(clientId)).events).toHaveLength(1);
  });

  it.each([
    [
      { redirectUris: ['https://ok.example/a', 'http://altro.example/b'] },
      'portal.address_refused',
      'redirectUris.1',
    ],
    [
      { logout: { kind: 'back_channel', uri: 'https://x.example/#a', on: [] } },
      'portal.address_refused',
      'logout.uri',
    ],
    [{ scopes: ['openid', 'tutto'] }, 'portal.scope_unknown', 'scopes.1'],
    [{ allowedProviders: ['nessuno'] }, 'portal.provider_unknown', 'allowedProviders.0'],
    [{ communities: ['nessuna'] }, 'portal.community_unknown', 'communities.0'],
    [{ attributeService: 7 }, 'portal.attribute_service_unknown', 'attributeService'],
    [
      { pkceRequired: false, metadata: { token_endpoint_auth_method: 'none' } },
      'portal.pkce_needed',
      'pkceRequired',
    ],
  ] as const)('to %j is refused, by its field, also to a new one', async (said, code, field) => {
    const { clientId } = await aPortal(db);
    const edit = editPortal(deps, { clientId, said: said as object });
    await expect(edit).rejects.toMatchObject({ code, context: { field } });
    const about = {
      name: 'Altro',
      controller: 'Altra',
      redirectUris: ['https://ok.example/a'],
      ...said,
    };
    const add = addPortal(deps, { clientId: trustId(`${clientId}-bis`), said: about as never });
    await expect(add).rejects.toMatchObject({ code, context: { field } });
    expect((await toldOf(clientId)).events).toHaveLength(1);
  });

  it('tells all faults at once', async () => {
    const { clientId } = await aPortal(db);
    const said = { returnUrls: ['ftp://x.example/'], attributeService: 7 };
    const error = await editPortal(deps, { clientId, said }).catch((caught: unknown) => caught);
    expect((error as PiazzaError).context['faults']).toEqual([
      { field: 'returnUrls.0', code: 'portal.address_refused', value: 'ftp://x.example/' },
      { field: 'attributeService', code: 'portal.attribute_service_unknown' },
    ]);
  });

  it('is refused for one that the configuration keeps, and for one that nobody knows', async () => {
    const { clientId } = await aPortal(db);
    const fixed = { ...deps, ground: { ...deps.ground, fixed: [clientId] } };
    const edit = (id: ClientId, on = deps) => editPortal(on, { clientId: id, said: { name: 'X' } });
    await expect(edit(clientId, fixed)).rejects.toMatchObject({ code: 'portal.kept_by_service' });
    await expect(edit(trustId('ignoto'))).rejects.toMatchObject({ code: 'portal.unknown' });
  });

  it('asks first whether the actor keeps the register', async () => {
    const { clientId } = await aPortal(db);
    const demandKeeper = async () => {
      throw new PiazzaError('right.missing');
    };
    const edit = editPortal(
      { ...deps, demandKeeper },
      { ...(await asStaff()), clientId, said: { name: 'X' } },
    );
    await expect(edit).rejects.toMatchObject({ code: 'right.missing' });
  });
});
