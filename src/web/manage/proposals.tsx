// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Listed } from '../../kernel/pages.js';
import type { Proposal } from '../../membership/use-cases/list-proposals.js';
import type { FormState } from '../components/field.js';
import { ButtonForm } from '../components/button-form.js';
import { Pagination } from '../components/pagination.js';
import { PostForm } from '../components/post-form.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';
import { Months } from './months.js';

interface ProposalsProps {
  readonly slug: string;
  readonly proposals: Listed<Proposal>;
  /** The answer whose term was at fault. */
  readonly failed: { readonly grantId: string; readonly form: FormState } | undefined;
}

/** Members who put themselves forward for a role. */
export function Proposals({ slug, proposals: { items, next }, failed }: ProposalsProps): VNode {
  const { t, url } = useView();
  // An answer that lacks something is shown again on the page on which it was given.
  const { search } = new URL(url, 'http://page');
  return (
    <section class="section">
      <h2>{t('manage.proposals')}</h2>
      {items.length === 0 ? <p class="empty">{t('manage.proposals.none')}</p> : null}
      <ul class="rows">
        {items.map(({ grantId, displayName, role, message }) => {
          const words = { name: displayName, role: t(`role.${role}`) };
          const action = `/c/${slug}/manage/proposals/${grantId}${search}`;
          return (
            <li key={grantId}>
              <div class="rows-main">
                <h3>
                  {displayName} <Tag tone="info">{words.role}</Tag>
                </h3>
                {message ? <blockquote>{message}</blockquote> : null}
              </div>
              <div class="actions">
                <PostForm
                  action={action}
                  fields={{ answer: 'accept' }}
                  form={failed?.grantId === grantId ? failed.form : undefined}
                >
                  <Months
                    id={`months-${grantId}`}
                    roles={[role]}
                    form={failed?.grantId === grantId ? failed.form : undefined}
                  />
                  <button
                    type="submit"
                    class="btn btn-primary btn-sm"
                    aria-label={t('manage.proposals.accept_label', words)}
                  >
                    {t('manage.proposals.accept')}
                  </button>
                </PostForm>
                <ButtonForm
                  action={action}
                  fields={{ answer: 'decline' }}
                  look="outline-secondary"
                  small
                  label={t('manage.proposals.decline_label', words)}
                >
                  {t('manage.proposals.decline')}
                </ButtonForm>
              </div>
            </li>
          );
        })}
      </ul>
      <Pagination next={next} of={t('manage.proposals')} param="proposals" />
    </section>
  );
}
