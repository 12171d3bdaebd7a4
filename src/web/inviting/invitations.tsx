// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { InvitationPage } from '../../membership/use-cases/inviting/list-invitations.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { FaultList } from '../components/fault-list.js';
import { type FormState, Select, TextArea } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';

interface InvitationsProps {
  readonly slug: string;
  readonly page: InvitationPage;
  readonly form: FormState;
  /** What is wrong with the list of guests, line by line. */
  readonly faults: readonly string[];
}

/** Whom to invite, and what became of those who were. */
export function Invitations({ slug, page, form, faults }: InvitationsProps): VNode {
  const { t } = useView();
  return (
    <>
      <Offered forms={[{ action: `/c/${slug}/manage/invitations` }]}>
        <section class="section">
          <h2>{t('invitations.new')}</h2>
          <InviteForm {...{ slug, page, form, faults }} />
        </section>
      </Offered>
      <section class="section">
        <h2>{t('invitations.sent')}</h2>
        {page.items.length === 0 ? <p class="empty">{t('invitations.none')}</p> : null}
        <ul class="rows">
          {page.items.map((invitation) => (
            <Sent key={invitation.id} slug={slug} invitation={invitation} />
          ))}
        </ul>
        <Pagination next={page.next} />
      </section>
    </>
  );
}

function InviteForm({ slug, page, form, faults }: InvitationsProps): VNode {
  const { t } = useView();
  const roles = page.offerable.map((role) => t(`role.${role}`)).join(', ');
  return (
    <EntryForm action={`/c/${slug}/manage/invitations`} form={form} submit={t('invitations.send')}>
      <TextArea
        name="guests"
        label={t('invitations.guests')}
        hint={roles ? t('invitations.guests.hint_roles', { roles }) : t('invitations.guests.hint')}
        rows={6}
        maxLength={15_000}
        form={form}
        required
      />
      <FaultList faults={faults} />
      <TextArea
        name="message"
        label={t('invitations.message')}
        hint={t('invitations.message.hint')}
        rows={3}
        maxLength={1_000}
        form={form}
      />
      <Select
        name="locale"
        label={t('invitations.locale')}
        initial="it"
        form={form}
        options={[
          { value: 'it', text: 'Italiano' },
          { value: 'en', text: 'English' },
        ]}
      />
    </EntryForm>
  );
}

type Listed = InvitationPage['items'][number];

function Sent({ slug, invitation }: { slug: string; invitation: Listed }): VNode {
  const { locale, t } = useView();
  const { id, address, role, status, lastSentAt, expiresAt } = invitation;
  const to = address ?? t('invitations.forgotten');
  const here = `/c/${slug}/manage/invitations/${id}`;
  const resend = { action: `${here}/resend` };
  const revoke = { action: `${here}/revoke` };
  const dates = { sent: formatDate(locale, lastSentAt), until: formatDate(locale, expiresAt) };
  return (
    <li>
      <div class="rows-main">
        <h3>{to}</h3>
        <p>{t('invitations.dates', dates)}</p>
        <ul class="tags">
          <li>
            <Tag tone={status === 'pending' ? 'warning' : 'info'}>
              {t(`invitations.status.${status}`)}
            </Tag>
          </li>
          {role ? (
            <li>
              <Tag>{t(`role.${role}`)}</Tag>
            </li>
          ) : null}
        </ul>
      </div>
      {status === 'pending' ? (
        <Offered forms={[resend, revoke]}>
          <div class="actions">
            {invitation.mayBeSentAgain ? (
              <ButtonForm
                {...resend}
                look="outline-secondary"
                small
                label={t('invitations.resend_label', { to })}
              >
                {t('invitations.resend')}
              </ButtonForm>
            ) : null}
            <ButtonForm
              {...revoke}
              look="outline-danger"
              small
              label={t('invitations.revoke_label', { to })}
            >
              {t('invitations.revoke')}
            </ButtonForm>
          </div>
        </Offered>
      ) : null}
    </li>
  );
}
