// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { PlainTextKey } from '../../i18n/translate.js';
import type { InteractionDetails } from '../../portal/use-cases/interaction-types.js';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

/** What a person reads for each group of claims, in this order. */
const sentences: readonly { readonly claims: readonly string[]; readonly text: PlainTextKey }[] = [
  { claims: ['name'], text: 'release.name' },
  { claims: ['given_name', 'family_name'], text: 'release.legal_name' },
  { claims: ['email'], text: 'release.email' },
  { claims: ['locale'], text: 'release.locale' },
  { claims: ['groups', 'memberships', 'entitlements'], text: 'release.communities' },
  { claims: ['memberships', 'roles', 'entitlements'], text: 'release.roles' },
];

/** Seen once before a portal receives something, and again when it receives something more. */
export function ReleasePage({ waiting }: { waiting: InteractionDetails }): VNode {
  const { t } = useView();
  const { portal, uid, release = [] } = waiting;
  const action = `/interaction/${uid}`;
  const told = sentences.filter(({ claims }) => claims.some((one) => has(release, one)));
  return (
    <div class="narrow">
      <PageHead
        title={t('release.title', { portal: portal.name })}
        lead={t(portal.firstParty ? 'release.lead' : 'release.lead.consent', {
          portal: portal.name,
        })}
      />
      <ul class="checklist">
        <li>{t('release.subject')}</li>
        <li>{t('release.level')}</li>
        {told.map(({ text }) => (
          <li key={text}>{t(text)}</li>
        ))}
      </ul>
      <p>{t('release.controller', { controller: portal.controller })}</p>
      <p>{t('release.never')}</p>
      <div class="actions">
        <ButtonForm action={action}>{t('release.continue')}</ButtonForm>
        <ButtonForm action={`${action}/abort`} look="outline-primary">
          {t('release.back')}
        </ButtonForm>
      </div>
    </div>
  );
}

const has = (list: readonly string[], name: string): boolean => list.includes(name);
