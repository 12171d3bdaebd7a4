// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { MyDelegation } from '../../membership/use-cases/seats/my-delegations.js';
import { ButtonForm } from '../components/button-form.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

/** For which organisations the reader acts, and where; what they are asked. */
export function MyDelegations({
  delegations,
}: {
  readonly delegations: readonly MyDelegation[];
}): VNode | null {
  const { t } = useView();
  if (delegations.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('delegations.title')}</h2>
      <ul class="rows">
        {delegations.map((one) => (
          <Row one={one} key={one.id} />
        ))}
      </ul>
    </section>
  );
}

function Row({ one }: { one: MyDelegation }): VNode {
  const { t } = useView();
  const { id, status, organisation, community, since } = one;
  const page = `/me/organisations/delegations/${id}`;
  return (
    <li>
      <div class="rows-main">
        <h3>{organisation}</h3>
        <p>
          {t('delegations.in')} <a href={`/c/${community.slug}`}>{community.name}</a>
        </p>
        {since ? (
          <p>
            <Time after={t('delegations.since')} at={since} />
          </p>
        ) : (
          <Tag tone="warning">{t('delegations.waits')}</Tag>
        )}
      </div>
      {status === 'offered' ? (
        <a
          class="btn btn-primary btn-sm"
          href={page}
          aria-label={t('delegations.read_label', { organisation })}
        >
          {t('delegations.read')}
        </a>
      ) : (
        <ButtonForm
          action={page}
          fields={{ answer: 'resign' }}
          look="outline-danger"
          small
          label={t('delegations.resign_label', { organisation })}
        >
          {t('delegations.resign')}
        </ButtonForm>
      )}
    </li>
  );
}
