// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { NamedCommunity } from '../../membership/use-cases/list-seen-communities.js';
import type { InteractionDetails } from '../../portal/use-cases/interaction-types.js';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

/** For whoever belongs to no community that the portal serves: join one and try again, or go back. */
export function MembersOnlyPage({
  waiting,
  communities,
}: {
  waiting: InteractionDetails;
  /** Those of the portal that the person may see. */
  communities: readonly NamedCommunity[];
}): VNode {
  const { t } = useView();
  const { portal, uid } = waiting;
  const action = `/interaction/${uid}`;
  return (
    <div class="narrow">
      <PageHead
        title={t('members_only.title', { portal: portal.name })}
        lead={t('error.portal.membership_required')}
      />
      {communities.length > 0 ? (
        <section aria-labelledby="communities">
          <h2 class="h4" id="communities">
            {t('members_only.which')}
          </h2>
          <ul>
            {communities.map(({ slug, name }) => (
              <li key={slug}>
                <a href={`/c/${slug}`}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <p>
          <a href="/c">{t('members_only.communities')}</a>
        </p>
      )}
      <div class="actions">
        <ButtonForm action={`${action}/abort`}>
          {t('members_only.back', { portal: portal.name })}
        </ButtonForm>
        <ButtonForm action={action} look="outline-primary">
          {t('members_only.again')}
        </ButtonForm>
      </div>
    </div>
  );
}
